import { describe, expect, test } from 'vitest'
import { endedBecause, endOf, lastDayOf, looksLikeCode, newCode, refusesDrafts } from './invitation.ts'

const at = (instant: string) => Temporal.Instant.from(instant)
const link = { stopped_at: null, expires_at: null, most_uses: null, uses: 12 }

describe('why a link lets nobody begin', () => {
  const now = at('2026-06-15T08:00:00Z')
  test.each([
    ['nothing, without limits', link, null, false],
    ['nothing, before the maximum', { ...link, most_uses: 13 }, null, false],
    ['the maximum', { ...link, most_uses: 12 }, 'usedUp', true],
    ['more uses than a maximum that was set later', { ...link, most_uses: 1 }, 'usedUp', true],
    ['nothing, until the end', { ...link, expires_at: at('2026-06-15T08:00:00.001Z') }, null, false],
    ['its end, from that moment on', { ...link, expires_at: now }, 'expired', false],
    ['a stop', { ...link, stopped_at: now }, 'stopped', true],
    ['a stop before all else', { ...link, stopped_at: now, expires_at: now, most_uses: 1 }, 'stopped', true],
  ] as const)('%s', (_, invitation, why, isFinal) => {
    expect(endedBecause(invitation, now)).toBe(why)
    expect(refusesDrafts(invitation)).toBe(isFinal)
  })
})

describe('the last day ends at midnight in Paris', () => {
  test.each([
    ['in summer', '2026-06-15', '2026-06-15T22:00:00Z'],
    ['in winter', '2026-12-31', '2026-12-31T23:00:00Z'],
    ['on the day that has 23 hours', '2026-03-29', '2026-03-29T22:00:00Z'],
    ['on the day that has 25 hours', '2026-10-25', '2026-10-25T23:00:00Z'],
  ])('%s', (_, day, instant) => {
    const end = endOf(Temporal.PlainDate.from(day), 'Europe/Paris')
    expect(end.toString()).toBe(instant)
    expect(lastDayOf({ expires_at: end }, 'Europe/Paris')?.toString()).toBe(day)
  })

  test('a link without an end has none', () => {
    expect(lastDayOf({ expires_at: null }, 'Europe/Paris')).toBeNull()
  })
})

describe('the code', () => {
  test.each([
    ['CSE Verrerie', /^cse-verrerie-[0-9a-z]{10}$/],
    ["Compagnie d'Alsace & du Rhône", /^compagnie-d-alsace-du-rhone-[0-9a-z]{10}$/],
    ['Œuvre — «\u00a0Ætna\u00a0»', /^oeuvre-aetna-[0-9a-z]{10}$/],
    ['Κεραμική', /^invitation-[0-9a-z]{10}$/],
    [`${'a'.repeat(39)} bcd`, /^a{39}-[0-9a-z]{10}$/],
  ])('of %s reads well', (name, code) => {
    const made = newCode(name)
    expect(made).toMatch(code)
    expect(looksLikeCode(made)).toBe(true)
    expect(made.slice(-10)).not.toMatch(/[ilou]/)
  })

  test('cannot be guessed from another one', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newCode('CSE'))).size).toBe(1000)
  })

  test.each(['', 'a b', 'a/b', "a'", 'é', 'a\n', '\0', 'a'.repeat(65)])('%j is none', text => {
    expect(looksLikeCode(text)).toBe(false)
  })
})
