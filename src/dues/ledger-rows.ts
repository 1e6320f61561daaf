import { type Selectable, sql } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import type { Realm } from '../organisations/site.ts'

/** What the ledger has to know of a realm. */
export type DuesRealm = Pick<Realm, 'id' | 'policy' | 'timeZone'>

export type Due = Selectable<Tables['due']>

/** Who does something, and when; null for what happens by itself. */
export type By = { at: Temporal.Instant; personId: string | null }

/** How much of a payment counts for a membership, and for which of its dues; without one it is a credit. */
type Share = { paymentId: string; membershipId: string; dueId: string | null; amountCents: number }

/** Part of a payment, in cents, net of what was taken back. */
export type Part = { paymentId: string; cents: number }

/**
 * Everything that touches what memberships owe waits for its turn, in one order.
 * @returns their organisations, and whether dues are asked of them, in the order in which they are to be dealt with: receipts
 *   are numbered one organisation after the other.
 */
export async function holdMemberships(
  tx: Tx,
  realmId: string,
  ids: readonly string[],
): Promise<{ id: string; organisationId: string }[]> {
  if (ids.length === 0) return []
  const held = await tx
    .selectFrom('membership')
    .select(['id', 'organisation_id as organisationId'])
    .where('realm_id', '=', realmId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return held.sort((one, other) => (one.organisationId < other.organisationId ? -1 : 1))
}

/** The one due of a membership that is neither paid in full nor cancelled. */
export async function openDueOf(tx: Tx, realmId: string, membershipId: string): Promise<Due | undefined> {
  return await tx
    .selectFrom('due')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('membership_id', '=', membershipId)
    .where('settled_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
}

export async function dueById(tx: Tx, realmId: string, id: string): Promise<Due | undefined> {
  return await tx
    .selectFrom('due')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Writes down for whom, and for what, money counts; taken back with the opposite sign. */
export async function allocate(tx: Tx, realmId: string, share: Share, by: By): Promise<void> {
  await tx
    .insertInto('allocation')
    .values({
      realm_id: realmId,
      id: newId(),
      payment_id: share.paymentId,
      membership_id: share.membershipId,
      due_id: share.dueId,
      amount_cents: share.amountCents,
      made_at: by.at,
      made_by_person_id: by.personId,
    })
    .execute()
}

/** What each payment has given to a due. */
export async function paidTowards(tx: Tx, realmId: string, dueId: string): Promise<Part[]> {
  return await tx
    .selectFrom('allocation')
    .select(['payment_id as paymentId', sql<number>`sum(amount_cents)::int`.as('cents')])
    .where('realm_id', '=', realmId)
    .where('due_id', '=', dueId)
    .groupBy('payment_id')
    .having(sql`sum(amount_cents)`, '!=', 0)
    .orderBy('payment_id')
    .execute()
}

/** What each payment has left for a membership without a due, the oldest first. */
export async function creditsOf(tx: Tx, realmId: string, membershipId: string): Promise<Part[]> {
  return await tx
    .selectFrom('allocation')
    .select(['payment_id as paymentId', sql<number>`sum(amount_cents)::int`.as('cents')])
    .where('realm_id', '=', realmId)
    .where('membership_id', '=', membershipId)
    .where('due_id', 'is', null)
    .groupBy('payment_id')
    .having(sql`sum(amount_cents)`, '>', 0)
    .orderBy('payment_id')
    .execute()
}

/** For whom, and for what, a payment counts. */
export async function sharesOf(
  tx: Tx,
  realmId: string,
  paymentId: string,
): Promise<{ membershipId: string; dueId: string | null; cents: number }[]> {
  return await tx
    .selectFrom('allocation')
    .select([
      'membership_id as membershipId',
      'due_id as dueId',
      sql<number>`sum(amount_cents)::int`.as('cents'),
    ])
    .where('realm_id', '=', realmId)
    .where('payment_id', '=', paymentId)
    .groupBy(['membership_id', 'due_id'])
    .execute()
}

/** Takes what was given to a due back into the credit of its membership. */
export async function backToCredit(tx: Tx, realmId: string, due: Due, by: By): Promise<void> {
  const { id: dueId, membership_id: membershipId } = due
  for (const { paymentId, cents } of await paidTowards(tx, realmId, dueId)) {
    await allocate(tx, realmId, { paymentId, membershipId, dueId, amountCents: -cents }, by)
    await allocate(tx, realmId, { paymentId, membershipId, dueId: null, amountCents: cents }, by)
  }
}
