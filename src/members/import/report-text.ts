import type { Language } from '../../html/language.ts'
import { importWords, noteInWords } from './import.words.ts'
import { type ImportReport, isRefusal, type Note } from './report.ts'

const counted = ['lines', 'added', 'changed', 'unchanged', 'refused', 'skipped', 'accounts'] as const

/** The whole report as text, for a terminal or a file: what was read, the counts, the refused lines, the remarks. */
export function* reportLines(report: ImportReport, language: Language): Generator<string> {
  const words = importWords[language]
  const figures = new Intl.NumberFormat(language)
  const width = Math.max(...counted.map(count => words.counts[count].length))
  if (report.dryRun) yield words.dryRun
  yield words.read(report.format.encoding, words.delimiters[report.format.delimiter])
  if (report.ignoredColumns.length > 0) yield words.ignored(report.ignoredColumns.join(', '))
  if (report.noEmailColumn) yield words.noEmailColumn
  yield ''
  for (const count of counted)
    yield `${words.counts[count].padEnd(width)}  ${figures.format(report[count]).padStart(9)}`
  yield* section(report, words.refusedHeading, isRefusal, language)
  yield* section(report, words.remarksHeading, note => !isRefusal(note), language)
  yield ''
}

function* section(
  { notes }: ImportReport,
  heading: string,
  isIn: (note: Note) => boolean,
  language: Language,
): Generator<string> {
  let isFirst = true
  for (const note of notes) {
    if (!isIn(note)) continue
    if (isFirst) yield* ['', heading]
    isFirst = false
    yield `  ${noteInWords(note, language)}`
  }
}
