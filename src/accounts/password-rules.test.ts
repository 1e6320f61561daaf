import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blueprints } from '../organisations/blueprints.ts'
import { passwordRefusals, passwordRules } from './password-rules.ts'

const refusals = (realm: keyof typeof blueprints, password: string) =>
  passwordRefusals(blueprints[realm].password, password, 'fr')

const length = 'au moins 8 caractères'
const digit = 'un chiffre'
const upperCase = 'une majuscule'
const special = 'un caractère spécial (par exemple ! ? - @)'
const someOf =
  'au moins 3 de ces 4 sortes : une minuscule, une majuscule, un chiffre, un caractère spécial (par exemple ! ? - @)'
const common = 'un mot de passe moins courant : celui-ci est parmi les premiers que des fraudeurs essaient'

describe('federation: 8 characters with a digit, a capital and a special character', () => {
  test.each([
    ['Bzq-2026', []],
    ['ÀÉÎ-٣٤٥x', []],
    ['Bzq-202', [length]],
    ['bzq-2026', [upperCase]],
    ['Bzq-dixx', [digit]],
    ['Bzq42026', [special]],
    ['bzqx', [length, digit, upperCase, special]],
  ])('%s', (password, unmet) => {
    expect(refusals('federation', password)).toEqual(unmet)
  })
})

describe.each(['association', 'worksCouncil'] as const)(
  '%s: 8 characters with three of four classes',
  realm => {
    test.each([
      ['bzq-2026', []],
      ['Bzq42026', []],
      ['Bzq-dixx', []],
      ['BZQ-2026', []],
      ['bzq42026', [someOf]],
      ['bzqxbzqx', [someOf]],
      ['Bzq-202', [length]],
    ])('%s', (password, unmet) => {
      expect(refusals(realm, password)).toEqual(unmet)
    })
  },
)

describe.each(Object.keys(blueprints) as (keyof typeof blueprints)[])('everywhere (%s)', realm => {
  test('a phrase of 15 passes without classes, one of 14 does not', () => {
    expect(refusals(realm, 'lesvachesvertes')).toEqual([])
    expect(refusals(realm, 'lesvachesverte')).not.toEqual([])
    expect(refusals(realm, 'les vaches ver😀')).toEqual([])
  })

  test.each([
    'Password1!',
    'Motdepasse2026!',
    'Azerty123!',
    'Bonjour1!',
    'Marseille-13',
    'motdepasse12345',
    'qwertyuiop12345',
  ])('a common one is refused, by the classes or as a phrase: %s', password => {
    expect(refusals(realm, password)).toEqual([common])
  })

  test('256 characters pass, 257 do not', () => {
    expect(refusals(realm, 'Ab-1'.repeat(64))).toEqual([])
    expect(refusals(realm, `${'Ab-1'.repeat(64)}x`)).toEqual(["d'être plus court (256 caractères au plus)"])
  })

  test('what counts is the form NFKC, in which it is hashed', () => {
    expect(refusals(realm, 'Ｂｚｑ－２０２６')).toEqual(refusals(realm, 'Bzq-2026'))
    // A letter of its own and an accent are one character.
    expect(refusals(realm, 'Bz-2e\u0301e\u0301e\u0301')).toContain(length)
  })

  test('the expressions that the form ticks off say the same as the check', () => {
    const rules = passwordRules(blueprints[realm].password, 'fr')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), typed => {
        const password = typed.normalize('NFKC')
        const ticked = rules.filter(({ pattern }) => new RegExp(pattern, 'u').test(password)).length
        const unmet = refusals(realm, password).filter(refusal => refusal !== common)
        expect(unmet.length).toBe(rules.length - ticked)
      }),
    )
  })
})
