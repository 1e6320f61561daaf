import { expect, test } from 'vitest'
import { sitesAbove, sitesBelow, townIn } from './sites-around.ts'

const site = (id: string, organisation: string, above: string[] = []) => ({
  id,
  organisation: { id: organisation, name: organisation, above },
})
const national = site('www', 'national')
const shop = site('shop', 'national')
const east = site('east', 'east', ['national'])
const dijon = site('dijon', 'dijon', ['burgundy', 'east', 'national'])
const all = [national, shop, east, dijon]
const ids = (sites: { id: string }[]) => sites.map(({ id }) => id)

test('a site knows those below its organisation, whatever lies between, and those right above', () => {
  expect(ids(sitesBelow(national, all))).toEqual(['shop', 'east', 'dijon'])
  expect(ids(sitesBelow(east, all))).toEqual(['dijon'])
  expect(ids(sitesBelow(dijon, all))).toEqual([])
  expect(ids(sitesAbove(dijon, all))).toEqual(['east'])
  expect(ids(sitesAbove(east, all))).toEqual(['www', 'shop'])
  expect(ids(sitesAbove(national, all))).toEqual([])
})

test.each([
  ['12 rue des Forges\n21000 Dijon', 'Dijon'],
  ['BP 12\n 67000  Strasbourg cedex 2\nFrance', 'Strasbourg cedex 2'],
  ['10115 Berlin', 'Berlin'],
  ['Place 21000', null],
  [null, null],
])('the town in %j', (address, town) => {
  expect(townIn(address)).toBe(town)
})
