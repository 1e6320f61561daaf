import { expect, test } from 'vitest'
import { realmTerms } from './realm-terms.ts'

type Version = [id: string, day: string, publishedAt: string, asks?: boolean, kind?: 'rules' | 'termsOfUse']

/** In the order in which they are read. */
const versions = (...all: Version[]) =>
  realmTerms(
    all.map(([id, day, publishedAt, asks = true, kind = 'rules']) => ({
      realm_id: 'realm',
      id,
      kind,
      in_force_on: Temporal.PlainDate.from(day),
      published_at: Temporal.Instant.from(publishedAt),
      asks_again: asks,
    })),
    'Europe/Paris',
  )
const told = ({ asking }: ReturnType<typeof realmTerms>) =>
  asking.map(({ id, from, until }) => [id, from.toString(), until?.toString() ?? null])

test('a version begins at midnight of its day in the realm, summer and winter, or when it is published', () => {
  const { asking } = versions(
    ['summer', '2026-07-01', '2026-06-01T08:00:00Z'],
    ['winter', '2026-12-01', '2026-06-01T08:00:00Z'],
    ['today', '2026-12-02', '2026-12-02T09:30:00Z'],
  )
  expect(asking.map(({ from }) => from.toString())).toEqual([
    '2026-06-30T22:00:00Z',
    '2026-11-30T23:00:00Z',
    '2026-12-02T09:30:00Z',
  ])
})

test('it asks until the next of its kind holds, whether that one asks or not', () => {
  expect(
    told(
      versions(
        ['use', '2026-01-01', '2025-12-01T08:00:00Z', true, 'termsOfUse'],
        ['first', '2026-07-01', '2026-06-01T08:00:00Z'],
        ['silent', '2026-08-01', '2026-06-01T08:00:00Z', false],
        ['twice', '2026-09-01', '2026-06-01T08:00:00Z'],
        ['corrected', '2026-09-01', '2026-09-01T10:00:00Z'],
      ),
    ),
  ).toEqual([
    ['use', '2025-12-31T23:00:00Z', null],
    ['first', '2026-06-30T22:00:00Z', '2026-07-31T22:00:00Z'],
    ['twice', '2026-08-31T22:00:00Z', '2026-09-01T10:00:00Z'],
    ['corrected', '2026-09-01T10:00:00Z', null],
  ])
})

test('there is something to read from the first version on', () => {
  expect(versions().readableFrom).toBeNull()
  expect(
    versions(
      ['silent', '2026-07-01', '2026-06-01T08:00:00Z', false],
      ['later', '2026-09-01', '2026-06-01T08:00:00Z'],
    ).readableFrom?.toString(),
  ).toBe('2026-06-30T22:00:00Z')
})
