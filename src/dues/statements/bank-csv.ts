import { CsvError, type Options } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { accountAbove } from './account-above.ts'
import { readCents, readDay } from './amount-and-day.ts'
import { columnsWithoutHeadings } from './bank-columns-guessed.ts'
import { type BankColumns, type Row, readBankHeadings } from './bank-headings.ts'

import {
  type Credit,
  isPayable,
  mostCredits,
  nameOrNull,
  oneLine,
  type ReadStatement,
  type StatementRefusal,
  shown,
} from './credit.ts'
import { payerIn, validIban } from './payer.ts'

const delimiters = [';', ',', '\t'] as const
/** Banks write the account, the period and the balance above the headings. */
const headRows = 60
const headLength = 64 * 1024

/** Reads the credits of the CSV that a bank offers for download: its headings say what is where. */
export function readBankCsv(text: string): ReadStatement | StatementRefusal {
  const layout = recognise(text)
  if (!layout) return { refused: 'noHeadings', found: shown(text.trim().split('\n')[0] ?? '') }
  const rows = rowsOf(text, layout.delimiter)
  if ('refused' in rows) return rows
  const credits: Credit[] = []
  let leftOut = 0
  const account = accountAbove(rows.slice(0, Math.max(layout.from - 1, 0)))
  for (const row of rows.slice(layout.from)) {
    const read = readRow(row, layout.columns)
    if (read === 'notAnOperation') continue
    if (read === 'leftOut') leftOut++
    else if ('refused' in read) return read
    else credits.push({ ...read, account })
    if (credits.length > mostCredits) return { refused: 'tooMany', most: mostCredits }
  }
  return { format: 'csv', credits, leftOut }
}

type Layout = { delimiter: string; columns: BankColumns; from: number }

/** The delimiter and the row with which most headings are known; without any, what the first rows look like. */
function recognise(text: string): Layout | null {
  let best: (Layout & { known: number }) | null = null
  let guessed: Layout | null = null
  for (const delimiter of delimiters) {
    const rows = headOf(text.slice(0, headLength), delimiter)
    for (const [index, { cells }] of rows.entries()) {
      const columns = readBankHeadings(cells)
      if (columns && columns.known > (best?.known ?? 0))
        best = { delimiter, columns, known: columns.known, from: index + 1 }
    }
    const columns = columnsWithoutHeadings(rows)
    if (columns) guessed ??= { delimiter, columns, from: 0 }
  }
  return best ?? guessed
}

function options(delimiter: string): Options {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    info: true,
    max_record_size: 128 * 1024,
  }
}

type Parsed = { record: string[]; info: { lines: number } }

/** Of a record over several lines the parser knows the last. */
function asRow({ record, info }: Parsed): Row {
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|[\r\n]/g)?.length ?? 0), 0)
  return { line: info.lines - breaks, cells: record }
}

/** The first rows, as far as they can be read: the piece may end within a quote. */
function headOf(head: string, delimiter: string): Row[] {
  const rows: Row[] = []
  try {
    parse(head, {
      ...options(delimiter),
      to: headRows,
      on_record: record => {
        rows.push(asRow(record as unknown as Parsed))
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  return rows
}

function rowsOf(text: string, delimiter: string): Row[] | StatementRefusal {
  try {
    return (parse(text, options(delimiter)) as unknown as Parsed[]).map(asRow)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    return { refused: 'unclosedQuote', line }
  }
}

type ReadRow = Credit | 'leftOut' | 'notAnOperation' | Extract<StatementRefusal, { refused: 'broken' }>

function readRow({ line, cells }: Row, columns: BankColumns): ReadRow {
  const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
  const written = cell(columns.date) || cell(columns.valueDate)
  // Balances and totals stand below the operations, without a day or in words.
  if (!/\d/.test(written) || /^\p{L}{3}/u.test(written)) return 'notAnOperation'
  const bookedOn = readDay(written)
  if (!bookedOn) return { refused: 'broken', what: 'date', line, found: shown(written) }
  const cents = centsOf(cell, columns)
  if (typeof cents !== 'number')
    return { refused: 'broken', what: 'amount', line, found: shown(cents.unread) }
  const currency = cell(columns.currency)
  if (!isPayable(cents) || !/^(|€|eur(os?)?)$/i.test(currency)) return 'leftOut'
  const label = joined(columns.labels.map(at => oneLine(cell(at))))
  const payer = nameOrNull(cell(columns.payer))
  return {
    bookedOn,
    amountCents: cents,
    label: label || (payer ?? ''),
    payerName: payer ?? firstNameIn(columns.labels.map(at => oneLine(cell(at))).sort(longestFirst)),
    payerIban: validIban(cell(columns.payerIban)),
    account: null,
    bankReference: null,
  }
}

/** Banks tell one thing shortly and at length: what another part says too is left out. */
function joined(parts: readonly string[]): string {
  const own = parts.filter(
    (part, at) =>
      part !== '' && !parts.some((other, place) => other.includes(part) && (other !== part || place < at)),
  )
  return oneLine(own.join(' '))
}

const longestFirst = (one: string, other: string) => other.length - one.length

function firstNameIn(labels: readonly string[]): string | null {
  for (const label of labels) {
    const name = payerIn(label)
    if (name) return name
  }
  return null
}

/** Positive for a credit; what could not be read, where there is no amount in the row. */
function centsOf(
  cell: (at: number | undefined) => string,
  columns: BankColumns,
): number | { unread: string } {
  const single = cell(columns.amount)
  if (single !== '') {
    const cents = readCents(single)
    if (cents === null) return { unread: single }
    return /^(d|debit|débit|-)$/i.test(cell(columns.direction)) ? -Math.abs(cents) : cents
  }
  const credit = cell(columns.credit)
  if (credit !== '') {
    const cents = readCents(credit)
    if (cents === null) return { unread: credit }
    if (cents !== 0) return cents
  }
  const debit = cell(columns.debit)
  const out = readCents(debit)
  if (out === null) return debit === '' && credit !== '' ? 0 : { unread: debit }
  return -Math.abs(out)
}
