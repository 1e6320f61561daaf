import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { contentOf, fillWithOddities } from '../../test/setup/content.ts'
import { freshDatabase } from '../../test/setup/database.ts'
import { diskStore } from '../storage/file-store.ts'
import { backupLines } from './backup.ts'
import { readTables } from './backup-tables.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'
import { type Database, openDatabase } from './open.ts'
import { restoreBackup } from './restore.ts'
import { rebuildSchema } from './restore-schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'guichet-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const files = diskStore(folder)
const now = Temporal.Instant.from('2026-06-15T08:00:00Z')

async function linesOf(database: Database): Promise<string> {
  return (await Array.fromAsync(backupLines(database, files, now, () => {}))).join('')
}

/** In pieces that end anywhere, as a file is read. */
async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 997) yield text.slice(at, at + 997)
}

const restore = async (database: Database, text: string) =>
  await restoreBackup(database.db, files, pieces(text), async () => {})

test('what one engine has saved comes back on the other, row for row', async () => {
  const embedded = await openDatabase('memory')
  try {
    await migrate(embedded.pool)
    await fillWithOddities(embedded.db)
    const here = await freshDatabase()
    const saved = await linesOf(embedded)
    expect(await restore(here, saved)).toHaveProperty('done')
    expect(await contentOf(here.db)).toEqual(await contentOf(embedded.db))

    const back = await linesOf(here)
    await sql`truncate realm cascade`.execute(embedded.db)
    expect(await restore(embedded, back)).toHaveProperty('done')
    expect(await contentOf(embedded.db)).toEqual(await contentOf(here.db))
    const body = (text: string) => text.split('\n').slice(1).sort()
    expect(body(back)).toEqual(body(saved))
  } finally {
    await embedded.close()
  }
})

test('a backup of an older schema goes through the later migrations', async () => {
  const names = readMigrations().map(({ name }) => name)
  const old = await freshDatabase()
  await old.db.transaction().execute(async tx => {
    await rebuildSchema(tx, names.slice(0, 3))
    await sql`delete from migration where name > ${names[2]}`.execute(tx)
  })
  await fillWithOddities(old.db)
  const before = await contentOf(old.db)
  const here = await freshDatabase()
  const shape = await readTables(here.db)
  expect(await restore(here, await linesOf(old))).toHaveProperty('done')
  expect(await readTables(here.db)).toEqual(shape)
  const after = await contentOf(here.db)
  expect(after.get('realm')).toHaveLength(before.get('realm')?.length ?? -1)
  expect(after.get('organisation')).toHaveLength(1200)
  expect(await migrate(here.pool)).toEqual([])
})

test('a row that points to nothing is refused, also within one table', async () => {
  const source = await freshDatabase()
  await fillWithOddities(source.db)
  const lines = (await linesOf(source)).split('\n')
  const parent = lines.findIndex(line => line.includes('"Nº 700"'))
  const end = lines.findIndex(line => line.startsWith('{"rows"'))
  const { rows } = JSON.parse(lines[end] ?? '') as { rows: number }
  const cut = lines.with(end, JSON.stringify({ rows: rows - 1 })).toSpliced(parent, 1)
  const here = await freshDatabase()
  expect(await restore(here, cut.join('\n'))).toEqual({ refused: 'broken' })
  const { unordered } = await readTables(here.db)
  expect(unordered.map(({ table }) => table)).toContain('organisation')
  expect([...(await contentOf(here.db)).values()].flat()).toEqual([])
})

test('is of one moment: what is committed meanwhile is not in it', async () => {
  const source = await freshDatabase()
  await fillWithOddities(source.db)
  const before = await linesOf(source)
  const lines = backupLines(source, files, now, () => {})
  const text: string[] = []
  let meanwhile: Promise<unknown> | undefined
  for await (const line of lines) {
    text.push(line)
    // On the embedded engine it has to wait for the connection.
    meanwhile ??= source.db.deleteFrom('person').execute()
    if (source.engine === 'postgres') await meanwhile
  }
  await meanwhile
  expect(text.join('')).toBe(before)
})

test('has all there is to save: no sequence stands beside the tables, whose value a backup would lose', async () => {
  const { rows } = await sql`select relname from pg_class
    where relkind = 'S' and relnamespace = to_regnamespace(current_schema()::text)`.execute(
    (await freshDatabase()).db,
  )
  expect(rows).toEqual([])
})
