import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneErrorAway } from './one-error-away.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

test.each([
  ['dupond', 'dupont'],
  ['dijno', 'dijon'],
  ['martn', 'martin'],
  ['lefebvvre', 'lefebvre'],
  ['ourier', 'fourier'],
  ['bernad', 'bernard'],
])('%s may have been meant as %s', (typed, meant) => {
  expect(oneErrorAway(typed, alphabet)).toContain(meant)
})

test('whoever is one error away finds the way back, and is never what was typed', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(word, typed => {
      const meant = oneErrorAway(typed, 'abcd')
      expect(meant).not.toContain(typed)
      expect(new Set(meant).size).toBe(meant.length)
      for (const each of meant) {
        expect(Math.abs(each.length - typed.length)).toBeLessThanOrEqual(1)
        if (each) expect(oneErrorAway(each, 'abcd')).toContain(typed)
      }
    }),
    { numRuns: 50 },
  )
})
