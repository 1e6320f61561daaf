import { sql } from 'kysely'
import type { Db, Tx } from '../database/open.ts'
import { personal } from './holdings.ts'

/** Persons taken away in one transaction. */
const batchSize = 500

/** A column of a table that points to a person. */
type Tie = { table: string; column: string }

/**
 * Takes away the persons to whom nothing points any more: somebody who was removed from a household stays while a
 * letter tells of it, and goes after it. What such a person accepted is no tie, and goes too: about nobody it proves nothing.
 * @param until whoever was entered later is left alone.
 */
export async function forgetUnattached(db: Db, realmId: string, until: Temporal.Instant): Promise<void> {
  const ties = await tiesToPersons(db)
  // Who acts is known by the role; its columns have no index, and are looked at for the few who are left.
  const own = ties.filter(({ table, column }) =>
    personal.some(([name, { by }]) => name === table && by.includes(column)),
  )
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    where p.realm_id = ${realmId} and p.created_at < ${until} and ${untied(own)} order by p.id`.execute(db)
  for (let at = 0; at < rows.length; at += batchSize) {
    const ids = rows.slice(at, at + batchSize).map(({ id }) => id)
    await db.transaction().execute(tx => forget(tx, realmId, ids, ties))
  }
}

/** Asked once more while they are held: until then somebody could be tied to something again. */
async function forget(
  tx: Tx,
  realmId: string,
  candidates: readonly string[],
  ties: readonly Tie[],
): Promise<void> {
  const { rows: held } = await sql<{ id: string }>`
    select id from person where realm_id = ${realmId} and id = any(${candidates}::uuid[])
    order by id for update skip locked`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    where p.realm_id = ${realmId} and p.id = any(${held.map(({ id }) => id)}::uuid[]) and ${untied(ties)}`.execute(
    tx,
  )
  const ids = rows.map(({ id }) => id)
  await sql`delete from acceptance where realm_id = ${realmId} and person_id = any(${ids}::uuid[])`.execute(
    tx,
  )
  await sql`delete from person where realm_id = ${realmId} and id = any(${ids}::uuid[])`.execute(tx)
}

/** From the catalog: a table that is new ties too. */
async function tiesToPersons(db: Db): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    select t.relname as "table", a.attname as column
    from pg_constraint k join pg_class t on t.oid = k.conrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = any(k.conkey)
    where k.contype = 'f' and k.confrelid = to_regclass('person') and a.attname <> 'realm_id'
      and t.relname <> 'acceptance'
    order by 1, 2`.execute(db)
  return rows
}

const untied = (ties: readonly Tie[]) =>
  sql.join(
    ties.map(
      ({ table, column }) => sql`not exists (select from ${sql.table(table)} x
        where x.realm_id = p.realm_id and ${sql.ref(`x.${column}`)} = p.id)`,
    ),
    sql` and `,
  )
