import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOf, lastDayOf, startOf } from './role-days.ts'

const zones = fc.constantFrom('Europe/Paris', 'America/Guadeloupe', 'Indian/Reunion', 'Pacific/Noumea')
const days = fc
  .integer({ min: 0, max: 20_000 })
  .map(days => Temporal.PlainDate.from('2000-01-01').add({ days }))

test('a role that ends on a day holds through all of it, and not a moment longer', () => {
  fc.assert(
    fc.property(days, zones, (day, timeZone) => {
      const end = endOf(day, timeZone)
      const before = end.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone)
      expect(before.toPlainDate().equals(day)).toBe(true)
      expect(
        end
          .toZonedDateTimeISO(timeZone)
          .toPlainDate()
          .equals(day.add({ days: 1 })),
      ).toBe(true)
      expect(lastDayOf(end, timeZone).equals(day)).toBe(true)
    }),
  )
})

test('a role starts at once today, and at midnight of a day to come; never in the past', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), zones, (today, away, timeZone) => {
      const now = today.toZonedDateTime({ timeZone, plainTime: '15:30' }).toInstant()
      const start = startOf(today.add({ days: away }), now, timeZone)
      expect(Temporal.Instant.compare(start, now) >= 0).toBe(true)
      expect(start.equals(now)).toBe(away <= 0)
      if (away > 0)
        expect(
          start
            .toZonedDateTimeISO(timeZone)
            .toPlainDate()
            .equals(today.add({ days: away })),
        ).toBe(true)
      expect(startOf(null, now, timeZone).equals(now)).toBe(true)
    }),
  )
})
