import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersIn, contextOf, policyWith } from '../../../test/setup/step-context.ts'
import { countryCodes } from '../../members/countries.ts'
import { hasFrenchPostcodes } from '../../members/postcode.ts'
import type { Answers } from '../answers.ts'
import type { OwnRecord } from '../change/own-record.ts'
import { numbersOf } from '../change/person-columns.ts'
import { steps } from './registry.ts'

const occupation = { id: '01900000-0000-7000-8000-000000000001', label: 'Verrier' }
const policy = policyWith({ fields: { occupation: 'optional', phone: 'optional', birthDate: 'optional' } })

/** A record with that identity, and beneficiaries. */
const holding = (answers: Answers): OwnRecord => {
  const { identity, beneficiaries = [] } = answers
  if (!identity) throw new Error('a record is about somebody')
  const { phone, otherPhone = null } = identity
  return {
    personId: 'own',
    answers: { identity, beneficiaries },
    mobile: phone,
    phone: otherPhone,
    occupation: null,
    secondAdherent: null,
    isSecond: false,
  }
}
const oneself: NonNullable<Answers['identity']> = {
  givenName: 'Zoé',
  familyName: 'Rossi',
  email: 'zoe@exemple.fr',
  occupationId: null,
  phone: null,
  otherPhone: null,
  birthDate: null,
}

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(text => `A${text.replaceAll(/\s|\p{C}|\p{Z}/gu, '').normalize('NFC')}`)
const day = fc
  .integer({ min: 0, max: 36_000 })
  .map(days => Temporal.PlainDate.from('1926-01-01').add({ days }).toString())
  .filter(iso => iso < '2026-11-20')
const number = fc.oneof(
  fc.integer({ min: 10_000_000, max: 99_999_999 }).map(digits => `+336${digits}`),
  fc.integer({ min: 10_000_000, max: 99_999_999 }).map(digits => `+333${digits}`),
  fc.constantFrom('+41791234567', '+262692123456', '+590690123456', '+33690123456', '+13124567890'),
)
const identity = fc.record({
  givenName: name,
  familyName: name,
  email: fc.constant('zoe@exemple.fr'),
  occupationId: fc.constantFrom(null, occupation.id),
  phone: fc.option(number),
  otherPhone: fc.option(number),
  birthDate: fc.option(day),
})
const address = fc
  .record({
    line1: name,
    line2: fc.option(name),
    postcode: fc.constantFrom('21000', '01000', '97411', 'SW1A 1AA'),
    town: name,
    country: fc.constantFrom(...countryCodes()),
  })
  .map(each => (hasFrenchPostcodes(each.country) ? { ...each, postcode: '20000' } : each))
const child = fc.record({
  kind: fc.constant('dependentChild' as const),
  givenName: name,
  familyName: name,
  birthDate: day,
  personId: fc.uuid(),
})
const family = fc.uniqueArray(child, { maxLength: 6, selector: ({ personId }) => personId })

/** What a step says is typed, and read again: nothing is another, a second time either. */
function expectStable(name: keyof typeof steps, answers: Answers, held: OwnRecord): void {
  const step = steps[name]
  const context = contextOf({ policy, occupations: [occupation], held })
  const typed = step.typedOf?.(answers) ?? {}
  const again = answersIn(step.read(typed, context))
  expect(again).toEqual(answers)
  expect(step.typedOf?.(again)).toEqual(typed)
  const kept = Object.keys(typed).filter(field => step.keeps(field, context))
  expect(Object.keys(typed).filter(field => !kept.includes(field) && field !== 'email')).toEqual([])
}

describe('what is held, as it would be typed', () => {
  test('identity', () => {
    fc.assert(
      fc.property(identity, said => expectStable('account', { identity: said }, holding({ identity: said }))),
    )
  })
  test('address', () => {
    fc.assert(
      fc.property(address, said =>
        expectStable('address', { address: said }, holding({ identity: oneself })),
      ),
    )
  })
  test('second adherent', () => {
    const second = fc.option(
      fc.record({ givenName: name, familyName: name, email: fc.constant('ange@exemple.fr') }),
    )
    fc.assert(
      fc.property(second, said =>
        expectStable('secondAdherent', { secondAdherent: said }, holding({ identity: oneself })),
      ),
    )
  })
  test('beneficiaries, those past the age limit too as long as they stay as they are', () => {
    fc.assert(
      fc.property(family, said =>
        expectStable(
          'beneficiaries',
          { beneficiaries: said },
          holding({ identity: oneself, beneficiaries: said }),
        ),
      ),
    )
  })
  test('only what is said once, when joining, is not typed again', () => {
    expect(
      Object.entries(steps)
        .filter(([, { typedOf }]) => !typedOf)
        .map(([each]) => each),
    ).toEqual(['validation'])
  })
})

describe('two numbers, each in its column', () => {
  const [mobile, other, landline] = ['+33612345678', '+33798765432', '+33380000000']
  const held = (first: string | null, second: string | null) =>
    holding({ identity: { ...oneself, phone: first, otherPhone: second } })
  test.each([
    [mobile, null, { mobile, phone: null }],
    [landline, null, { mobile: null, phone: landline }],
    [mobile, landline, { mobile, phone: landline }],
    [landline, mobile, { mobile, phone: landline }],
    [mobile, other, { mobile, phone: other }],
    [null, mobile, { mobile, phone: null }],
    [mobile, mobile, { mobile, phone: null }],
    [null, null, { mobile: null, phone: null }],
  ])('%s and %s', (first, second, columns) => {
    expect(numbersOf(held(other, landline), first, second)).toEqual(columns)
  })
  test('what nobody has changed stays where it is', () => {
    expect(numbersOf(held(landline, mobile), landline, mobile)).toEqual({ mobile: landline, phone: mobile })
  })
})

test('a child with another birth date is told of as in a registration once the limit is passed', () => {
  const grown = {
    kind: 'dependentChild',
    givenName: 'Léo',
    familyName: 'Rossi',
    birthDate: '1999-01-01',
  } as const
  const beneficiaries = [{ ...grown, personId: 'leo' }]
  const context = contextOf({ policy, held: holding({ identity: oneself, beneficiaries }) })
  const { read, typedOf } = steps.beneficiaries
  const typed = typedOf?.({ beneficiaries }) ?? {}
  expect(answersIn(read({ ...typed, '0-givenName': 'Léon' }, context)).beneficiaries).toEqual([
    { ...grown, givenName: 'Léon', personId: 'leo' },
  ])
  expect(read({ ...typed, '0-birthDate': '02/01/1999' }, context)).toHaveProperty('problems')
  expect(read({ ...typed, '0-id': 'somebody' }, context)).toHaveProperty('problems')
})
