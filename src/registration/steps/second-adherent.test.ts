import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { answersIn, contextOf, problemsIn } from '../../../test/setup/step-context.ts'
import { secondAdherentStep } from './second-adherent.tsx'
import type { Typed } from './step.ts'

const { read, keeps, summary } = secondAdherentStep
const right: Typed = { familyName: 'Garnier', givenName: 'Paul', email: 'paul.garnier@exemple.fr' }
const refused = (typed: Typed) => problemsIn(read(typed, contextOf()))

test.each<[string, Typed]>([
  ['nothing', {}],
  ['blanks', { familyName: ' ', givenName: '\u00a0', email: '\t' }],
  ['what cannot be seen', { familyName: '\u200b', email: '\u0000' }],
])('%s is no second adherent', (_, typed) => {
  expect(answersIn(read(typed, contextOf()))).toEqual({ secondAdherent: null })
})

test('name and address are taken as they were typed, without needless blanks', () => {
  const typed = { familyName: ' de  La\nTour ', givenName: 'Jean-Paul', email: ' Paul@Exemple.FR ' }
  expect(answersIn(read(typed, contextOf()))).toEqual({
    secondAdherent: { familyName: 'de La Tour', givenName: 'Jean-Paul', email: 'Paul@Exemple.FR' },
  })
})

describe('who has begun is asked for the rest', () => {
  test.each<[string, Typed, string]>([
    ['no family name', { ...right, familyName: '' }, 'familyName: Saisissez le nom de la seconde personne'],
    ['no given name', { ...right, givenName: '' }, 'givenName: Saisissez le prénom de la seconde personne'],
    ['no address', { ...right, email: '' }, "email: Saisissez l'adresse e-mail de la seconde personne"],
    [
      'half an address',
      { ...right, email: 'paul@' },
      "email: Cette adresse e-mail n'est pas complète\u00a0: elle ressemble à nom@exemple.fr",
    ],
    [
      'a name of 101 letters',
      { ...right, familyName: 'x'.repeat(101) },
      'familyName: Nom de la seconde personne\u00a0: cent caractères au plus',
    ],
  ])('%s', (_, typed, problem) => {
    expect(refused(typed)).toEqual([problem])
  })

  test('an address alone lacks both names', () => {
    expect(refused({ email: right.email ?? '' }).map(problem => problem.split(':')[0])).toEqual([
      'familyName',
      'givenName',
    ])
  })

  test('a hundred letters are a name', () => {
    expect(refused({ ...right, givenName: 'x'.repeat(100) })).toEqual([])
  })
})

test('keeps its own fields and no other', () => {
  expect(
    ['familyName', 'givenName', 'email', 'password', 'go', 'phone'].filter(field =>
      keeps(field, contextOf()),
    ),
  ).toEqual(['familyName', 'givenName', 'email'])
})

test('a likely typing error is pointed out, and what is wrong stands beside its field', () => {
  const typed = { ...right, email: 'paul@gmial.com', givenName: '' }
  const reading = read(typed, contextOf())
  const problems = 'problems' in reading ? reading.problems : []
  const html = renderToString(
    h(secondAdherentStep.view, { context: contextOf(), typed, problems, password: null, review: null }),
  )
  expect(html).toContain('Vouliez-vous écrire paul@gmail.com\u00a0?')
  expect(html).toMatch(/id="givenName-error"[^>]*>Saisissez le prénom/)
  expect(html).toContain('value="paul@gmial.com"')
})

test('is said again to be checked, also that there is nobody', () => {
  const said = summary(answersIn(read(right, contextOf())), contextOf())
  expect(said).toEqual([{ label: 'Deuxième adhérent', value: 'Paul Garnier, paul.garnier@exemple.fr' }])
  expect(summary({ secondAdherent: null }, contextOf())[0]?.value).toBe('Aucun')
})
