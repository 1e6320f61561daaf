import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeSlug, longestSlug, slugOf } from './slug.ts'

test.each([
  ['Où nous trouver\u00a0?', 'ou-nous-trouver'],
  ["L'assemblée générale 2026", 'l-assemblee-generale-2026'],
  ['Cœur & Æther', 'coeur-aether'],
  ['  --  ', 'page'],
  ['Протокол', 'page'],
  [`${'mot '.repeat(40)}`, Array.from({ length: 20 }, () => 'mot').join('-')],
])('%j gives %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('whatever the title, the address is one that the database takes, and one that is free can be found', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(3), (title, others) => {
      const slug = slugOf(title)
      const taken = new Set<string>()
      for (let each = 0; each <= others; each++) {
        const free = freeSlug(slug, taken)
        expect(free).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(free.length).toBeLessThanOrEqual(longestSlug)
        expect(taken.has(free)).toBe(false)
        taken.add(free)
      }
    }),
  )
})
