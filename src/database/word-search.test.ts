import { describe, expect, test } from 'vitest'
import { beginningWith, withAll } from './word-search.ts'

describe('a query of what begins like the words', () => {
  test.each([
    [['dup'], "'dup':*"],
    [['marie', 'dup'], "'marie':* & 'dup':*"],
    [[], null],
  ])('%j', (words, query) => {
    expect(beginningWith(words)).toBe(query)
  })

  test('nothing in a word means anything to PostgreSQL', () => {
    expect(beginningWith(["o'neil", '\\', 'a:*|!b', '(&'])).toBe(
      "'o''neil':* & '\\\\':* & 'a:*|!b':* & '(&':*",
    )
  })

  test('no more words than anybody types', () => {
    const words = Array.from({ length: 500 }, (_, index) => `mot${index}`)
    expect(beginningWith(words)?.split(' & ')).toHaveLength(10)
  })
})

test('a query of whole words asks for all of them', () => {
  expect(withAll(['marie', 'dupont'])).toBe("'marie' & 'dupont'")
  expect(withAll([])).toBeNull()
})
