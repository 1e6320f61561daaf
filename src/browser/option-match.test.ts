import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asChoice, matching, onlyMatch, searchKey } from './option-match.ts'

const labels = [
  'Agent',
  "Agent d'entretien",
  'Agente d’accueil',
  'Chef de l’atelier « four »',
  'Électricien',
  'Employé de bureau',
  'Maître verrier',
  'Œnologue',
  'Technicien de maintenance électrique',
]
const choices = labels.map((label, at) => asChoice(String(at), label))
const found = (typed: string) => matching(choices, typed).map(({ label }) => label)
const meant = (typed: string) => onlyMatch(choices, typed)?.label

test('accents, capitals, ligatures and punctuation make no difference', () => {
  expect(found('EMPLOYE')).toEqual(['Employé de bureau'])
  expect(found('employe\u0301')).toEqual(['Employé de bureau'])
  expect(found('oenologue')).toEqual(['Œnologue'])
  expect(found('œno')).toEqual(['Œnologue'])
  expect(found("l'atelier «four»")).toEqual(['Chef de l’atelier « four »'])
})

test('every word must be found, in any order and anywhere', () => {
  expect(found('verrier maitre')).toEqual(['Maître verrier'])
  expect(found('agent bureau')).toEqual([])
  expect(found('tretien')).toEqual(["Agent d'entretien"])
})

test('the beginning of a word comes before its middle, that of the label before both', () => {
  expect(found('elec')).toEqual(['Électricien', 'Technicien de maintenance électrique'])
  expect(found('te')).toEqual([
    'Technicien de maintenance électrique',
    'Agente d’accueil',
    'Chef de l’atelier « four »',
  ])
})

test('nothing typed leaves the list as it is', () => {
  expect(found('  ')).toEqual(labels)
  expect(found('…')).toEqual(labels)
})

test('what is meant is the one written like that, else the only one found', () => {
  expect(meant('agent')).toBe('Agent')
  expect(meant('maitre')).toBe('Maître verrier')
  expect(meant('de')).toBeUndefined()
  expect(meant('plombier')).toBeUndefined()
  expect(meant(' ')).toBeUndefined()
})

test('any label is found by its own words', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), fc.nat(), (texts, at) => {
      const all = texts.map((text, index) => asChoice(String(index), text))
      const one = all[at % all.length]
      if (!one || searchKey(one.label) === '') return
      expect(matching(all, one.label)).toContain(one)
    }),
  )
})
