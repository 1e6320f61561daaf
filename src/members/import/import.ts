import { sql } from 'kysely'
import type { Db, Tx } from '../../database/open.ts'
import { type Batch, inPieces, readBatches } from './batches.ts'
import { NotText } from './decode.ts'
import { type Layout, openFile } from './file.ts'
import { takeHouseholds } from './household.ts'
import { type ImportTarget, readKnown } from './known.ts'
import { occupationFinder } from './occupation.ts'
import { placer } from './place.ts'
import { planBatch } from './plan.ts'
import type { ImportReport, LineOutcome } from './report.ts'
import { writePlan } from './write.ts'

export type { ImportTarget }

/** What became of some lines, in their order; `empty` lines are not among them, `accounts` were made. */
export type BatchOutcome = { lines: LineOutcome[]; empty: number; accounts: number; bytes: number }

export type ImportOptions = {
  /** Reads and decides everything, writes nothing. */
  dryRun: boolean
  /** How the file is laid out, where it is not to be guessed. */
  layout?: Layout
  /** Told after each batch how many bytes of the file are dealt with, and of how many when that is known. */
  onProgress?: (done: number, total: number | null) => void
  /**
   * Told of each batch, in the transaction that writes it; what it throws undoes the batch and ends the import. Where it is
   * given, it has the notes, and the report has none: memory stays flat.
   */
  onBatch?: (db: Db, batch: BatchOutcome) => Promise<void>
}

/** `noNameColumn` brings the headings that were found; `unreadable` what the file seems to be. */
export type ImportOutcome =
  | { done: ImportReport }
  | { refused: 'empty' }
  | { refused: 'unreadable'; looksLike: 'spreadsheet' | 'binary' }
  | { refused: 'noNameColumn'; headings: string[] }

/**
 * Brings the members of a spreadsheet export into an organisation, and those whom an export of Guichet lists
 * as members of one below into that one: recognises the file, reads it line by
 * line, and writes it batch by batch, each in a transaction of its own that waits for nothing but the
 * database; the next batch is read meanwhile. What one run has written the next finds again, so that a file that was cut
 * short can be given again. A dry run takes the same decisions from the same reads, without the writes.
 */
export async function importMembers(
  db: Db,
  clock: { now(): Temporal.Instant },
  target: ImportTarget,
  file: Buffer | AsyncIterable<Buffer>,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { pieces, taken } = inPieces(file)
  const found = await openFile(pieces, options.layout).catch((error: unknown) => {
    if (error instanceof NotText) return { refused: 'unreadable', looksLike: error.looksLike } as const
    throw error
  })
  if ('refused' in found) return found
  const { format, rows } = found.opened
  const report = emptyReport(options.dryRun, format.columns.ignored, format.columns.at.email === undefined)
  const total = Buffer.isBuffer(file) ? file.length : null
  const write = batchWriter(db, clock, target, options)
  let saysSomething = false
  const finish = async (batch: Batch) => {
    const outcome = await write(batch)
    saysSomething ||= outcome.lines.length > 0
    count(report, outcome, options.onBatch === undefined)
    options.onProgress?.(batch.bytes, total)
  }
  let writing = Promise.resolve()
  try {
    const today = clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate()
    for await (const batch of readBatches(found.opened, today, taken)) {
      await writing
      writing = finish(batch)
      // Heard when the next batch is ready.
      writing.catch(() => {})
    }
    await writing
  } finally {
    await writing.catch(() => {})
    await rows.return(null)
  }
  // The embedded engine gathers no statistics by itself, a server only after a while; lists are opened now.
  if (!options.dryRun && report.added >= 1000) await analyze(db)
  if (!saysSomething) return { refused: 'empty' }
  report.format = { encoding: format.encoding, delimiter: format.delimiter, headingLine: format.headingLine }
  report.notes.sort((a, b) => a.line - b.line)
  return { done: report }
}

/** Writes batches of one file, each in one transaction; a dry run only decides. */
function batchWriter(
  db: Db,
  clock: { now(): Temporal.Instant },
  target: ImportTarget,
  { dryRun, onBatch }: ImportOptions,
): (batch: Batch) => Promise<BatchOutcome> {
  const place = placer(target)
  const findOccupations = occupationFinder(target.realmId)
  let added = 0
  const decide = async (batch: Batch, tx: Tx | null): Promise<BatchOutcome> => {
    const within = tx ?? db
    const outcome: BatchOutcome = { ...batch, lines: [...batch.skipped], accounts: 0 }
    await findOccupations(within, batch.rows)
    for (const { where, earlier, rows } of await place(within, batch.rows)) {
      const { plan, lines, accepted } = planBatch(
        rows,
        await readKnown(within, where, rows, clock.now()),
        earlier,
      )
      if (tx) await writePlan(tx, where, plan, clock.now())
      await takeHouseholds(within, tx, { realmId: where.realmId, at: clock.now() }, accepted, lines)
      outcome.lines.push(...lines)
      outcome.accounts += plan.newAccounts.length
    }
    outcome.lines.sort((a, b) => a.line - b.line)
    await onBatch?.(within, outcome)
    return outcome
  }
  return async batch => {
    if (dryRun) return await decide(batch, null)
    const outcome = await db.transaction().execute(async tx => {
      // Two imports into one realm take turns: each must see the accounts that the other has made.
      await sql`select pg_advisory_xact_lock(hashtext('import'), hashtext(${target.realmId}))`.execute(tx)
      return await decide(batch, tx)
    })
    const before = added
    added += outcome.lines.filter(line => line.outcome === 'added').length
    if (before < firstThousand && added >= firstThousand) await analyzeIfSmall(db)
    return outcome
  }
}

const firstThousand = 500

/**
 * What checks a foreign key is planned once for each connection: planned while the tables are as good as empty, it reads
 * them from end to end for each line of the file (8 times as long in all, for 100,000 lines). Statistics make it anew.
 */
async function analyzeIfSmall(db: Db): Promise<void> {
  const { rows } = await sql<{ isSmall: boolean }>`
    select reltuples < 10000 as "isSmall" from pg_class where oid = 'person'::regclass`.execute(db)
  if (rows[0]?.isSmall) await analyze(db)
}

async function analyze(db: Db): Promise<void> {
  await sql`analyze person, membership, account, account_person`.execute(db)
}

function count(report: ImportReport, { lines, empty, accounts }: BatchOutcome, keepsNotes: boolean): void {
  for (const { outcome, notes } of lines) {
    report[outcome]++
    if (outcome !== 'skipped') report.lines++
    if (keepsNotes) report.notes.push(...notes)
  }
  report.skipped += empty
  report.accounts += accounts
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
