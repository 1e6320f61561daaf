import { sql } from 'kysely'
import type { Db } from '../database/open.ts'

/** What a membership is asked for. */
export type Plan = { id: string; organisationId: string; name: string; amountCents: number }

/** The plan of a membership; null where nothing is asked. */
export async function planOf(db: Db, realmId: string, membershipId: string): Promise<Plan | null> {
  return (await plansOf(db, realmId, [membershipId])).get(membershipId) ?? null
}

/**
 * The plans of many memberships at once: the one that was chosen, else the one for couples where there is a second
 * adherent, else the one for one person, of the organisation or the nearest above it that has any. Those of whom nothing
 * is asked are left out.
 */
export async function plansOf(
  db: Db,
  realmId: string,
  membershipIds: readonly string[],
): Promise<ReadonlyMap<string, Plan>> {
  const { rows } = await sql<Plan & { membershipId: string }>`
    with recursive member as (
      select m.id, m.organisation_id, m.plan_id, exists (
        select from second_adherent s where s.realm_id = m.realm_id and s.person_id = m.person_id) as is_couple
      from membership m where m.realm_id = ${realmId} and m.id = any(${[...membershipIds]}::uuid[])
    ), above as (
      select distinct organisation_id as below, organisation_id as id, 0 as height from member
      union all
      select a.below, o.parent_id, a.height + 1 from above a
      join organisation o on o.realm_id = ${realmId} and o.id = a.id where o.parent_id is not null
    )
    select distinct on (member.id) member.id as "membershipId", p.id, p.organisation_id as "organisationId", p.name,
      p.amount_cents as "amountCents"
    from member
    join above on above.below = member.organisation_id
    join plan p on p.realm_id = ${realmId} and p.organisation_id = above.id and (p.id = member.plan_id
      or p.retired_at is null and (p.meant_for = 'one' or p.meant_for = 'couple' and member.is_couple))
    order by member.id, p.id = member.plan_id desc nulls last, above.height, p.meant_for = 'couple' desc`.execute(
    db,
  )
  return new Map(rows.map(({ membershipId, ...plan }) => [membershipId, plan]))
}
