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
