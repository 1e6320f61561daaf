import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import { decode, type Encoding } from './decode.ts'
import { type Columns, chosenColumns, type Field, namesSomeone, readHeadings } from './headings.ts'
import { shown } from './text.ts'

export type Delimiter = ';' | ',' | '\t' | '|'
export const delimiters: readonly Delimiter[] = [';', ',', '\t', '|']

/** How a file is laid out: its delimiter, where its headings stand, and what each column means. */
export type Layout = { delimiter: Delimiter; headingLine: number; fields: readonly (Field | null)[] }

/** One record of the file; `line` counts records from 1 with the heading, as a spreadsheet numbers its rows. */
export type Row = { line: number; cells: string[] }

/** How the file was read; `headingLine` is where its headings stand (a title may come first). */
type Format = { encoding: Encoding; delimiter: Delimiter; columns: Columns; headingLine: number }

/**
 * A file opened for reading. `rows` yields what stands below the headings, and returns the line from which on
 * nothing could be read (a quote that is never closed), or null.
 */
export type OpenFile = { format: Format; rows: AsyncGenerator<Row, number | null> }
export type FileRefusal = { refused: 'empty' } | { refused: 'noNameColumn'; headings: string[] }

const headLength = 64 * 1024
const headRecords = 20
const longestRecord = 256 * 1024

/**
 * Recognises encoding, delimiter and headings from the beginning of the file, then reads on as it is asked to. With a
 * layout the file is taken as that says.
 * @throws NotText
 */
export async function openFile(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  layout?: Layout,
): Promise<{ opened: OpenFile } | FileRefusal> {
  const { head, texts, encoding } = await readHead(chunks)
  const found = layout ? laidOut(head, layout) : recognise(head)
  if ('refused' in found) {
    await texts.return(undefined)
    return found
  }
  const { delimiter, columns, headingLine } = found
  const rows = readRows(joined(head, texts), delimiter, headingLine)
  // The encoding may be decided only further on, where the first accent stands.
  const format = {
    get encoding() {
      return encoding()
    },
    delimiter,
    columns,
    headingLine,
  }
  return { opened: { format, rows } }
}

type Head = { head: string; texts: AsyncGenerator<string>; encoding: () => Encoding }

/**
 * The beginning of a file as text, without the marks that spreadsheets put there, and the rest of it.
 * @throws NotText
 */
export async function readHead(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Head> {
  let encoding: Encoding = 'utf-8'
  const texts = decode(chunks, decided => {
    encoding = decided
  })
  let head = ''
  while (head.length < headLength) {
    const next = await texts.next()
    if (next.done) break
    head += next.value
  }
  const hint = /^\uFEFF?sep=(.)\r?\n/.exec(head)
  head = head.slice(hint?.[0].length ?? 0).replace(/^\uFEFF/, '')
  return { head, texts, encoding: () => encoding }
}

type Recognised = { delimiter: Delimiter; columns: Columns; headingLine: number }

/** The delimiter and the heading row by which most columns are understood, someone's name among them. */
export function recognise(head: string): Recognised | FileRefusal {
  let best: (Recognised & { score: number }) | undefined
  let firstCells: string[] = []
  for (const delimiter of delimiters) {
    const records = headOf(head, delimiter)
    const first = records.find(cells => cells.some(cell => cell.trim() !== '')) ?? []
    if (first.length > firstCells.length) firstCells = first
    for (const [index, cells] of records.entries()) {
      const columns = readHeadings(cells)
      const score = Object.keys(columns.at).length
      if (!namesSomeone(columns) || score <= (best?.score ?? 0)) continue
      best = { delimiter, columns, headingLine: index + 1, score }
    }
  }
  if (best) return best
  return head.trim() === ''
    ? { refused: 'empty' }
    : { refused: 'noNameColumn', headings: firstCells.slice(0, 30).map(shown) }
}

function laidOut(head: string, { delimiter, headingLine, fields }: Layout): Recognised | FileRefusal {
  const cells = headOf(head, delimiter)[headingLine - 1] ?? []
  const columns = chosenColumns(cells, fields)
  return namesSomeone(columns)
    ? { delimiter, columns, headingLine }
    : { refused: 'noNameColumn', headings: cells.slice(0, 30).map(shown) }
}

function csvOptions(delimiter: Delimiter): Options {
  return {
    delimiter,
    // Named, because a line break inside a field may be of another kind than those between the lines.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRecord,
  }
}

/** The first records, or those before one that cannot be read, as the head may end within a quote. */
export function headOf(head: string, delimiter: Delimiter): string[][] {
  const records: string[][] = []
  try {
    parseNow(head, {
      ...csvOptions(delimiter),
      to: headRecords,
      on_record: keep(record => records.push(record)),
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  return records
}

async function* joined(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}

async function* readRows(
  texts: AsyncIterable<string>,
  delimiter: Delimiter,
  headingLine: number,
): AsyncGenerator<Row, number | null> {
  // Taken as they are read, not from the stream's buffer: an error would throw away what is still in there.
  let records: string[][] = []
  const parser = parse({ ...csvOptions(delimiter), on_record: keep(record => records.push(record)) })
  parser.on('error', () => {})
  let line = 0
  const below = function* (): Generator<Row> {
    const read = records
    records = []
    for (const cells of read) {
      line++
      if (line > headingLine) yield { line, cells }
    }
  }
  for await (const text of texts) {
    const error = await finished(done => parser.write(text, done))
    yield* below()
    if (error) return line + 1
  }
  const error = await finished(done => parser.end(done))
  yield* below()
  return error ? line + 1 : null
}

function keep(take: (record: string[]) => void): (record: string[]) => null {
  return record => {
    take(record)
    return null
  }
}

/** @throws what is not about the text. */
async function finished(start: (done: (error?: Error | null) => void) => void): Promise<CsvError | null> {
  const error = await new Promise<Error | null>(resolve => start(found => resolve(found ?? null)))
  if (error === null || error instanceof CsvError) return error
  throw error
}
