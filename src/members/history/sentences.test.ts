import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuditEvent } from '../../web/audit.ts'
import type { Happening, RowKind } from './happening.ts'
import { placeAsText, placeIn } from './history.ts'
import { eventSentences, rowSentences, sentenceOf, toldEvents } from './sentences.ts'

const details = fc.dictionary(
  fc.constantFrom(
    'by',
    'to',
    'from',
    'changed',
    'newEmail',
    'oldEmail',
    'cents',
    'method',
    'role',
    'kinds',
    'title',
  ),
  fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.boolean(),
    fc.array(fc.string()),
    fc.constant('2026-10-12'),
  ),
)
const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(...toldEvents, ...(Object.keys(rowSentences) as RowKind[])),
  at: fc
    .integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })
    .map(Temporal.Instant.fromEpochMilliseconds),
  id: fc.uuid({ version: 7 }),
  count: fc.integer({ min: 1, max: 400 }),
  byId: fc.option(fc.uuid()),
  by: fc.option(fc.constantFrom('Claire Bonnet')),
  organisation: fc.option(fc.constantFrom('Compagnie de Bourgogne')),
  details,
})

test('every trace has a sentence, or is said to be told elsewhere or nowhere', () => {
  const events = Object.keys(eventSentences) as AuditEvent[]
  expect(events.length).toBeGreaterThan(80)
  for (const event of events)
    expect([event, eventSentences[event] === null || typeof eventSentences[event]]).toEqual([
      event,
      toldEvents.includes(event) ? 'function' : true,
    ])
})

test('a sentence is words in both languages, whatever its details hold', () => {
  fc.assert(
    fc.property(happening, fc.constantFrom('fr' as const, 'en' as const), (one, language) => {
      const said = sentenceOf(one, { language, timeZone: 'Europe/Paris', personId: '' })
      expect(said).toMatch(/^[A-ZÀ-Ý0-9]/)
      expect(said).not.toMatch(/undefined|null|NaN|\[object|function/)
    }),
  )
})

test('sign-ins of a month are told together', () => {
  const at = Temporal.Instant.from('2026-10-31T22:30:00Z')
  const one = { kind: 'signedIn', at, id: '', byId: null, by: null, organisation: null, details: {} } as const
  const about = { language: 'fr', timeZone: 'Europe/Paris', personId: '' } as const
  expect(sentenceOf({ ...one, count: 12 }, about)).toBe('12 connexions en octobre 2026')
  expect(sentenceOf({ ...one, count: 1 }, { ...about, timeZone: 'Asia/Tokyo' })).toBe(
    'Une connexion en novembre 2026',
  )
})

test('a place in the history goes through an address unharmed; nonsense is none', () => {
  const place = {
    at: Temporal.Instant.from('2026-10-31T22:30:00.123456Z'),
    id: '01a1fe91-13ab-7763-b6a1-38a8b04c8650',
  }
  const back = placeIn(placeAsText(place))
  expect([String(back?.at), back?.id]).toEqual([String(place.at), place.id])
  for (const text of [null, '', '_', 'x_y', '2026-10-31_1', `x_${place.id}`]) expect(placeIn(text)).toBeNull()
})
