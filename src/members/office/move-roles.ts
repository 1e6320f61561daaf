import { sql } from 'kysely'
import type { RoleName } from '../../accounts/visitor.ts'
import type { Db, Tx } from '../../database/open.ts'
import { hasOtherManager, holdRolesOf } from '../../office/roles/last-manager.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from './held-person.ts'

/** The roles that a person has, or will have, in an organisation itself. */
export async function rolesIn(
  db: Db,
  now: Temporal.Instant,
  { realmId, personId, organisationId }: { realmId: string; personId: string; organisationId: string },
): Promise<RoleName[]> {
  const rows = await db
    .selectFrom('role')
    .select('name')
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('starts_at')
    .execute()
  return [...new Set(rows.map(({ name }) => name))]
}

/**
 * Ends the roles of a person in an organisation, but for that of its last manager: somebody has to be there who can give one.
 * @returns whether one was kept for that.
 */
export async function endRoles(
  visit: Visit,
  tx: Tx,
  held: HeldPerson,
  organisationId: string,
): Promise<boolean> {
  const realmId = visit.site.realm.id
  const now = visit.app.clock.now()
  const by = visit.visitor?.person?.id ?? null
  await holdRolesOf(tx, realmId, organisationId)
  const there = { realmId, organisationId, personId: held.id }
  const isLast = !(await hasOtherManager(tx, there, now))
  const { rows } = await sql<{ id: string; name: RoleName }>`
    update role r set ends_at = greatest(${now}::timestamptz, r.starts_at), ended_by_person_id = ${by}::uuid
    where r.realm_id = ${realmId} and r.person_id = ${held.id} and r.organisation_id = ${organisationId}
      and (r.ends_at is null or r.ends_at > ${now}) and not (${isLast} and r.name = 'manager')
    returning r.id, r.name`.execute(tx)
  for (const { id, name } of rows)
    await audit(tx, now, {
      ...from(visit),
      event: 'roleEnded',
      accountId: held.account?.id ?? null,
      personId: held.id,
      organisationId,
      details: { role: id, name, endsAt: now.toString(), by },
    })
  const left = await rolesIn(tx, now, there)
  return left.length > 0
}
