import { sql } from 'kysely'
import type { Db } from '../src/database/open.ts'

/**
 * Seconds that the database takes to make bare copies of rows, indexes included, one statement for each table: what
 * writing them costs when nothing is looked at.
 */
export async function secondsToCopy(
  db: Db,
  tables: readonly string[],
  where: ReturnType<typeof sql>,
): Promise<number> {
  let seconds = 0
  for (const table of tables) {
    const copy = `copy_of_${table}`
    await sql`create table ${sql.table(copy)} (like ${sql.table(table)} including all)`.execute(db)
    const began = performance.now()
    await sql`insert into ${sql.table(copy)} select t.* from ${sql.table(table)} t where ${where}`.execute(db)
    seconds += (performance.now() - began) / 1000
    await sql`drop table ${sql.table(copy)}`.execute(db)
  }
  return seconds
}
