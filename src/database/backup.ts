import { sql } from 'kysely'
import type { FileStore } from '../storage/file-store.ts'
import {
  type BackupHeader,
  type EndLine,
  type FileLine,
  formatVersion,
  type TableLine,
} from './backup-format.ts'
import { readTables, type TableShape } from './backup-tables.ts'
import type { Database, Tx } from './open.ts'

const batchSize = 500

/**
 * Reads every row of every table, as the lines of a backup, all as of one moment: in one transaction, through
 * a cursor, so that memory stays flat. The server goes on meanwhile; on the embedded engine, which has one
 * connection, what needs the database waits until the last row has been read. The job queue is not among the
 * tables: what is queued is read from the letters when the backup is restored. The files follow the rows: one that
 * comes meanwhile may be among them, and one that goes may be missing.
 */
export async function* backupLines(
  { db, engine }: Database,
  files: FileStore,
  now: Temporal.Instant,
  onProgress: (done: number, total: number) => void,
): AsyncGenerator<string> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    // The text forms must not depend on how the server or the role is set.
    await sql`set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601';
      set local bytea_output = 'hex'; set local extra_float_digits = 1`.execute(tx)
    yield line(await headerOf(tx, engine, now))
    const { tables } = await readTables(tx)
    const total = await countRows(tx, tables)
    let done = 0
    for (const table of tables) {
      yield line({ table: table.name, columns: table.columns.map(column => column.name) })
      for await (const rows of readRows(tx, table)) {
        yield rows.map(row => `${row}\n`).join('')
        done += rows.length
        onProgress(done, total)
      }
    }
    yield* fileLines(files)
    yield line({ rows: done })
  } finally {
    await tx.rollback().execute()
  }
}

async function* fileLines(files: FileStore): AsyncGenerator<string> {
  for await (const name of files.names()) {
    const bytes = await files.get(name)
    if (bytes) yield line({ file: name, bytes: bytes.toBase64() })
  }
}

function line(content: BackupHeader | TableLine | FileLine | EndLine): string {
  return `${JSON.stringify(content)}\n`
}

async function headerOf(tx: Tx, engine: Database['engine'], now: Temporal.Instant): Promise<BackupHeader> {
  const { rows: migrations } = await sql<{ name: string }>`select name from migration order by name`.execute(
    tx,
  )
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(tx)
  return {
    guichet: 'backup',
    format: formatVersion,
    migrations: migrations.map(({ name }) => name),
    engine,
    version: rows[0]?.version ?? '',
    takenAt: now.toString(),
  }
}

async function countRows(tx: Tx, tables: readonly TableShape[]): Promise<number> {
  const counts = tables.map(({ name }) => sql`(select count(*) from ${sql.table(name)})`)
  const { rows } = await sql<{ total: string }>`select ${sql.join(counts, sql` + `)} as total`.execute(tx)
  return Number(rows[0]?.total)
}

/** The rows as JSON made by PostgreSQL: the driver would lose the microseconds and the figures of a jsonb. */
async function* readRows(tx: Tx, { name, columns }: TableShape): AsyncGenerator<string[]> {
  const texts = columns.map(column => sql`${sql.ref(column.name)}::text`)
  await sql`declare backup_rows no scroll cursor for
    select to_json(array[${sql.join(texts)}])::text as line from ${sql.table(name)}`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(batchSize)} from backup_rows`.execute(tx)
    if (rows.length === 0) break
    yield rows.map(row => row.line)
  }
  await sql`close backup_rows`.execute(tx)
}
