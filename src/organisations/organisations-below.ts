import { sql } from 'kysely'
import type { Db } from '../database/open.ts'

/** An organisation and all below it, itself first. */
export async function organisationsFrom(
  db: Db,
  { realmId, organisationId }: { realmId: string; organisationId: string },
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive below as (
      select realm_id, id, name, 0 as depth from organisation where realm_id = ${realmId} and id = ${organisationId}
      union all
      select o.realm_id, o.id, o.name, b.depth + 1 from below b
        join organisation o on o.realm_id = b.realm_id and o.parent_id = b.id
    ) select id, name from below order by depth, name, id`.execute(db)
  return rows
}

/** Several organisations and all below them, each once; for what a person's roles reach. */
export async function organisationsBelow(
  db: Db,
  realmId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive below as (
      select id, name from organisation where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])
      union
      select o.id, o.name from below b join organisation o on o.realm_id = ${realmId} and o.parent_id = b.id
    ) select id, name from below order by name, id`.execute(db)
  return rows
}

/** An organisation and those above it, itself first; none where there is no such organisation. */
export async function organisationsAbove(db: Db, realmId: string, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select id, parent_id, 0 as height from organisation where realm_id = ${realmId} and id = ${id}
      union all
      select o.id, o.parent_id, a.height + 1 from above a
        join organisation o on o.realm_id = ${realmId} and o.id = a.parent_id
    ) select id from above order by height`.execute(db)
  return rows.map(row => row.id)
}

/** The name of an organisation that is there. */
export async function organisationName(
  db: Db,
  { realmId, organisationId }: { realmId: string; organisationId: string },
): Promise<string> {
  const { name } = await db
    .selectFrom('organisation')
    .select('name')
    .where('realm_id', '=', realmId)
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return name
}

/** The names of organisations, by their identifiers. */
export async function organisationsNamedBy(
  db: Db,
  realmId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
