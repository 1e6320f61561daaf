import { expect, test } from 'vitest'
import { looksLikeId } from '../../database/new-id.ts'
import { entriesOf, entryId } from './form-entry.ts'

const form = '019a3f00-1111-7222-8333-444455556666'

test('the same content of a form is one entry, any other another one', () => {
  const id = entryId(form, { name: 'Roux', email: null })
  expect(looksLikeId(id)).toBe(true)
  expect(entryId(form, { name: 'Roux', email: null })).toBe(id)
  expect(entryId(form, { name: 'Roux', email: 'roux@exemple.fr' })).not.toBe(id)
  expect(entryId('019a3f00-1111-7222-8333-444455556667', { name: 'Roux', email: null })).not.toBe(id)
})

test('the entries of a form stand side by side, and those of another elsewhere', () => {
  const { first, last } = entriesOf(form)
  expect([first, last]).toEqual([
    '019a3f00-1111-7222-8333-000000000000',
    '019a3f00-1111-7222-8333-ffffffffffff',
  ])
  const id = entryId(form, 'x')
  expect(first <= id && id <= last).toBe(true)
  const other = entryId('019a3f00-1111-7222-9333-444455556666', 'x')
  expect(first <= other && other <= last).toBe(false)
})
