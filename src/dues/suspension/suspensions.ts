import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'

/** Among whom: the members of the organisations in reach. */
export type Among = { realmId: string; organisationIds: readonly string[] }

type Listed = {
  id: string
  personId: string
  organisationId: string
  givenName: string
  familyName: string
}

/** A membership of which the office is asked whether to suspend it. */
export type Request = Listed & {
  dueOn: Temporal.PlainDate | null
  letters: number
  askedAt: Temporal.Instant
}

/** A membership that is suspended; `reason` in words, `by` null where it happened by itself. */
export type Suspended = Listed & {
  cause: 'dues' | 'office'
  reason: string | null
  since: Temporal.Instant
  by: string | null
}

/** A member who is late, and has no address or one that takes no letter. */
export type Unreached = Listed & { dueOn: Temporal.PlainDate }

export type Page<T> = { rows: T[]; after: string | null }

const pageSize = 50
const nothing = '00000000-0000-0000-0000-000000000000'

/** The requests that are open, the oldest first. */
export async function readRequests(
  db: Db,
  { realmId, organisationIds }: Among,
  after: string | null,
): Promise<Page<Request>> {
  const { rows } = await sql<Request>`
    select q.id, m.person_id as "personId", m.organisation_id as "organisationId", p.given_name as "givenName",
      p.family_name as "familyName", m.due_on as "dueOn", q.asked_at as "askedAt",
      (select count(r.letter_id)::int from reminder r where r.realm_id = m.realm_id and r.membership_id = m.id
        and r.due_on = m.due_on and r.step > 0) as letters
    from suspension_request q
    join membership m on m.realm_id = q.realm_id and m.id = q.membership_id
    join person p on p.realm_id = m.realm_id and p.id = m.person_id
    where q.realm_id = ${realmId} and q.decided_at is null and m.organisation_id = any(${organisationIds}::uuid[])
      and q.id > ${after ?? nothing}::uuid
    order by q.id limit ${pageSize + 1}`.execute(db)
  return pageOf(rows)
}

/** Those who are suspended now, the longest first. */
export async function readSuspended(
  db: Db,
  { realmId, organisationIds }: Among,
  after: string | null,
): Promise<Page<Suspended>> {
  const { rows } = await sql<Suspended>`
    select s.id, m.person_id as "personId", m.organisation_id as "organisationId", p.given_name as "givenName",
      p.family_name as "familyName", s.cause, s.reason, s.since, b.given_name || ' ' || b.family_name as by
    from suspension s
    join membership m on m.realm_id = s.realm_id and m.id = s.membership_id
    join person p on p.realm_id = m.realm_id and p.id = m.person_id and p.erased_at is null
    left join person b on b.realm_id = s.realm_id and b.id = s.by_person_id
    where s.realm_id = ${realmId} and s.lifted_at is null and m.state = 'admitted'
      and m.organisation_id = any(${organisationIds}::uuid[]) and s.id > ${after ?? nothing}::uuid
    order by s.id limit ${pageSize + 1}`.execute(db)
  return pageOf(rows)
}

/**
 * Those for whom a reminder has been due, and whom none can reach: without an account there is nobody to write to, and an
 * address may have refused the letter for good. Whoever gets an address is reminded at the next step.
 */
export async function readUnreached(
  db: Db,
  { realmId, organisationIds }: Among,
  after: string | null,
): Promise<Page<Unreached>> {
  const listed = sql`m.realm_id = ${realmId} and m.state = 'admitted' and m.organisation_id = any(${organisationIds}::uuid[])
    and m.id > ${after ?? nothing}::uuid and exists (select from person p where p.realm_id = m.realm_id
      and p.id = m.person_id and p.erased_at is null offset 0)`
  // Apart, since each has its own index; « offset 0 » keeps each question a look-up, which ends with the page.
  const { rows } = await sql<Unreached>`
    with unreached as (
      (select m.id from membership m
        where not exists (select from account_person ap where ap.realm_id = m.realm_id
            and ap.person_id = m.person_id offset 0)
          and exists (select from reminder r where r.realm_id = m.realm_id and r.membership_id = m.id
            and r.due_on = m.due_on offset 0)
          and ${listed}
        order by m.id limit ${pageSize + 1})
      union
      select m.id from letter l join membership m on m.realm_id = l.realm_id and m.person_id = l.person_id
      where l.realm_id = ${realmId} and l.state = 'failed' and l.template = 'duesReminder'
        and l.id = (select r.letter_id from reminder r where r.realm_id = m.realm_id and r.membership_id = m.id
          and r.due_on = m.due_on and r.letter_id is not null order by r.step desc limit 1)
        and ${listed}
    )
    select m.id, m.person_id as "personId", m.organisation_id as "organisationId", p.given_name as "givenName",
      p.family_name as "familyName", m.due_on as "dueOn"
    from unreached u
    join membership m on m.realm_id = ${realmId} and m.id = u.id
    join person p on p.realm_id = m.realm_id and p.id = m.person_id
    order by m.id limit ${pageSize + 1}`.execute(db)
  return pageOf(rows)
}

function pageOf<T extends { id: string }>(found: T[]): Page<T> {
  const rows = found.slice(0, pageSize)
  return { rows, after: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null }
}
