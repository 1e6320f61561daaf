import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isReference, newReference, referenceInGroups, referencesIn, withCheckDigits } from './reference.ts'

/** ISO 7064 MOD 97-10 digit by digit, as one would do it on paper. */
function remainder(reference: string): number {
  const text = reference.slice(4) + reference.slice(0, 4)
  return [...text]
    .flatMap(sign => [...String(Number.parseInt(sign, 36))])
    .reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}

test('the example of the standard', () => {
  expect(withCheckDigits('539007547034')).toBe('RF18539007547034')
  expect(isReference('rf18 5390 0754 7034')).toBe(true)
  expect(isReference('RF19539007547034')).toBe(false)
})

test('every new reference passes the check of ISO 11649', () => {
  for (let count = 0; count < 500; count++) {
    const reference = newReference()
    expect(reference).toMatch(/^RF\d{14}$/)
    expect(remainder(reference)).toBe(1)
    expect(isReference(reference)).toBe(true)
  }
})

test('any body of letters and digits has check digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,21}$/), body => {
      const reference = withCheckDigits(body)
      expect([remainder(reference), isReference(reference)]).toEqual([1, true])
    }),
  )
})

// Of digits only, as Guichet's own are: the standard does not promise it for a digit typed in the place of a letter.
test('in a reference of digits no wrong digit passes, nor two that changed places', () => {
  const swapped = (text: string, one: number, two: number) =>
    [...text]
      .with(one, text[two] ?? '')
      .with(two, text[one] ?? '')
      .join('')
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,21}$/), fc.nat(), fc.nat(), (body, at, other) => {
      const reference = withCheckDigits(body)
      const place = 2 + (at % (reference.length - 2))
      const wrong = reference.slice(0, place) + String(other % 10) + reference.slice(place + 1)
      const exchanged = swapped(reference, place, 2 + (other % (reference.length - 2)))
      for (const typed of [wrong, exchanged]) expect(isReference(typed)).toBe(typed === reference)
    }),
  )
})

test('is found in any label, whatever stands around and between', () => {
  const blanks = fc.constantFrom('', ' ', '  ', '-', '.', '\u00a0', '/')
  const words = fc.constantFrom('', 'VIR SEPA ', 'COTISATION 2026 ', 'rf', 'MME GARNIER RF18 ', 'REF:')
  fc.assert(
    fc.property(
      words,
      words,
      fc.array(blanks, { minLength: 16, maxLength: 16 }),
      (before, after, between) => {
        const reference = newReference()
        const printed = [...reference.toLowerCase()].map((sign, at) => sign + between[at]).join('')
        expect(referencesIn(`${before}${printed}${after}`)).toContain(reference)
      },
    ),
  )
  expect(referencesIn('COTISATION 2026')).toEqual([])
  expect(referenceInGroups('RF18539007547034')).toBe('RF18 5390 0754 7034')
})
