import { sql } from 'kysely'
import type { Permission } from '../../accounts/permissions.ts'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { reachOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'

/** A membership as the treasurer meets it. */
export type MembershipHere = {
  id: string
  personId: string
  organisationId: string
  organisationName: string
  givenName: string
  familyName: string
  number: string | null
  state: 'admitted' | 'left' | 'deceased'
  suspended: boolean
  joinedOn: Temporal.PlainDate | null
  dueOn: Temporal.PlainDate | null
  /** The plan that was chosen for it; null for the one that is meant for it. */
  planId: string | null
}

/** Where the office reads what a membership owes and has paid. */
export const pathOfLedger = (membershipId: string) => `/bureau/cotisations/${membershipId}`

/** The membership of `/bureau/cotisations/:id`, or null when there is none in reach with that identifier. */
export async function membershipHere(visit: Visit, permission: Permission): Promise<MembershipHere | null> {
  if (visit.site.realm.policy.dues === 'none') return null
  const reach = await reachOf(visit, permission)
  const among = { realmId: visit.site.realm.id, organisationIds: reach.map(({ id }) => id) }
  return (await membershipsHere(visit.app.db, among, [visit.params.id ?? '']))[0] ?? null
}

/** Those of these memberships that are in reach; one that awaits admission owes nothing yet. */
export async function membershipsHere(
  db: Db,
  { realmId, organisationIds }: { realmId: string; organisationIds: readonly string[] },
  ids: readonly string[],
): Promise<MembershipHere[]> {
  const known = ids.filter(looksLikeId)
  if (known.length === 0) return []
  const { rows } = await sql<MembershipHere>`
    select m.id, m.person_id as "personId", m.organisation_id as "organisationId", o.name as "organisationName",
      p.given_name as "givenName", p.family_name as "familyName", m.number, m.state, s.id is not null as suspended,
      m.joined_on as "joinedOn", m.due_on as "dueOn", m.plan_id as "planId"
    from membership m
    join person p on p.realm_id = m.realm_id and p.id = m.person_id
    join organisation o on o.realm_id = m.realm_id and o.id = m.organisation_id
    left join suspension s on s.realm_id = m.realm_id and s.membership_id = m.id and s.lifted_at is null
    where m.realm_id = ${realmId} and m.id = any(${known}::uuid[]) and m.state <> 'awaitingAdmission'
      and m.organisation_id = any(${organisationIds}::uuid[])
    order by p.in_order, m.id`.execute(db)
  return rows
}

/** A name as one says it; never empty, so that a link can always be made of it. */
export function nameSaid({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return [givenName, familyName].filter(Boolean).join(' ') || '–'
}

/** The same in a list that is in the order of family names. */
export function nameListed({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return [familyName.toLocaleUpperCase('fr'), givenName].filter(Boolean).join(' ') || '–'
}
