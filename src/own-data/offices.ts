import { type RawBuilder, sql } from 'kysely'
import { permissionsOf } from '../accounts/permissions.ts'
import type { RoleName } from '../accounts/visitor.ts'
import type { Db } from '../database/open.ts'
import { type Hold, holdBy } from '../members/office/hold.ts'

const roles: readonly RoleName[] = ['reader', 'secretary', 'treasurer', 'publisher', 'manager']
const erasing = roles.filter(role => permissionsOf(role).includes('eraseMembers'))

/**
 * The organisations to which a person is tied (`organisation_id`, `state`): the memberships; where there are none,
 * those of whom the person is the family or the second adherent; else the first organisation of the realm.
 */
export function tiesOf(realmId: string, personId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select m.organisation_id, m.state from membership m
      where m.realm_id = ${realmId} and m.person_id = ${personId}
    union all
    select coalesce(kin.organisation_id, o.id), coalesce(kin.state, 'admitted') from organisation o
    left join (
      select m.organisation_id, m.state from membership m where m.realm_id = ${realmId} and m.person_id in (
        select s.person_id from second_adherent s where s.realm_id = ${realmId} and s.second_person_id = ${personId}
        union
        select b.holder_id from beneficiary b where b.realm_id = ${realmId} and b.person_id = ${personId})
    ) kin on true
    where o.realm_id = ${realmId} and o.parent_id is null
      and not exists (select from membership m where m.realm_id = ${realmId} and m.person_id = ${personId})`
}

/** What an office that reaches these organisations may do with a person's data; null where it has nothing to do with it. */
export async function holdOf(
  db: Db,
  { realmId, organisationIds }: { realmId: string; organisationIds: readonly string[] },
  personId: string,
): Promise<Hold | null> {
  const { rows } = await sql<{ state: string; inReach: boolean }>`
    select state, organisation_id = any(${organisationIds}::uuid[]) as "inReach"
    from (${tiesOf(realmId, sql`${personId}::uuid`)}) as ties`.execute(db)
  return rows.some(({ inReach }) => inReach) ? holdBy(rows) : null
}

type Decider = { accountId: string; personId: string; email: string }

/** Those who may carry out the erasure of a person, at the nearest organisation above all of the ties that count. */
export async function decidersAbout(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  personId: string,
): Promise<Decider[]> {
  const { rows } = await sql<Decider>`
    with recursive ties as (${tiesOf(realmId, sql`${personId}::uuid`)}),
    counting as (
      select distinct organisation_id from ties
      where state = 'admitted' or not exists (select from ties where state = 'admitted')
    ), up as (
      select organisation_id as start, organisation_id as id, 0 as height from counting
      union all
      select up.start, o.parent_id, up.height + 1 from up
      join organisation o on o.realm_id = ${realmId} and o.id = up.id where o.parent_id is not null
    ), above as (
      select id, max(height) as height from up group by id
      having count(*) = (select count(*) from counting)
    ), held as (
      select r.person_id, above.height from above
      join role r on r.realm_id = ${realmId} and r.organisation_id = above.id
      where r.name = any(${erasing}::text[]) and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
    )
    select distinct a.id as "accountId", held.person_id as "personId", a.email from held
    join account_person ap on ap.realm_id = ${realmId} and ap.person_id = held.person_id
    join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where held.height = (select min(height) from held)`.execute(db)
  return rows
}
