import { type RawBuilder, sql } from 'kysely'
import type { RoleName } from '../../accounts/visitor.ts'
import { looksLikeId } from '../../database/new-id.ts'
import type { Visit } from '../../web/visit.ts'
import { reachOf } from '../reach.ts'

/** Whether a role holds now, will, or did. One that was taken back before it began has ended too. */
export type RoleState = 'current' | 'toCome' | 'ended'

/** A role that somebody has, will have or had, for an organisation and all below it. */
export type Role = {
  id: string
  name: RoleName
  organisationId: string
  organisationName: string
  personId: string
  personName: string
  email: string | null
  accountId: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant | null
  /** Who gave it; null for the first manager, who came with the realm. */
  givenBy: string | null
  /** Who took it away, where it did not end by itself. */
  endedBy: string | null
}

const fullName = (alias: string) =>
  sql`trim(${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)})`

/** What is shown of a role `r`, with the person `p` and the organisation `o`. */
export const shownRole = sql`r.id, r.name, o.id as "organisationId", o.name as "organisationName",
  p.id as "personId", ${fullName('p')} as "personName", a.email, a.id as "accountId", r.starts_at as "startsAt", r.ends_at as "endsAt",
  ${fullName('g')} as "givenBy", ${fullName('e')} as "endedBy"`

export const roleRows = sql`role r
  join organisation o on o.realm_id = r.realm_id and o.id = r.organisation_id
  join person p on p.realm_id = r.realm_id and p.id = r.person_id
  left join account_person ap on ap.realm_id = p.realm_id and ap.person_id = p.id
  left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
  left join person g on g.realm_id = r.realm_id and g.id = r.given_by_person_id
  left join person e on e.realm_id = r.realm_id and e.id = r.ended_by_person_id`

/** Whether a role `r` is in this state at a moment. */
export function isIn(state: RoleState, now: Temporal.Instant): RawBuilder<boolean> {
  const isOver = sql`(r.ends_at is not null and (r.ends_at <= ${now} or r.ends_at <= r.starts_at))`
  if (state === 'ended') return sql`${isOver}`
  return state === 'current'
    ? sql`(r.starts_at <= ${now} and not ${isOver})`
    : sql`(r.starts_at > ${now} and not ${isOver})`
}

/** The role that the address names, where the person who asks gives and ends the roles; one that has ended is there to be read. */
export async function roleHere(visit: Visit): Promise<(Role & { state: RoleState }) | null> {
  const id = visit.params.id ?? ''
  if (!looksLikeId(id)) return null
  const now = visit.app.clock.now()
  const reach = (await reachOf(visit, 'giveRoles')).map(each => each.id)
  const { rows } = await sql<Role & { state: RoleState }>`
    select ${shownRole}, case when ${isIn('current', now)} then 'current' when ${isIn('toCome', now)} then 'toCome'
      else 'ended' end as state
    from ${roleRows}
    where r.realm_id = ${visit.site.realm.id} and r.id = ${id} and r.organisation_id = any(${reach}::uuid[])`.execute(
    visit.app.db,
  )
  return rows[0] ?? null
}

export const rolesPath = '/bureau/roles'
export const pathOfRole = (id: string) => `${rolesPath}/${id}`
