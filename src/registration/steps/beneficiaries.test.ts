import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { answersIn, contextOf, policyWith, problemsIn } from '../../../test/setup/step-context.ts'
import { beneficiariesStep } from './beneficiaries.tsx'
import type { StepContext, Typed } from './step.ts'

const { read, summary } = beneficiariesStep

const spouse = (index: number, over: Typed = {}): Typed => fields(index, { kind: 'spouse', ...over })
const child = (index: number, over: Typed = {}): Typed =>
  fields(index, { kind: 'dependentChild', birthDate: '12/05/2017', ...over })

function fields(index: number, block: Typed): Typed {
  const named = Object.entries({ familyName: 'Rossi', givenName: 'Ange', ...block })
  return Object.fromEntries(named.map(([field, text]) => [`${index}-${field}`, text]))
}

const family = (typed: Typed, context?: Partial<StepContext>) =>
  answersIn(read(typed, contextOf(context))).beneficiaries
const refused = (typed: Typed, context?: Partial<StepContext>) => problemsIn(read(typed, contextOf(context)))
const page = (typed: Typed, context?: Partial<StepContext>) => {
  const reading = read(typed, contextOf(context))
  const problems = 'problems' in reading ? reading.problems : []
  const view = { context: contextOf(context), typed, problems, password: null, review: null }
  return renderToString(h(beneficiariesStep.view, view))
}

describe('what counts', () => {
  test.each<[string, Typed]>([
    ['nothing', {}],
    ['a block in which nothing was typed', { '0-kind': '', '0-familyName': ' ', '0-givenName': '\u200b' }],
    ['fields of other steps', { familyName: 'Rossi', '-1-kind': 'spouse', '1000-kind': 'spouse' }],
  ])('%s is nobody', (_, typed) => {
    expect(family(typed)).toEqual([])
  })

  test('a partner and children, in the order of their blocks', () => {
    const typed = {
      ...child(10, { givenName: 'Zoé' }),
      ...spouse(0),
      ...child(2, { givenName: ' Lila  Rose ' }),
    }
    expect(family(typed)).toEqual([
      { kind: 'spouse', familyName: 'Rossi', givenName: 'Ange', birthDate: null },
      { kind: 'dependentChild', familyName: 'Rossi', givenName: 'Lila Rose', birthDate: '2017-05-12' },
      { kind: 'dependentChild', familyName: 'Rossi', givenName: 'Zoé', birthDate: '2017-05-12' },
    ])
  })

  test.each(['spouse', 'civilPartner', 'cohabitant'])('of a %s no date of birth is asked or kept', kind => {
    expect(family(fields(0, { kind, birthDate: '12/05/1980' }))?.[0]?.birthDate).toBeNull()
    expect(family(fields(0, { kind, birthDate: 'je ne sais pas' }))?.[0]?.birthDate).toBeNull()
  })

  test.each(['12/05/2017', '12.05.17', '2017-05-12', '12 mai 2017'])('%s is a date of birth', birthDate => {
    expect(family(child(0, { birthDate }))?.[0]?.birthDate).toBe('2017-05-12')
  })

  test('a block that is empty between others is passed over, and the others keep their places', () => {
    const typed = { ...spouse(0), '1-kind': '', ...child(2, { birthDate: '' }) }
    expect(refused(typed)).toEqual(['2-birthDate: Saisissez la date de naissance du bénéficiaire 3'])
  })
})

describe('what is refused, and where', () => {
  test.each<[string, Typed, RegExp]>([
    ['no kind', spouse(0, { kind: '' }), /^0-kind: Choisissez le lien du bénéficiaire 1/],
    ['an unknown kind', spouse(0, { kind: 'cousin' }), /^0-kind: Choisissez/],
    ['a name of a prototype', spouse(0, { kind: 'toString' }), /^0-kind: Choisissez/],
    ['no family name', spouse(0, { familyName: '' }), /^0-familyName: Saisissez le nom du bénéficiaire 1/],
    ['no given name', child(0, { givenName: ' ' }), /^0-givenName: Saisissez le prénom/],
    ['a name of 101 letters', child(0, { givenName: 'x'.repeat(101) }), /^0-givenName: .*cent caractères/],
    ['a child without a date', child(0, { birthDate: '' }), /^0-birthDate: Saisissez la date de naissance/],
    ['a date that nobody can read', child(0, { birthDate: '12/2017' }), /^0-birthDate: Écrivez/],
    ['31 February', child(0, { birthDate: '31/02/2017' }), /^0-birthDate: Écrivez/],
    ['the number of a spreadsheet', child(0, { birthDate: '42867' }), /^0-birthDate: Écrivez/],
    ['tomorrow', child(0, { birthDate: '21/11/2026' }), /^0-birthDate: .*à venir/],
  ])('%s', (_, typed, expected) => {
    expect(refused(typed)).toHaveLength(1)
    expect(refused(typed)[0]).toMatch(expected)
  })

  test('a second partner, of whatever kind, beside the field, naming the first', () => {
    const typed = { ...child(0), ...spouse(1), ...spouse(2, { kind: 'cohabitant' }), ...spouse(3) }
    expect(refused(typed)).toEqual([
      expect.stringMatching(
        /^2-kind: Un seul conjoint, partenaire ou concubin\u00a0: le bénéficiaire 2 l'est déjà/,
      ),
      expect.stringMatching(/^3-kind: Un seul conjoint/),
    ])
  })

  test('everything at once, block by block, in the order of the fields', () => {
    const typed = {
      ...fields(0, { familyName: '', givenName: '', kind: 'dependentChild' }),
      ...fields(1, { givenName: '' }),
    }
    const places = refused(typed).map(problem => problem.split(':')[0])
    expect(places).toEqual(['0-familyName', '0-givenName', '0-birthDate', '1-kind', '1-givenName'])
  })
})

describe('the age limit of children', () => {
  test.each([
    ['20/11/2000', true],
    ['19/11/2000', true],
    ['21/11/2000', false],
    ['20/11/2026', false],
  ])('born on %s, refused today: %s', (birthDate, isRefused) => {
    const problems = refused(child(0, { birthDate }))
    if (!isRefused) expect(problems).toEqual([])
    else
      expect(problems).toEqual([
        expect.stringContaining("Les enfants sont bénéficiaires jusqu'à leurs 26 ans"),
      ])
  })

  test('is the policy’s, and there may be none', () => {
    const typed = child(0, { birthDate: '01/01/1980' })
    expect(refused(typed, { policy: policyWith({ childAgeLimit: null }) })).toEqual([])
    const young = child(0, { birthDate: '20/11/2008' })
    expect(refused(young, { policy: policyWith({ childAgeLimit: 18 }) })[0]).toContain("jusqu'à leurs 18 ans")
    expect(page({}, { policy: policyWith({ childAgeLimit: null }) })).not.toContain("jusqu'à leurs")
  })

  test('who was born on a 29 February reaches it on the 28th', () => {
    const typed = child(0, { birthDate: '29/02/2004' })
    const on = (day: string) => refused(typed, { today: Temporal.PlainDate.from(day) })
    expect(on('2030-02-27')).toEqual([])
    expect(on('2030-02-28')).toHaveLength(1)
  })
})

describe('the page', () => {
  test('begins with a sentence and one button', () => {
    const html = page({})
    expect(html).toContain('membres de votre famille')
    expect(html).toContain("jusqu'à leurs 26 ans")
    expect(html.match(/<button/g)).toHaveLength(1)
    expect(html).not.toContain('<fieldset')
  })

  test('has a fieldset for each, whose button names whom it removes', () => {
    const html = page({ ...spouse(0), '1-kind': '' })
    expect(html).toContain('<legend>Bénéficiaire 1</legend>')
    expect(html).toMatch(/value="remove-0"[^>]*><span>Retirer<span class="visually-hidden"> Ange Rossi</)
    expect(html).toMatch(
      /value="remove-1"[^>]*><span>Retirer<span class="visually-hidden"> le bénéficiaire 2</,
    )
    expect(html).toMatch(/value="spouse"[^>]*selected|selected[^>]*value="spouse"/)
  })

  test('never lets markup through', () => {
    expect(page(spouse(0, { givenName: '<script>alert(1)</script>' }))).not.toContain('<script>')
  })

  test('says all of it again to be checked', () => {
    const rows = summary(answersIn(read({ ...spouse(0), ...child(1) }, contextOf())), contextOf())
    expect(rows.map(({ label }) => label)).toEqual(['Bénéficiaire 1', 'Bénéficiaire 2'])
    const html = rows.map(({ value }) => renderToString(h('dd', null, value))).join('')
    expect(html).toContain('Conjoint ou époux')
    expect(html).toContain('Enfant à charge, date de naissance\u00a0: 12 mai 2017')
    expect(summary({ beneficiaries: [] }, contextOf())).toEqual([{ label: 'Bénéficiaires', value: 'Aucun' }])
  })
})
