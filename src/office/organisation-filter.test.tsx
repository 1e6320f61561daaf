import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { OrganisationFilter } from './organisation-filter.tsx'

const options = (count: number, chosen: string | null) => {
  const organisations = Array.from({ length: count }, (_, n) => ({ id: `o${n}`, name: `Section ${n}` }))
  const html = renderToString(
    <OrganisationFilter label="Organisation" all="Toutes" organisations={organisations} chosen={chosen} />,
  )
  return [...html.matchAll(/<option[^>]*>([^<]*)/g)].map(([, name]) => name)
}

test('an organisation is chosen from among as many as one finds it in; of more, the one asked for is told', () => {
  expect(options(1, null)).toEqual([])
  expect(options(2, 'o1')).toEqual(['Toutes', 'Section 0', 'Section 1'])
  expect(options(60, null)).toHaveLength(61)
  expect(options(61, null)).toEqual([])
  expect(options(1000, 'o7')).toEqual(['Toutes', 'Section 7'])
})
