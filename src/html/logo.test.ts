import { expect, it } from 'vitest'
import { defaultLogo, monogram } from './logo.ts'

it.each([
  ['Compagnie de Bourgogne', 'CB'],
  ["Association d'étude de la céramique", 'AÉC'],
  ['CSE Verrerie', 'CSE'],
  ['Avantages', 'A'],
  ['LES AMIS', 'A'],
  ['', ''],
])('stands for %s by %s', (name, letters) => {
  expect(monogram(name)).toBe(letters)
})

it('draws no markup that stands in a name', () => {
  expect(defaultLogo('<b> & "x"', '#123456')).not.toMatch(/<b>|&/)
})
