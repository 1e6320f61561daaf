import type { Language } from '../../html/language.ts'
import { importWords, noteInWords } from './import.words.ts'
import { type ImportReport, isRefusal } from './report.ts'

const counted = ['lines', 'added', 'changed', 'unchanged', 'refused', 'skipped', 'accounts'] as const

/** The whole report as text, for a terminal or a file: what was read, the counts, the refused lines, the remarks. */
export function reportAsText(report: ImportReport, language: Language): string {
  const words = importWords[language]
  const figures = new Intl.NumberFormat(language)
  const width = Math.max(...counted.map(count => words.counts[count].length))
  const refused = report.notes.filter(isRefusal)
  const remarks = report.notes.filter(note => !isRefusal(note))
  return [
    ...(report.dryRun ? [words.dryRun] : []),
    words.read(report.format.encoding, words.delimiters[report.format.delimiter]),
    ...(report.ignoredColumns.length > 0 ? [words.ignored(report.ignoredColumns.join(', '))] : []),
    ...(report.noEmailColumn ? [words.noEmailColumn] : []),
    '',
    ...counted.map(
      count => `${words.counts[count].padEnd(width)}  ${figures.format(report[count]).padStart(9)}`,
    ),
    ...section(
      words.refusedHeading,
      refused.map(note => noteInWords(note, language)),
    ),
    ...section(
      words.remarksHeading,
      remarks.map(note => noteInWords(note, language)),
    ),
    '',
  ].join('\n')
}

function section(heading: string, sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : ['', heading, ...sentences.map(sentence => `  ${sentence}`)]
}
