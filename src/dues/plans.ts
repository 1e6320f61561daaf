import { sql } from 'kysely'
import type { Db } from '../database/open.ts'

/** What a membership is asked for. */
export type Plan = { id: string; organisationId: string; name: string; amountCents: number }

/**
 * The plan of a membership: the one that was chosen for it, else the one for couples where there is a second adherent,
 * else the one for one person, of its organisation or the nearest above it that has any. Null where nothing is asked.
 */
export async function planOf(db: Db, realmId: string, membershipId: string): Promise<Plan | null> {
  const { rows } = await sql<Plan>`
    with recursive member as (
      select m.organisation_id, m.plan_id, exists (
        select from second_adherent s where s.realm_id = m.realm_id and s.person_id = m.person_id) as is_couple
      from membership m where m.realm_id = ${realmId} and m.id = ${membershipId}
    ), above as (
      select organisation_id as id, 0 as height from member
      union all
      select o.parent_id, a.height + 1 from above a
      join organisation o on o.realm_id = ${realmId} and o.id = a.id where o.parent_id is not null
    )
    select p.id, p.organisation_id as "organisationId", p.name, p.amount_cents as "amountCents"
    from plan p, member
    left join above on true
    where p.realm_id = ${realmId} and p.organisation_id = above.id and (p.id = member.plan_id
      or p.retired_at is null and (p.meant_for = 'one' or p.meant_for = 'couple' and member.is_couple))
    order by p.id = member.plan_id desc nulls last, above.height, p.meant_for = 'couple' desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}
