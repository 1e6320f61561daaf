import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moneyAsTyped, moneyInWords, readMoney } from './money.ts'

test.each([
  ['45', 4500],
  ['45,50', 4550],
  ['45.5', 4550],
  [' 45,05 € ', 4505],
  ['1\u202f234,50 euros', 123_450],
  ['45 EUR', 4500],
  ['0', 0],
  ['1 000 000', 100_000_000],
  ['1 000 000,01', null],
  ['', null],
  ['-5', null],
  ['45,505', null],
  ['quarante', null],
  ['4 5 x', null],
])('« %s » is read', (typed, cents) => {
  expect(readMoney(typed)).toBe(cents)
})

test('is said in both languages', () => {
  expect(moneyInWords(4500, 'fr')).toBe('45\u00a0€')
  expect(moneyInWords(123_450, 'fr')).toBe('1\u00a0234,50\u00a0€')
  expect(moneyInWords(123_405, 'en')).toBe('€1,234.05')
  expect(moneyInWords(-4550, 'fr')).toBe('\u221245,50\u00a0€')
})

test('what is said is read again', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.constantFrom('fr' as const, 'en' as const),
      (cents, language) => {
        expect(readMoney(moneyAsTyped(cents, language))).toBe(cents)
        if (language === 'fr') expect(readMoney(moneyInWords(cents, language))).toBe(cents)
      },
    ),
  )
})
