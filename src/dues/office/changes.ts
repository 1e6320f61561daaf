import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import type { Visit } from '../../web/visit.ts'
import { setDueDay } from '../due-day-held.ts'
import { cancelDue } from '../ledger.ts'
import { holdMemberships } from '../ledger-rows.ts'
import type { MembershipHere } from './membership-here.ts'
import { byTreasurer, trace } from './trace.ts'

/** Moves a due day by hand, for a reason that only the office reads. */
export async function moveDueDay(
  visit: Visit,
  { id: membershipId, organisationId, personId }: MembershipHere,
  dueOn: Temporal.PlainDate,
  reason: string,
): Promise<void> {
  const realmId = visit.site.realm.id
  await visit.app.db.transaction().execute(async tx => {
    await holdMemberships(tx, realmId, [membershipId])
    const { due_on: before } = await tx
      .selectFrom('membership')
      .select('due_on')
      .where('realm_id', '=', realmId)
      .where('id', '=', membershipId)
      .executeTakeFirstOrThrow()
    // Sent twice, it is one.
    if (before?.equals(dueOn)) return
    const because = { rule: 'given', reason } as const
    await setDueDay(tx, realmId, { membershipId, dueOn, source: 'office', because }, byTreasurer(visit))
    const details = {
      membership: membershipId,
      from: before?.toString() ?? null,
      to: dueOn.toString(),
      reason,
    }
    await trace(visit, tx, { event: 'dueDayMoved', organisationId, personId, details })
  })
}

/** A plan that can be chosen for a membership. */
export type PlanOffered = { id: string; name: string; amountCents: number; isRetired: boolean }

/** The plans of the organisation of a membership and of those above it that are offered, and the one it has. */
export async function plansOffered(
  db: Db,
  realmId: string,
  { organisationId, planId }: Pick<MembershipHere, 'organisationId' | 'planId'>,
): Promise<PlanOffered[]> {
  const { rows } = await sql<PlanOffered>`
    with recursive above as (
      select id, parent_id, 0 as height from organisation where realm_id = ${realmId} and id = ${organisationId}
      union all
      select o.id, o.parent_id, a.height + 1 from above a
        join organisation o on o.realm_id = ${realmId} and o.id = a.parent_id
    )
    select p.id, p.name, p.amount_cents as "amountCents", p.retired_at is not null as "isRetired"
    from above a join plan p on p.realm_id = ${realmId} and p.organisation_id = a.id
    where p.retired_at is null or p.id = ${planId}
    order by a.height, p.amount_cents desc, p.name, p.id`.execute(db)
  return rows
}

/** Chooses the plan of a membership; null for the one that fits by itself. What is asked already stands. */
export async function choosePlan(
  visit: Visit,
  { id: membershipId, organisationId, personId }: MembershipHere,
  planId: string | null,
): Promise<void> {
  const realmId = visit.site.realm.id
  await visit.app.db.transaction().execute(async tx => {
    const changed = await tx
      .updateTable('membership')
      .set({ plan_id: planId })
      .where('realm_id', '=', realmId)
      .where('id', '=', membershipId)
      .where('plan_id', 'is distinct from', planId)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return
    const details = { membership: membershipId, plan: planId }
    await trace(visit, tx, { event: 'plansChanged', organisationId, personId, details })
  })
}

/** Cancels a due that should not be asked. */
export async function cancelByHand(
  visit: Visit,
  { id: membershipId, organisationId, personId }: MembershipHere,
  dueId: string,
): Promise<'cancelled' | 'notCancelled'> {
  const realmId = visit.site.realm.id
  return await visit.app.db.transaction().execute(async tx => {
    const due = { id: dueId, membership_id: membershipId }
    if (!(await cancelDue(tx, realmId, due, byTreasurer(visit)))) return 'notCancelled'
    const details = { membership: membershipId, due: dueId }
    await trace(visit, tx, { event: 'dueCancelled', organisationId, personId, details })
    return 'cancelled'
  })
}
