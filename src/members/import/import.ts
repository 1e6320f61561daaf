import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { NotText } from './decode.ts'
import { openFile } from './file.ts'
import { type ImportTarget, readKnown } from './known.ts'
import type { ReadRow } from './line.ts'
import type { Earlier } from './match.ts'
import { placer } from './place.ts'
import { planBatch } from './plan.ts'
import type { ImportReport } from './report.ts'
import { rowReader } from './row.ts'
import { writePlan } from './write.ts'

export type { ImportTarget }

export type ImportOptions = {
  /** Reads and decides everything, writes nothing. */
  dryRun: boolean
  /** Told after each batch how many bytes of the file are dealt with, and of how many when that is known. */
  onProgress?: (done: number, total: number | null) => void
}

/** `noNameColumn` brings the headings that were found; `unreadable` what the file seems to be. */
export type ImportOutcome =
  | { done: ImportReport }
  | { refused: 'empty' }
  | { refused: 'unreadable'; looksLike: 'spreadsheet' | 'binary' }
  | { refused: 'noNameColumn'; headings: string[] }

const batchSize = 500
const chunkSize = 64 * 1024

/**
 * Brings the members of a spreadsheet export into an organisation, and those whom an export of Guichet lists
 * as members of one below into that one: recognises the file, reads it line by
 * line, and writes it batch by batch, each in a transaction of its own that waits for nothing but the
 * database. What one run has written the next finds again, so that a file that was cut short can be given again.
 * A dry run takes the same decisions from the same reads, without the writes.
 */
export async function importMembers(
  db: Db,
  clock: { now(): Temporal.Instant },
  target: ImportTarget,
  file: Buffer | AsyncIterable<Buffer>,
  options: ImportOptions,
): Promise<ImportOutcome> {
  let bytes = 0
  const total = Buffer.isBuffer(file) ? file.length : null
  const counted = counting(Buffer.isBuffer(file) ? slices(file) : file, length => {
    bytes += length
  })
  const found = await openFile(counted).catch((error: unknown) => {
    if (error instanceof NotText) return { refused: 'unreadable', looksLike: error.looksLike } as const
    throw error
  })
  if ('refused' in found) return found
  const { format, rows } = found.opened
  const report = emptyReport(options.dryRun, format.columns.ignored, format.columns.at.email === undefined)
  const read = rowReader(format.columns, clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate())
  const place = placer(db, target)
  let batch: ReadRow[] = []
  const finishBatch = async () => {
    for (const { where, earlier, rows } of await place(batch)) {
      await importBatch(db, clock, where, rows, earlier, report)
    }
    batch = []
    options.onProgress?.(bytes, total)
  }
  try {
    let next = await rows.next()
    for (; !next.done; next = await rows.next()) {
      const row = read(next.value)
      if (row === 'empty' || 'kind' in row) report.skipped++
      if (row !== 'empty' && 'kind' in row) report.notes.push(row)
      else if (row !== 'empty') batch.push(row)
      if (batch.length === batchSize) await finishBatch()
    }
    if (next.value !== null) report.notes.push({ line: next.value, kind: 'cutShort' })
    await finishBatch()
  } finally {
    await rows.return(null)
  }
  // The embedded engine gathers no statistics by itself, a server only after a while; lists are opened now.
  if (!options.dryRun && report.added >= 1000) {
    await sql`analyze person, membership, account, account_person`.execute(db)
  }
  if (report.lines === 0 && report.notes.length === 0) return { refused: 'empty' }
  report.format = { encoding: format.encoding, delimiter: format.delimiter, headingLine: format.headingLine }
  report.notes.sort((a, b) => a.line - b.line)
  return { done: report }
}

async function importBatch(
  db: Db,
  clock: { now(): Temporal.Instant },
  target: ImportTarget,
  batch: readonly ReadRow[],
  earlier: Earlier,
  report: ImportReport,
): Promise<void> {
  if (batch.length === 0) return
  const planned = report.dryRun
    ? planBatch(batch, await readKnown(db, target, batch), earlier)
    : await db.transaction().execute(async tx => {
        // Two imports into one realm take turns: each must see the accounts that the other has made.
        await sql`select pg_advisory_xact_lock(hashtext('import'), hashtext(${target.realmId}))`.execute(tx)
        const planning = planBatch(batch, await readKnown(tx, target, batch), earlier)
        await writePlan(tx, target, planning.plan, clock.now())
        return planning
      })
  report.lines += batch.length
  for (const count of ['added', 'changed', 'unchanged', 'refused'] as const) report[count] += planned[count]
  report.accounts += planned.plan.newAccounts.length
  report.notes.push(...planned.notes)
}

function emptyReport(dryRun: boolean, ignoredColumns: string[], noEmailColumn: boolean): ImportReport {
  return {
    dryRun,
    format: { encoding: 'utf-8', delimiter: ';', headingLine: 1 },
    ignoredColumns,
    noEmailColumn,
    lines: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    skipped: 0,
    accounts: 0,
    notes: [],
  }
}

function* slices(file: Buffer): Generator<Buffer> {
  for (let at = 0; at < file.length; at += chunkSize) yield file.subarray(at, at + chunkSize)
}

async function* counting(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  count: (length: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}
