import { type RawBuilder, sql } from 'kysely'
import { organisationsWhere } from '../../accounts/permissions.ts'
import type { Db, Tx } from '../../database/open.ts'
import { organisationsAbove } from '../../organisations/organisations-below.ts'
import type { Visit } from '../../web/visit.ts'

/** Roles of an organisation are given and ended one after the other: two managers who end each other wait here. */
export async function holdRolesOf(tx: Tx, realmId: string, organisationId: string): Promise<void> {
  await tx
    .selectFrom('organisation')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('id', '=', organisationId)
    .forNoKeyUpdate()
    .execute()
}

/**
 * Whether an organisation has, at a moment, a manager of its own besides one person: alive, and with an address to sign in
 * with, for who cannot sign in manages nothing.
 */
export async function hasOtherManager(
  db: Db,
  { realmId, organisationId, personId }: { realmId: string; organisationId: string; personId: string },
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from role x
      join account_person ap on ap.realm_id = x.realm_id and ap.person_id = x.person_id
      where x.realm_id = ${realmId} and x.organisation_id = ${organisationId} and x.name = 'manager'
        and x.person_id <> ${personId} and x.starts_at <= ${at} and (x.ends_at is null or x.ends_at > ${at})
        and not ${isDead({ realmId: sql`x.realm_id`, id: sql`x.person_id` })}) as there`.execute(db)
  return rows[0]?.there ?? false
}

/** Whether a person has died, as one of the organisations knows. */
export function isDead(person: {
  realmId: RawBuilder<unknown>
  id: RawBuilder<unknown>
}): RawBuilder<boolean> {
  return sql`exists (select from membership m
    where m.realm_id = ${person.realmId} and m.person_id = ${person.id} and m.state = 'deceased')`
}

/** Whether the person who asks manages an organisation above: then one below may be left without a manager of its own. */
export async function managesFromAbove(visit: Visit, organisationId: string): Promise<boolean> {
  if (!visit.visitor) return false
  const managed = organisationsWhere(visit.visitor, 'giveRoles')
  const [, ...above] = await organisationsAbove(visit.app.db, visit.site.realm.id, organisationId)
  return above.some(id => managed.includes(id))
}
