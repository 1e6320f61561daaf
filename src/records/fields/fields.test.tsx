import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { type RubricField, rubricSchema } from '../../organisations/rubric.ts'
import { daysOf, isDated, keyOf, readTyped, searchText, type Typed } from '../typed.ts'
import { fieldTypes } from './registry.ts'

type Name = RubricField['type']

const field = (type: Name, required = false): RubricField => ({
  name: 'x',
  type,
  label: { fr: 'Nom', en: 'Name' },
  required,
  ...(type === 'choice'
    ? {
        choices: [
          { name: 'un', label: { fr: 'Un', en: 'One' } },
          { name: 'deux', label: { fr: 'Deux', en: 'Two' } },
        ],
      }
    : {}),
})
const about = (type: Name, language: 'fr' | 'en' = 'fr') => ({ field: field(type), language })
const parts = (typed: Typed) => (part: string) => typed[part] ?? ''
const read = (type: Name, typed: Typed) => fieldTypes[type].read(parts(typed), about(type))
const shown = (type: Name, value: unknown, language: 'fr' | 'en' = 'fr') =>
  renderToString(h(Fragment, null, fieldTypes[type].show(value, about(type, language)))).replaceAll(
    /[\u00a0\u202f]/g,
    ' ',
  )

const away = 'rel="noopener nofollow"'

test.each<[Name, Typed, unknown, string]>([
  ['text', { '': '  Un  four ' }, 'Un  four', 'Un  four'],
  ['text', { '': '<b>' }, '<b>', '&lt;b>'],
  [
    'longText',
    { '': 'Un **four**' },
    'Un **four**',
    '<div class="markdown"><p>Un <strong>four</strong></p></div>',
  ],
  ['date', { '': '1/7/2026' }, '2026-07-01', 'le 1er juillet 2026'],
  [
    'period',
    { du: '03/07/2026', au: '07/07/2026' },
    { first: '2026-07-03', last: '2026-07-07' },
    'du 3 au 7 juillet 2026',
  ],
  ['period', { du: '2026-07-03' }, { first: '2026-07-03', last: '2026-07-03' }, 'le 3 juillet 2026'],
  [
    'period',
    { du: '28.6.2026', au: '3.7.2026' },
    { first: '2026-06-28', last: '2026-07-03' },
    'du 28 juin au 3 juillet 2026',
  ],
  [
    'period',
    { du: '28/12/2026', au: '1/1/2027' },
    { first: '2026-12-28', last: '2027-01-01' },
    'du 28 décembre 2026 au 1er janvier 2027',
  ],
  [
    'place',
    { '': ' Le Four \n\n 58200 Cosne' },
    'Le Four\n58200 Cosne',
    '<p class="as-written">Le Four\n58200 Cosne</p>',
  ],
  [
    'link',
    { '': 'www.four.fr' },
    'https://www.four.fr/',
    `<a href="https://www.four.fr/" ${away}>www.four.fr</a>`,
  ],
  [
    'link',
    { '': 'http://four.fr/a?b=1&c' },
    'http://four.fr/a?b=1&c',
    `<a href="http://four.fr/a?b=1&amp;c" ${away}>four.fr/a?b=1&amp;c</a>`,
  ],
  ['email', { '': ' a.b@four.fr ' }, 'a.b@four.fr', '<a href="mailto:a.b@four.fr">a.b@four.fr</a>'],
  [
    'email',
    { '': 'a&b?c@four.fr' },
    'a&b?c@four.fr',
    '<a href="mailto:a%26b%3Fc@four.fr">a&amp;b?c@four.fr</a>',
  ],
  ['price', { '': '1 234,5 €' }, 123_450, '1 234,50 €'],
  ['price', { '': '45' }, 4500, '45 €'],
  ['price', { '': 'Gratuit' }, 0, 'Gratuit'],
  ['choice', { '': 'deux' }, 'deux', 'Deux'],
  ['images', { '': '019a0000-0000-7000-8000-000000000001,x' }, ['019a0000-0000-7000-8000-000000000001'], ''],
])('%s: %j is read and shown', (type, typed, value, html) => {
  expect(read(type, typed)).toEqual({ value })
  expect(shown(type, value)).toBe(html)
})

test.each<[Name, Typed, string]>([
  ['date', { '': '31/02/2026' }, ''],
  ['date', { '': 'demain' }, ''],
  ['date', { '': '1/1/0001' }, ''],
  ['period', { du: '7/7/2026', au: '3/7/2026' }, 'au'],
  ['period', { au: '3/7/2026' }, 'du'],
  ['period', { du: 'x', au: '3/7/2026' }, 'du'],
  ['link', { '': 'javascript:alert(1)' }, ''],
  ['link', { '': 'ftp://four.fr' }, ''],
  ['link', { '': 'https://a:b@four.fr' }, ''],
  ['link', { '': 'four' }, ''],
  ['link', { '': 'https://localhost/x' }, ''],
  ['link', { '': 'https://127.0.0.1/' }, ''],
  ['link', { '': 'un four' }, ''],
  ['email', { '': 'a@b' }, ''],
  ['price', { '': '-1' }, ''],
  ['price', { '': 'cher' }, ''],
  ['price', { '': '1000001' }, ''],
  ['choice', { '': 'trois' }, ''],
])('%s: %j is refused beside its part', (type, typed, part) => {
  const reading = read(type, typed)
  expect('problems' in reading && reading.problems.map(problem => problem.part)).toEqual([part])
})

describe.each(Object.keys(fieldTypes) as Name[])('%s', type => {
  test('reads nothing from nothing, and makes nothing of what it would not have kept', () => {
    expect(read(type, {})).toEqual({ value: null })
    for (const odd of [undefined, null, {}, [{}], -1, { first: 'x', last: 'y' }, true]) {
      expect(shown(type, odd)).toBe('')
      expect(fieldTypes[type].inList(odd, about(type))).toBe('')
      expect(fieldTypes[type].text(odd, about(type))).toBe('')
      expect(fieldTypes[type].days(odd)).toBeNull()
    }
    if (type === 'link') expect(shown(type, 'javascript:alert(1)')).toBe('')
  })

  test('is shown in English too', () => {
    const values: Record<Name, unknown> = {
      text: 'a',
      longText: 'a',
      date: '2026-07-01',
      period: { first: '2026-07-01', last: '2026-07-02' },
      place: 'a',
      link: 'https://a.fr/',
      email: 'a@b.fr',
      price: 1250,
      choice: 'un',
      images: [],
    }
    expect(shown(type, values[type], 'en')).not.toMatch(/juillet|12,50|Un</)
  })
})

const rubric = rubricSchema.parse({
  name: 'visites',
  title: { fr: 'Visites', en: 'Visits' },
  one: { fr: 'une visite', en: 'a visit' },
  readableBy: 'everyone',
  writableBy: 'members',
  publishedBy: 'author',
  fields: (Object.keys(fieldTypes) as Name[])
    .filter(type => type !== 'date')
    .map(type => ({ ...field(type, type !== 'images'), name: type.toLowerCase() })),
})
const whole: Typed = {
  titre: ' Visite  du four ',
  text: 'Four',
  longtext: 'Un *four*',
  'period.du': '3/7/2026',
  place: 'Cosne',
  link: 'four.fr',
  email: 'a@four.fr',
  price: '12',
  choice: 'un',
}

describe('a rubric is policy, and no code', () => {
  test('is read whole, found by its words, and stands at its day', () => {
    const reading = readTyped(rubric, whole, 'fr')
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
    expect(reading.content.title).toBe('Visite du four')
    expect(Object.keys(reading.content.values)).toHaveLength(8)
    expect(String(daysOf(rubric, reading.content)?.first)).toBe('2026-07-03')
    expect(isDated(rubric)).toBe(true)
    expect(searchText(rubric, reading.content, 'fr')).toContain('Un four')
    expect(searchText(rubric, reading.content, 'fr')).toContain('One')
  })

  test('says of each field that is missing, and of each that is too long, beside its part', () => {
    const empty = readTyped(rubric, {}, 'fr')
    expect('problems' in empty && empty.problems.map(problem => problem.field)).toEqual([
      'titre',
      'text',
      'longtext',
      'period.du',
      'place',
      'link',
      'email',
      'price',
      'choice',
    ])
    for (const { name, type } of rubric.fields) {
      for (const [part, most] of Object.entries(fieldTypes[type].parts)) {
        const key = keyOf({ name }, part)
        const long = readTyped(rubric, { ...whole, [key]: 'x'.repeat(most + 1) }, 'fr')
        expect('problems' in long && long.problems.map(problem => problem.field)).toContain(key)
      }
    }
  })

  test.each([
    { fields: [{ ...field('text'), name: 'titre' }] },
    { fields: [field('date'), { ...field('period'), name: 'y' }] },
    { fields: [field('text'), field('text')] },
    { fields: [{ ...field('text'), choices: [] }] },
    { name: 'Visites' },
    { readableBy: 'nobody' },
  ])('%j is no policy', wrong => {
    expect(rubricSchema.safeParse({ ...rubric, ...wrong }).success).toBe(false)
  })
})
