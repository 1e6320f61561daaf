import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { migrate } from '../src/database/migrate.ts'
import { type Db, openDatabase } from '../src/database/open.ts'

type Part = { table: string; where: ReturnType<typeof sql>; timed?: boolean }

/**
 * Seconds that the server takes to COPY rows of a database into the same tables of an empty one, with all their indexes,
 * checks and foreign keys, from files of its own: one COPY for each table, the rows in the order in which they lie. Only
 * the `timed` parts count.
 */
export async function secondsToCopyIn(from: Db, emptyUrl: string, parts: readonly Part[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-copy-'))
  // The server may run as somebody else.
  chmodSync(folder, 0o777)
  const into = await openDatabase({ url: emptyUrl })
  let seconds = 0
  try {
    await migrate(into.pool)
    for (const { table, where, timed } of parts) {
      const { rows } = await sql<{ name: string }>`
        select attname as name from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        order by attnum`.execute(from)
      const columns = sql.join(rows.map(({ name }) => sql.ref(name)))
      const file = sql.lit(join(folder, table))
      const chosen = rows.map(({ name }) => sql.ref(`t.${name}`))
      // COPY takes no parameters: what they stand for is put into a table first.
      await sql`create table copied as select ${sql.join(chosen)} from ${sql.table(table)} t where ${where}`.execute(
        from,
      )
      await sql`copy copied to ${file}`.execute(from)
      await sql`drop table copied`.execute(from)
      const began = performance.now()
      await sql`copy ${sql.table(table)} (${columns}) from ${file}`.execute(into.db)
      if (timed) seconds += (performance.now() - began) / 1000
    }
  } finally {
    await into.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return seconds
}
