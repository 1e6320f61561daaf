import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestIntroduction, readChoice, tooLongBy } from './choice-typed.ts'
import { type Choice, entryOf, type Facts, type Showable, showables } from './entry.ts'

const some = fc.subarray([...showables]) as fc.Arbitrary<Showable[]>

/** Somebody with everything, each thing of it to be told from all others. */
const facts: Facts = {
  personId: 'p',
  givenName: 'Ida',
  familyName: 'Roux',
  organisations: [],
  occupation: 'Potière',
  addressLine1: '4 impasse du Four',
  addressLine2: 'Bâtiment B',
  postcode: '58200',
  town: 'Cosne',
  country: 'CH',
  phone: '+33386000001',
  mobile: '+33612000001',
  email: 'ida@exemple.fr',
}
const tells: Record<Showable, readonly string[]> = {
  occupation: ['Potière'],
  town: ['Cosne'],
  address: ['impasse', 'Bâtiment', '58200', 'Cosne', 'Suisse'],
  phone: ['+33386000001'],
  mobile: ['+33612000001'],
  email: ['ida@exemple.fr'],
}

test('an entry tells what was chosen and is allowed, and not a word more', () => {
  fc.assert(
    fc.property(some, some, (shows, bounds) => {
      const choice: Choice = { listed: true, shows, introduction: null }
      const entry = JSON.stringify(entryOf(facts, choice, bounds, 'fr'))
      const told = new Set(shows.filter(what => bounds.includes(what)).flatMap(what => tells[what]))
      for (const word of Object.values(tells).flat())
        expect([word, entry.includes(word)]).toEqual([word, told.has(word)])
    }),
  )
})

test('a form shows nothing that was not offered, whatever is sent', () => {
  fc.assert(
    fc.property(some, fc.array(fc.oneof(fc.constantFrom(...showables), fc.string())), (offered, sent) => {
      const form = new URLSearchParams(sent.map(value => ['shows', value]))
      const { listed, shows, introduction } = readChoice(form, offered)
      expect([listed, introduction]).toEqual([true, null])
      for (const what of shows) expect(offered.includes(what) && sent.includes(what)).toBe(true)
    }),
  )
})

test('an introduction is one paragraph, counted as people count', () => {
  const typed = (introduction: string) => readChoice(new URLSearchParams({ introduction }), []).introduction
  expect(typed('  Potière,\r\n\r\n  à\u00a0Cosne\u0000 ')).toBe('Potière, à Cosne')
  expect(typed(' \n ')).toBeNull()
  const family = '👩‍👩‍👧'
  expect(tooLongBy(typed(family.repeat(longestIntroduction)))).toBe(0)
  expect(tooLongBy(typed('é'.repeat(longestIntroduction + 3)))).toBe(3)
})
