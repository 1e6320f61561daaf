import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineIndex } from './line-index.ts'

test('remembers what a map would', () => {
  const entry = fc.tuple(fc.string({ maxLength: 3 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }))
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), entries => {
      const [index, map] = [new LineIndex(), new Map(entries)]
      for (const [text, value] of entries) index.set(text, value)
      for (const [text, value] of map) expect(index.get(text)).toBe(value)
      for (const text of map.keys()) index.setFirst(text, 1)
      for (const [text, value] of map) expect(index.get(text)).toBe(value)
      expect(index.has('nowhere')).toBe(false)
    }),
  )
})

test('of many thousands none is lost, and a negative number is one', () => {
  const index = new LineIndex()
  for (let line = 1; line <= 20_000; line++) index.set(`M-${line}`, -line)
  for (let line = 1; line <= 20_000; line++) expect(index.get(`M-${line}`)).toBe(-line)
  expect(index.get('M-20001')).toBeUndefined()
})
