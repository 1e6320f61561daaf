import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { answersIn, contextOf, problemsIn } from '../../../test/setup/step-context.ts'
import { addressStep } from './address.tsx'
import { addressWords } from './address.words.ts'
import type { Typed } from './step.ts'

const step = addressStep('adresse', addressWords, 'postal')
const right: Typed = { line1: '3 rue du Port', line2: '', postcode: '21000', town: 'Dijon', country: 'FR' }
const address = (over: Typed) => answersIn(step.read({ ...right, ...over }, contextOf())).address
const refused = (over: Typed) => problemsIn(step.read({ ...right, ...over }, contextOf()))

describe('what is taken', () => {
  test('an address in France, where no other country is chosen', () => {
    const { country: _, ...typed } = right
    expect(answersIn(step.read(typed, contextOf())).address).toEqual({
      line1: '3 rue du Port',
      line2: null,
      postcode: '21000',
      town: 'Dijon',
      country: 'FR',
    })
  })

  test.each([
    ['Corsica', '20000', 'FR'],
    ['Upper Corsica', '20200', 'FR'],
    ['Réunion', '97400', 'FR'],
    ['Réunion as a territory', '97400', 'RE'],
    ['New Caledonia', '98800', 'NC'],
    ['Monaco', '98000', 'MC'],
    ['Ain', '01000', 'FR'],
    ['CEDEX', '21065', 'FR'],
    ['with a blank', '21 000', 'FR'],
    ['with a letter before it', 'F-21000', 'FR'],
  ])('%s: %s in %s', (_, postcode, country) => {
    expect(address({ postcode, country })).toMatchObject({ postcode: postcode.replace(/\D/g, ''), country })
  })

  test.each([
    ['SW1A 1AA', 'GB'],
    ['H3Z 2Y7', 'CA'],
    ['1000', 'BE'],
    ['', 'AE'],
    ['99999', 'DE'],
  ])('abroad: %j in %s, as it is', (postcode, country) => {
    expect(address({ postcode, country })?.postcode).toBe(postcode)
  })

  test('a country that nobody knows is France, and checked as such', () => {
    expect(address({ country: 'XX' })?.country).toBe('FR')
    expect(refused({ country: 'XX', postcode: 'SW1A 1AA' })).toHaveLength(1)
  })

  test('a second line, and lines without what cannot be seen', () => {
    expect(address({ line1: ' 3,\true du\u00a0Port\u200b', line2: 'Bât. B' })).toMatchObject({
      line1: '3, rue du Port',
      line2: 'Bât. B',
    })
  })
})

describe('what is refused, and where', () => {
  test.each<[string, Typed, RegExp]>([
    ['no street', { line1: ' ' }, /^line1: Saisissez le numéro et la rue/],
    ['no postcode in France', { postcode: '' }, /^postcode: Saisissez le code postal/],
    ['no town', { town: '' }, /^town: Saisissez la ville/],
    ['four digits', { postcode: '1000' }, /^postcode: .*cinq chiffres/],
    ['letters', { postcode: 'Dijon' }, /^postcode: .*cinq chiffres/],
    ['no such department', { postcode: '00000' }, /^postcode: .*n'existe pas/],
    ['no such overseas department', { postcode: '97900' }, /^postcode: .*n'existe pas/],
    ['beyond the departments', { postcode: '96000' }, /^postcode: .*n'existe pas/],
    ['five digits of another script', { postcode: '٢١٠٠٠' }, /^postcode: .*cinq chiffres/],
    ['a street without end', { line1: 'x'.repeat(101) }, /^line1: 100 caractères au plus/],
    ['a second line without end', { line2: 'x'.repeat(101) }, /^line2: 100 caractères au plus/],
    ['a town without end', { town: 'x'.repeat(81) }, /^town: 80 caractères au plus/],
    ['a postcode without end', { postcode: '1'.repeat(17), country: 'DE' }, /^postcode: 16 caractères/],
  ])('%s', (_, over, problem) => {
    expect(refused(over)).toEqual([expect.stringMatching(problem)])
  })

  test('everything that is missing at once, in the order of the page', () => {
    const places = problemsIn(step.read({}, contextOf())).map(problem => problem.split(':')[0])
    expect(places).toEqual(['line1', 'postcode', 'town'])
  })
})

test('keeps its own fields and no other', () => {
  const own = Object.keys(right)
  expect([...own, 'email', 'password', 'go'].filter(field => step.keeps(field, contextOf()))).toEqual(own)
})

test('says why a delivery address is asked, and the postcode is required only where there is one', () => {
  const page = (country: string) =>
    renderToString(
      h(addressStep('adresse-de-livraison', addressWords, 'delivery').view, {
        context: contextOf(),
        typed: { ...right, country },
        problems: [],
        password: null,
        review: null,
      }),
    )
  expect(page('FR')).toContain('pour recevoir vos billets')
  const isRequired = (html: string) => /id="postcode"[^>]*aria-required/.test(html)
  expect([isRequired(page('FR')), isRequired(page('AE'))]).toEqual([true, false])
})

test.each([
  ['FR', '21000 Dijon</div>', 'France'],
  ['BE', 'Belgique', 'France'],
])('is said again to be checked: %s', (country, said, unsaid) => {
  const [row] = step.summary({ address: address({ country }) }, contextOf())
  const html = renderToString(h('dd', null, row?.value))
  expect(html).toContain(said)
  expect(html).not.toContain(unsaid)
})
