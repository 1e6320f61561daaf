import { sql } from 'kysely'
import type { RoleName } from '../../accounts/visitor.ts'
import type { Db } from '../../database/open.ts'

type Of = { realmId: string; personId: string; organisationIds: readonly string[] }

export type HeldRole = {
  id: string
  name: RoleName
  organisationName: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant | null
}

/** The roles of a person in these organisations, those to come included. */
export async function rolesOf(db: Db, now: Temporal.Instant, of: Of): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    select r.id, r.name, o.name as "organisationName", r.starts_at as "startsAt", r.ends_at as "endsAt"
    from role r join organisation o on o.realm_id = r.realm_id and o.id = r.organisation_id
    where r.realm_id = ${of.realmId} and r.person_id = ${of.personId} and (r.ends_at is null or r.ends_at > ${now})
      and r.organisation_id = any(${of.organisationIds}::uuid[])
    order by r.starts_at, r.id`.execute(db)
  return rows
}

export type PublishedRecord = { id: string; rubric: string; title: string }

/** The latest records of a person that others may read. */
export async function publishedRecordsOf(
  db: Db,
  { realmId, personId, organisationIds }: Of,
): Promise<PublishedRecord[]> {
  const { rows } = await sql<PublishedRecord>`
    select id, rubric, title from record
    where realm_id = ${realmId} and person_id = ${personId} and published is not null
      and organisation_id = any(${organisationIds}::uuid[])
    order by published_at desc, id desc limit 5`.execute(db)
  return rows
}
