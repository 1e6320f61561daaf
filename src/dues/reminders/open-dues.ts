import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import { newReference } from '../reference.ts'

/** What a membership is asked for, by its plan. */
export type Asked = { membershipId: string; planId: string; amountCents: number }

/**
 * The plans of many memberships at once, by the rule of `planOf`; those of whom nothing is asked are left out. It takes
 * a few milliseconds for hundreds of memberships, whatever the depth of the tree.
 */
export async function plansOf(tx: Tx, realmId: string, membershipIds: readonly string[]): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
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
    select distinct on (member.id) member.id as "membershipId", p.id as "planId", p.amount_cents as "amountCents"
    from member
    join above on above.below = member.organisation_id
    join plan p on p.realm_id = ${realmId} and p.organisation_id = above.id and (p.id = member.plan_id
      or p.retired_at is null and (p.meant_for = 'one' or p.meant_for = 'couple' and member.is_couple))
    order by member.id, p.id = member.plan_id desc nulls last, above.height, p.meant_for = 'couple' desc`.execute(
    tx,
  )
  return rows
}

/**
 * Opens a due for each membership that has none open. The caller holds the memberships, and has left out those that a
 * credit would pay: `openDue` is for them.
 */
export async function openDues(
  tx: Tx,
  realmId: string,
  asked: readonly Asked[],
  at: Temporal.Instant,
): Promise<void> {
  if (asked.length === 0) return
  const rows = asked.map(({ membershipId, planId, amountCents }) => ({
    id: newId(),
    membership_id: membershipId,
    plan_id: planId,
    amount_cents: amountCents,
    reference: newReference(),
  }))
  const { rows: left } = await sql<{ count: number }>`
    with lacking as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as asked (id uuid, membership_id uuid, plan_id uuid, amount_cents integer, reference text)
      where not exists (select from due d where d.realm_id = ${realmId} and d.membership_id = asked.membership_id
        and d.settled_at is null and d.cancelled_at is null)
    ), opened as (
      insert into due (realm_id, id, membership_id, plan_id, amount_cents, reference, opened_at)
      select ${realmId}, id, membership_id, plan_id, amount_cents, reference, ${at} from lacking
      on conflict do nothing returning id
    )
    select ((select count(*) from lacking) - (select count(*) from opened))::int as count`.execute(tx)
  // Another due has one of these references already: with new ones it goes through.
  if (left[0] && left[0].count > 0) await openDues(tx, realmId, asked, at)
}
