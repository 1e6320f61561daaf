import { describe, expect, test } from 'vitest'
import { dayAsTyped, readDay, readVersionTyped, typedVersion } from './version-typed.ts'

const today = Temporal.PlainDate.from('2026-06-15')
const read = (fields: Record<string, string>) =>
  readVersionTyped('rules', typedVersion(new URLSearchParams(fields)), today, 'fr')

describe('a day', () => {
  test.each(['27/03/2027', '27.3.2027', ' 27-03-2027 ', '27 03 2027', '27 / 3 / 2027', '2027-03-27'])(
    'is read from %j',
    text => {
      expect(readDay(text)?.toString()).toBe('2027-03-27')
    },
  )

  test.each([
    '',
    '27/03/27',
    '31/02/2027',
    '03/27/2027',
    '27032027',
    'demain',
    '0/0/0000',
    '27/03/2027 10:00',
  ])('is not read from %j', text => {
    expect(readDay(text)).toBeNull()
  })

  test('is shown as it is typed', () => {
    expect(readDay(dayAsTyped(today))?.equals(today)).toBe(true)
    expect(dayAsTyped(Temporal.PlainDate.from('2027-03-01'))).toBe('01/03/2027')
  })
})

describe('a version', () => {
  test('keeps its paragraphs, with line ends of one kind, and loses the blanks around it', () => {
    expect(read({ texte: '\r\n Un\r\n\r\nDeux\rTrois \r\n', date: '15/06/2026', accord: 'oui' })).toEqual({
      terms: { kind: 'rules', body: 'Un\n\nDeux\nTrois', inForceOn: today, asksAgain: true },
    })
  })

  test.each([
    [{ texte: ' \r\n ', date: '15/06/2026' }, ['Écrivez le texte']],
    [{ texte: 'x', date: '' }, ['Écrivez la date comme 27/03/2027']],
    [
      { texte: 'x', date: '14/06/2026' },
      ["Choisissez aujourd'hui ou un jour à venir\u00a0: une version ne vaut pas pour le passé"],
    ],
    [{ texte: 'x', date: '16/06/2036' }, ["Vérifiez l'année\u00a0: la date est dans plus de dix ans"]],
    [{ date: 'x' }, ['Écrivez le texte', 'Écrivez la date comme 27/03/2027']],
  ])('%j is refused', (fields, messages) => {
    const reading = read(fields as Record<string, string>)
    expect('problems' in reading && reading.problems.map(({ message }) => message)).toEqual(messages)
  })

  test('has 100,000 characters at most', () => {
    expect(read({ texte: 'é'.repeat(100_000), date: '15/06/2036' })).toHaveProperty('terms')
    expect(JSON.stringify(read({ texte: 'é'.repeat(100_001), date: '15/06/2026' }))).toMatch(
      /Le texte compte 100\s001 caractères/,
    )
  })
})
