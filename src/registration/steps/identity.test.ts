import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { answersIn, contextOf, policyWith, problemsIn } from '../../../test/setup/step-context.ts'
import { identityStep } from './identity.tsx'
import { identityWords } from './identity.words.ts'
import type { StepContext, Typed } from './step.ts'

const step = identityStep('compte', { fr: identityWords.fr.account, en: identityWords.en.account })
const occupations = [{ id: 'o-1', label: 'Céramiste' }]
const right: Typed = {
  familyName: "L'Hermitte",
  givenName: 'Zoé',
  occupation: 'o-1',
  email: 'zoe@exemple.fr',
  phone: '06 12 34 56 78',
}
const asks = (fields: Parameters<typeof policyWith>[0]['fields'] = {}): Partial<StepContext> => ({
  policy: policyWith({ fields }),
})
const reading = (over: Typed, context: Partial<StepContext> = {}) =>
  step.read({ ...right, ...over }, contextOf({ occupations, ...context }))
const identity = (over: Typed, context?: Partial<StepContext>) => answersIn(reading(over, context)).identity
const refused = (over: Typed, context?: Partial<StepContext>) => problemsIn(reading(over, context))

describe('what is taken', () => {
  test('who one is, as it was typed', () => {
    expect(identity({ familyName: '  de  la Tour ', givenName: 'Zoe\u0301' })).toEqual({
      familyName: 'de la Tour',
      givenName: 'Zoé',
      email: 'zoe@exemple.fr',
      occupationId: 'o-1',
      phone: '+33612345678',
      birthDate: null,
    })
  })

  test.each([
    ['06.12.34.56.78', '+33612345678'],
    ['0612345678', '+33612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['00 33 6 12 34 56 78', '+33612345678'],
    ['(0)6-12-34-56-78', '+33612345678'],
    ['0692 12 34 56', '+262692123456'],
    ['+41 79 123 45 67', '+41791234567'],
  ])('the telephone number %s', (phone, e164) => {
    expect(identity({ phone })?.phone).toBe(e164)
  })

  test.each(['27/03/1955', '27.3.1955', '1955-03-27', '27 mars 1955', '27/03/55'])(
    'the date of birth %s',
    birthDate => {
      expect(identity({ birthDate }, asks({ birthDate: 'required' }))?.birthDate).toBe('1955-03-27')
    },
  )

  test.each(['J.Dupont+asso@exemple.fr', 'zoé@müller.example', "o'neil@exemple.fr"])(
    'the address %s',
    email => {
      expect(identity({ email })?.email).toBe(email)
    },
  )
})

describe('what is refused, and where', () => {
  test.each<[string, Typed, RegExp]>([
    ['no family name', { familyName: '\u00a0' }, /^familyName: Saisissez votre nom/],
    ['no given name', { givenName: '' }, /^givenName: Saisissez votre prénom/],
    ['a name of 101 letters', { familyName: 'x'.repeat(101) }, /^familyName: /],
    ['no address', { email: '' }, /^email: Saisissez votre adresse/],
    ['half an address', { email: 'zoe@exemple' }, /^email: .*pas complète/],
    ['two addresses', { email: 'zoe@exemple.fr, ange@exemple.fr' }, /^email: .*pas complète/],
    ['no telephone number', { phone: '' }, /^phone: Saisissez votre numéro/],
    ['a digit too few', { phone: '06 12 34 56 7' }, /^phone: Ce n'est pas/],
    ['letters for a number', { phone: 'au bureau' }, /^phone: Ce n'est pas/],
    ['no occupation', { occupation: '' }, /^occupation: Choisissez/],
    ['an occupation that is not offered', { occupation: 'o-2' }, /^occupation: Choisissez/],
  ])('%s', (_, over, problem) => {
    expect(refused(over)).toEqual([expect.stringMatching(problem)])
  })

  test.each(['31/02/1955', '03/1955', '20200', 'hier', '21/11/2026', '01/01/1800'])(
    'the date of birth %s',
    birthDate => {
      const problems = refused({ birthDate }, asks({ birthDate: 'optional' }))
      expect(problems).toEqual([expect.stringMatching(/^birthDate: Écrivez la date/)])
    },
  )

  test('everything that is missing at once, in the order of the page', () => {
    const context = contextOf({ occupations, ...asks({ birthDate: 'required' }) })
    const places = problemsIn(step.read({}, context)).map(problem => problem.split(':')[0])
    expect(places).toEqual(['familyName', 'givenName', 'occupation', 'email', 'phone', 'birthDate'])
  })
})

describe('what the policy asks', () => {
  const all = { occupation: 'o-1', phone: '06 12 34 56 78', birthDate: '27/03/1955' }
  const none = { occupation: '', phone: '', birthDate: '' }

  test('required: all of it', () => {
    const required = asks({ occupation: 'required', phone: 'required', birthDate: 'required' })
    expect(refused(none, required)).toHaveLength(3)
    expect(refused(all, required)).toEqual([])
  })

  test('optional: as one likes, but rightly', () => {
    const optional = asks({ occupation: 'optional', phone: 'optional', birthDate: 'optional' })
    expect(identity(none, optional)).toMatchObject({ occupationId: null, phone: null, birthDate: null })
    expect(identity(all, optional)).toMatchObject({ occupationId: 'o-1', birthDate: '1955-03-27' })
    expect(refused({ occupation: 'o-2', phone: '1', birthDate: 'x' }, optional)).toHaveLength(3)
  })

  test('not asked: what somebody sends all the same does not count', () => {
    const unasked = asks({ occupation: 'none', phone: 'none', birthDate: 'none' })
    for (const sent of [all, { occupation: 'o-2', phone: '1', birthDate: 'x' }])
      expect(identity(sent, unasked)).toMatchObject({ occupationId: null, phone: null, birthDate: null })
  })

  test('an occupation is neither required nor taken where the realm has none to offer', () => {
    expect(refused({ occupation: '' }, { occupations: [] })).toEqual([])
    expect(identity({ occupation: 'o-1' }, { occupations: [] })?.occupationId).toBeNull()
  })

  test('an invitation for one address takes that address only, however it is written', () => {
    const onlyEmail = 'Zoe@Exemple.fr'
    expect(identity({ email: 'zoe@exemple.FR' }, { onlyEmail })?.email).toBe('zoe@exemple.FR')
    expect(refused({ email: 'ange@exemple.fr' }, { onlyEmail })).toEqual([
      "email: Cette invitation est réservée à l'adresse Zoe@Exemple.fr",
    ])
  })
})

test('a password is none of its fields: it is not kept', () => {
  expect(
    [...Object.keys(right), 'birthDate', 'password', 'again', 'go', 'check'].filter(field =>
      step.keeps(field, contextOf()),
    ),
  ).toEqual([...Object.keys(right), 'birthDate'])
  expect(step.asksPassword).toBe(true)
})

test('the page has the fields that the policy asks for, and what was typed', () => {
  const page = (context: Partial<StepContext>) =>
    renderToString(
      h(step.view, {
        context: contextOf({ occupations, ...context }),
        typed: { ...right, email: 'zoe@gmial.com' },
        problems: [{ field: 'familyName', message: 'Saisissez votre nom' }],
        password: 'les mots de passe',
        review: null,
      }),
    )
  const html = page({})
  for (const said of ['Fonction', 'Céramiste', 'zoe@gmial.com', 'zoe@gmail.com', 'les mots de passe'])
    expect(html).toContain(said)
  expect(html).toMatch(/id="familyName-error"[^>]*>Saisissez votre nom/)
  expect(html).not.toContain('Date de naissance')
  const bare = page(asks({ occupation: 'none', phone: 'none', birthDate: 'optional' }))
  expect(bare).toContain('Date de naissance')
  expect(bare).not.toMatch(/Fonction|Numéro de téléphone/)
})

test('is said again to be checked', () => {
  const context = contextOf({ occupations, ...asks({ birthDate: 'optional' }) })
  const answers = answersIn(reading({ birthDate: '27/03/1955' }, asks({ birthDate: 'optional' })))
  const rows = step.summary(answers, context)
  const html = rows.map(({ label, value }) => renderToString(h('dd', null, label, ' ', value))).join('')
  for (const said of ["Zoé L'Hermitte", 'Céramiste', 'zoe@exemple.fr', '06 12 34 56 78', '27 mars 1955'])
    expect(html).toContain(said)
})
