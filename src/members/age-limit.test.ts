import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bornToReach, dayOfAge } from './age-limit.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const compare = Temporal.PlainDate.compare

describe('the day on which an age is reached', () => {
  test.each([
    ['2001-03-14', 26, '2027-03-14'],
    ['2000-12-31', 26, '2026-12-31'],
    ['2001-01-01', 1, '2002-01-01'],
    ['2004-02-29', 20, '2024-02-29'],
    ['2000-02-29', 26, '2026-02-28'],
    ['2004-02-29', 21, '2025-02-28'],
    ['2004-02-28', 21, '2025-02-28'],
    ['2004-03-01', 21, '2025-03-01'],
    ['1996-02-29', 104, '2100-02-28'],
  ])('born on %s, %i years: %s', (born, years, reached) => {
    expect(dayOfAge(day(born), years).toString()).toBe(reached)
  })
})

test('who reaches an age within some days is told by birth dates alone', () => {
  const around = fc.integer({ min: -40_000, max: 10_000 }).map(days => day('2026-11-20').add({ days }))
  const nearFebruary = fc
    .record({ year: fc.integer({ min: 1990, max: 2110 }), days: fc.integer({ min: -3, max: 3 }) })
    .map(({ year, days }) => Temporal.PlainDate.from({ year, month: 2, day: 28 }).add({ days }))
  fc.assert(
    fc.property(
      fc.oneof(around, nearFebruary),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: -4, max: 4 }),
      (today, years, ahead, shift) => {
        const last = today.add({ days: ahead })
        const { from, to } = bornToReach(years, today, last)
        for (const edge of [from, to]) {
          const born = edge.add({ days: shift })
          const reached = dayOfAge(born, years)
          const isWithin = compare(reached, today) > 0 && compare(reached, last) <= 0
          const isNamed = compare(born, from) >= 0 && compare(born, to) <= 0
          expect(isNamed).toBe(isWithin)
        }
      },
    ),
    { numRuns: 2000 },
  )
})
