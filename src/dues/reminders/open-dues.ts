import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import { newReference } from '../reference.ts'

/** What a membership is asked for, by its plan. */
export type Asked = { membershipId: string; planId: string; amountCents: number }

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
