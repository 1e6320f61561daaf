import { sql } from 'kysely'
import type { FileStore } from '../storage/file-store.ts'
import { BrokenBackup, formatVersion, readHeader, splitLines } from './backup-format.ts'
import { readTables, type TableShape } from './backup-tables.ts'
import { readMigrations } from './migrations.ts'
import type { Db, Tx } from './open.ts'
import { loadRows } from './restore-rows.ts'
import { catchUp, rebuildSchema } from './restore-schema.ts'

export type Restored = { done: { rows: number } } | { refused: Refusal }
type Refusal = 'notEmpty' | 'notABackup' | 'newer' | 'broken'

class Refused extends Error {
  readonly why: Refusal
  constructor(why: Refusal, options?: ErrorOptions) {
    super(why, options)
    this.why = why
  }
}

/**
 * Brings a backup back into an empty, migrated database of either engine, whole or not at all: everything
 * happens in one transaction, `also` with it. A backup of an older schema comes into that schema first, and
 * goes through the later migrations as it would have in place.
 */
export async function restoreBackup(
  db: Db,
  files: FileStore,
  chunks: AsyncIterable<string>,
  also: (tx: Tx) => Promise<void>,
): Promise<Restored> {
  const lines = splitLines(chunks)
  try {
    const migrations = await migrationsOf(lines)
    const rows = await db.transaction().execute(async tx => {
      const rows = await restoreInto(tx, files, migrations, lines)
      await also(tx)
      return rows
    })
    return { done: { rows } }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.why }
    if (error instanceof BrokenBackup) return { refused: 'broken' }
    throw error
  } finally {
    await lines.return(undefined)
  }
}

async function migrationsOf(lines: AsyncGenerator<string>): Promise<string[]> {
  const { format, migrations } = await lines
    .next()
    .then(first => readHeader(first.value ?? ''))
    .catch((cause: unknown) => {
      throw cause instanceof BrokenBackup ? new Refused('notABackup', { cause }) : cause
    })
  const known = new Set(readMigrations().map(({ name }) => name))
  if (format > formatVersion || migrations.some(name => !known.has(name))) throw new Refused('newer')
  return migrations
}

async function restoreInto(
  tx: Tx,
  files: FileStore,
  migrations: string[],
  lines: AsyncGenerator<string>,
): Promise<number> {
  await refuseRows(tx, (await readTables(tx)).tables)
  const older = migrations.length < readMigrations().length
  if (older) await rebuildSchema(tx, migrations)
  const { tables, unordered } = await readTables(tx)
  for (const key of unordered)
    await sql`alter table ${sql.table(key.table)} drop constraint ${sql.ref(key.name)}`.execute(tx)
  const rows = await loadRows(tx, tables, lines, files)
  for (const key of unordered)
    await sql`alter table ${sql.table(key.table)} add constraint ${sql.ref(key.name)} ${sql.raw(key.definition)}`
      .execute(tx)
      .catch((cause: unknown) => {
        throw new BrokenBackup('A row points to nothing', { cause })
      })
  if (older) await catchUp(tx, migrations)
  // The embedded engine gathers no statistics by itself, and a planner without any takes the tables for empty.
  await sql`analyze`.execute(tx)
  return rows
}

/** Nobody writes between the look and the end of the transaction. */
async function refuseRows(tx: Tx, tables: readonly TableShape[]): Promise<void> {
  const names = tables.map(({ name }) => sql.table(name))
  await sql`lock table ${sql.join(names)} in exclusive mode`.execute(tx)
  const filled = names.map(name => sql`exists (select from ${name})`)
  const { rows } = await sql<{ filled: boolean }>`select ${sql.join(filled, sql` or `)} as filled`.execute(tx)
  if (rows[0]?.filled) throw new Refused('notEmpty')
}
