import { expect, test } from 'vitest'
import { importWords, noteInWords, refusalInWords } from './import.words.ts'
import { type ImportReport, type Note, type NoteKind, refusals, remarks } from './report.ts'
import { reportLines } from './report-text.ts'

const textOf = (...report: Parameters<typeof reportLines>) => [...reportLines(...report)].join('\n')
const kinds: NoteKind[] = [...refusals, ...remarks]

test.each(kinds)('%s is a whole sentence in both languages', kind => {
  const note: Note = {
    line: 74,
    kind,
    field: 'mobile',
    fields: ['email'],
    value: 'valeur',
    result: '1947-07-03',
    other: 12,
  }
  for (const language of ['fr', 'en'] as const) {
    const sentence = noteInWords(note, language)
    expect(sentence).toMatch(language === 'fr' ? /^Ligne 74 : .+\.$/ : /^Line 74: .+\.$/)
    expect(sentence).not.toMatch(/undefined|\[object/)
  }
})

test('a number that stands twice', () => {
  expect(noteInWords({ line: 74, kind: 'numberTwice', value: '21-00045', other: 12 }, 'fr')).toBe(
    "Ligne 74 : le numéro d'adhérent 21-00045 figure déjà ligne 12 ; la première ligne est gardée, celle-ci est refusée.",
  )
})

test('a date in another notation', () => {
  const note = {
    line: 9,
    kind: 'dateUnderstood',
    field: 'birthDate',
    value: '17351',
    result: '1947-07-03',
  } as const
  expect(noteInWords(note, 'fr')).toBe(
    'Ligne 9 : « 17351 » a été compris comme le 3 juillet 1947 (date de naissance).',
  )
})

test('a workbook is told how to become a list', () => {
  expect(refusalInWords({ refused: 'unreadable', looksLike: 'spreadsheet' }, 'fr')).toBe(
    importWords.fr.refused.spreadsheet,
  )
  expect(refusalInWords({ refused: 'noNameColumn', headings: ['Ville', 'Pays'] }, 'fr')).toContain(
    'Ville, Pays',
  )
})

test('the whole report', () => {
  const report: ImportReport = {
    dryRun: true,
    format: { encoding: 'windows-1252', delimiter: ';', headingLine: 1 },
    ignoredColumns: ['Taille de pull'],
    noEmailColumn: false,
    lines: 20_000,
    added: 19_998,
    changed: 1,
    unchanged: 0,
    refused: 1,
    skipped: 0,
    accounts: 19_000,
    notes: [
      { line: 3, kind: 'fieldsChanged', fields: ['phone', 'dueOn'] },
      { line: 4, kind: 'nameMissing' },
    ],
  }
  expect(textOf(report, 'fr')).toMatchInlineSnapshot(`
    "Essai : rien n'a été enregistré. Voici ce que ferait l'import.
    Fichier lu : windows-1252, colonnes séparées par des points-virgules.
    Colonnes ignorées : Taille de pull.

    Lignes lues                        20 000
    Adhérents ajoutés                  19 998
    Adhérents modifiés                      1
    Sans changement                         0
    Lignes refusées                         1
    Lignes vides ou totaux, sautés          0
    Comptes créés                      19 000

    Lignes refusées
      Ligne 4 : refusée, il manque le nom et le prénom.

    Remarques
      Ligne 3 : mise à jour : téléphone, échéance.
    "
  `)
})
