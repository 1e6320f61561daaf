import type { Language } from '../html/language.ts'
import { momentInWords } from '../html/moment-in-words.ts'
import type { FileStore } from '../storage/file-store.ts'
import type { CopiedTable } from './copy.ts'
import { copyWords } from './copy.words.ts'
import { csvOf } from './csv.ts'
import type { ZippedFile } from './zip.ts'

/** For whom a copy is made, and when. */
export type CopiedFor = {
  name: string
  siteName: string
  timeZone: string
  language: Language
  at: Temporal.Instant
}

/** The files of a copy: what to do with it, everything as JSON, a spreadsheet for each subject, and the images. */
export async function* archiveOf(
  files: FileStore,
  tables: readonly CopiedTable[],
  who: CopiedFor,
): AsyncGenerator<ZippedFile> {
  const words = copyWords[who.language]
  const text = new TextEncoder()
  const moment = momentInWords(who.at, who.timeZone, who.language)
  yield { name: 'LISEZ-MOI.txt', bytes: text.encode(`\uFEFF${words.readme(who.name, who.siteName, moment)}`) }
  yield { name: 'donnees.json', bytes: text.encode(asJson(tables, who)) }
  for (const table of tables) yield { name: fileName(table, who), bytes: text.encode(asCsv(table, who)) }
  for (const name of imagesIn(tables)) {
    const bytes = await files.get(name)
    if (bytes) yield { name: `${words.images}/${name}`, bytes, stored: true }
  }
}

function asJson(tables: readonly CopiedTable[], { language, siteName, at }: CopiedFor): string {
  const data = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
  return JSON.stringify({ about: copyWords[language].about, site: siteName, madeAt: at, data }, null, 2)
}

function fileName({ name }: CopiedTable, { language }: CopiedFor): string {
  const { files } = copyWords[language]
  if (!(name in files)) throw new Error(`no name for the file of ${name}`)
  return `${files[name as keyof typeof files].replaceAll(/[ ']/g, '-')}.csv`
}

function asCsv({ rows }: CopiedTable, who: CopiedFor): string {
  const names = Object.keys(rows[0] ?? {})
  const { columns } = copyWords[who.language]
  return csvOf(
    names.map(name => columns[name] ?? name),
    rows.map(row => names.map(name => cellOf(name, row[name], who))),
  )
}

/** Money in euros, moments by the realm's clock, and what has an inside as JSON. */
function cellOf(name: string, value: unknown, { language, timeZone }: CopiedFor): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return copyWords[language][value ? 'yes' : 'no']
  if (typeof value === 'number' && name.endsWith('_cents')) return (value / 100).toFixed(2).replace('.', ',')
  if (value instanceof Temporal.Instant)
    return value
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
      .replace('T', ' ')
  if (typeof value === 'object' && !(value instanceof Temporal.PlainDate)) return JSON.stringify(value)
  return wordsIn.has(name) ? (copyWords[language].values[String(value)] ?? String(value)) : String(value)
}

/** The columns in which a word of the software stands, and not one that somebody typed. */
const wordsIn = new Set(['state', 'method', 'kind', 'source', 'cause', 'decision', 'name'])

function imagesIn(tables: readonly CopiedTable[]): string[] {
  const images = tables.find(({ name }) => name === 'image')?.rows ?? []
  return images.map(({ file }) => String(file))
}
