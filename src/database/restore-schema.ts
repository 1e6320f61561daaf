import { sql } from 'kysely'
import { readMigrations } from './migrations.ts'
import type { Tx } from './open.ts'

/**
 * Puts an empty schema back to the day when only these migrations had run: later ones may have something to
 * do to the rows that come into it. The list of the migrations that have run stays as it is.
 */
export async function rebuildSchema(tx: Tx, names: readonly string[]): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    with own as (select to_regnamespace(current_schema()::text) as schema)
    select format('drop table if exists %I cascade', relname) as statement from pg_class c, own
      where relnamespace = own.schema and relkind in ('r', 'p') and relname <> 'migration'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p, own
      where pronamespace = own.schema
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select format('drop type if exists %I cascade', typname) from pg_type t, own
      where typnamespace = own.schema and typtype in ('e', 'd')
        and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')`.execute(tx)
  for (const { statement } of rows) await sql.raw(statement).execute(tx)
  await runMigrations(tx, name => names.includes(name))
}

/** Runs the migrations that were not among those named, on the rows that are now there. */
export async function catchUp(tx: Tx, names: readonly string[]): Promise<void> {
  await runMigrations(tx, name => !names.includes(name))
}

async function runMigrations(tx: Tx, chosen: (name: string) => boolean): Promise<void> {
  for (const migration of readMigrations().filter(({ name }) => chosen(name))) {
    await sql.raw(migration.sql).execute(tx)
  }
}
