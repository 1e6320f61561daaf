import { expect, test } from 'vitest'
import { eurosInLetters } from './euros-in-letters.ts'

test.each([
  [0, 'zéro euro'],
  [100, 'un euro'],
  [150, 'un euro et cinquante centimes'],
  [201, 'deux euros et un centime'],
  [2100, 'vingt et un euros'],
  [4500, 'quarante-cinq euros'],
  [6050, 'soixante euros et cinquante centimes'],
  [7000, 'soixante-dix euros'],
  [7100, 'soixante et onze euros'],
  [7700, 'soixante-dix-sept euros'],
  [8000, 'quatre-vingts euros'],
  [8100, 'quatre-vingt-un euros'],
  [9199, 'quatre-vingt-onze euros et quatre-vingt-dix-neuf centimes'],
  [10000, 'cent euros'],
  [10100, 'cent un euros'],
  [20000, 'deux cents euros'],
  [28000, 'deux cent quatre-vingts euros'],
  [100000, 'mille euros'],
  [123400, 'mille deux cent trente-quatre euros'],
  [8000000, 'quatre-vingt mille euros'],
  [20000100, 'deux cent mille un euros'],
  [
    99999999,
    'neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf euros et quatre-vingt-dix-neuf centimes',
  ],
])('%i cents are « %s »', (cents, letters) => {
  expect(eurosInLetters(cents, 'fr')).toBe(letters)
})

test.each([
  [0, 'zero euros'],
  [101, 'one euro and one cent'],
  [6050, 'sixty euros and fifty cents'],
  [11200, 'one hundred and twelve euros'],
  [100500, 'one thousand and five euros'],
  [12340000, 'one hundred and twenty-three thousand four hundred euros'],
])('%i cents are “%s”', (cents, letters) => {
  expect(eurosInLetters(cents, 'en')).toBe(letters)
})

test('a million euros and more stays in figures', () => {
  expect(eurosInLetters(100_000_000, 'fr')).toBeNull()
})
