import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { fieldIn } from '../../test/setup/office-forms.ts'

const { signedIn } = await startTestApp()
const author = await signedIn('ceramique.localhost', 'adherent@ceramique.example')
const office = await signedIn('ceramique.localhost', 'bureau@ceramique.example')

const names = [
  'titre',
  'dates.du',
  'dates.au',
  'lieu',
  'niveau',
  'prix',
  'description',
  'site',
  'contact',
  'images',
  'objet',
]
const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '31/02/2026',
    '1/1/0000',
    '3/7/2026',
    '-1',
    '0',
    '1e9',
    'debutant',
    'constructor',
    '__proto__',
  ),
  fc.constantFrom(
    'javascript:alert(1)',
    'http://',
    'https://a.fr',
    'http://[',
    'x@y',
    '\u0000',
    '\ud800',
    '\u202e',
    '# [',
    '**',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('é'.repeat(300), '😀'.repeat(200), '019a0000-0000-7000-8000-000000000001,x'),
)
const fields = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 8 })
const go = fc.constantFrom('draft', 'preview', 'publish', 'withdraw', 'return', 'rien', '')
const version = fc.constantFrom('0', '1', '2', '', '-1', '99999999999999999999', 'x')
const rubric = fc.constantFrom('stages', 'expositions', 'annonces', 'potiers', 'rien', '__proto__', '%00')

test('whatever is typed into a record, it is kept or refused, shown and searched, and nothing breaks', async () => {
  await fc.assert(
    fc.asyncProperty(rubric, fields, go, version, value, async (name, pairs, button, seen, search) => {
      const form = await author.get(`/espace/fiches/nouvelle/${name}`)
      const id = fieldIn(form, 'id')
      const typed = new URLSearchParams([
        ...pairs,
        ['id', id],
        ['version', seen],
        ['go', button],
        ['reason', search],
      ])
      const query = encodeURIComponent(search.toWellFormed())
      const replies = [
        form,
        await author.post(`/espace/fiches/nouvelle/${name}`, typed),
        await author.post(`/espace/fiches/${id || 'rien'}`, typed),
        await author.get(`/espace/fiches/${id || 'rien'}/apercu`),
        await author.post(`/espace/fiches/${id || 'rien'}/apercu`, typed),
        await office.post(`/bureau/fiches/${id || 'rien'}`, typed),
        await author.get(`/rubriques/${name}?recherche=${query}`),
        await office.get(`/bureau/fiches?recherche=${query}&apres=${query}`),
      ]
      expect(replies.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([])
      expect(replies.some(({ text }) => /href="(?!https?:|mailto:|tel:|\/|#)/.test(text))).toBe(false)
    }),
    { numRuns: 60 },
  )
})
