import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import {
  allocate,
  type By,
  backToCredit,
  type Due,
  type DuesRealm,
  dueById,
  holdMemberships,
  openDueOf,
  sharesOf,
} from './ledger-rows.ts'
import { reopen, type Settled, useCredit } from './ledger-settle.ts'
import { type Plan, planOf } from './plans.ts'
import { newReference } from './reference.ts'

export type { By, Due } from './ledger-rows.ts'
export type { Settled } from './ledger-settle.ts'

export type NewPayment = {
  /** Where it was given out before: what is sent twice is one payment. */
  id?: string
  organisationId: string
  receivedOn: Temporal.PlainDate
  amountCents: number
  method: 'transfer' | 'cheque' | 'cash'
  payerName?: string | null
  /** See `payer-key.ts`. */
  payerKey?: Buffer | null
  note?: string | null
  /** For whom it counts; together they make the amount. What exceeds what is owed stays as a credit. */
  shares: readonly { membershipId: string; amountCents: number }[]
}

/**
 * What a membership owes for its next period: the due that is open already, or a new one, from which a credit is
 * taken. Null where nothing is asked, or where a credit has paid it at once; nothing is asked of who is not admitted.
 */
export async function openDue(tx: Tx, realm: DuesRealm, membershipId: string, by: By): Promise<Due | null> {
  return (await openOrSettle(tx, realm, membershipId, by)).due
}

/** The same for whoever tells members of what was paid: what a credit has paid at once comes with it. */
export async function openOrSettle(
  tx: Tx,
  realm: DuesRealm,
  membershipId: string,
  by: By,
): Promise<{ due: Due | null; settled: Settled[] }> {
  await holdMemberships(tx, realm.id, [membershipId])
  return await openOrPaid(tx, realm, membershipId, by)
}

/**
 * Writes down money that came in, gives it to what is owed, and moves the due days of what is paid in full. One payment for
 * each transaction: two that hold several each could wait for one another.
 * @returns `recorded` is false when it was recorded before, with the same `id`
 * @throws when the shares do not make the amount, or are not of memberships of the realm
 */
export async function recordPayment(
  tx: Tx,
  realm: DuesRealm,
  payment: NewPayment,
  by: By,
): Promise<{ paymentId: string; recorded: boolean; settled: Settled[] }> {
  const shares = payment.shares.filter(({ amountCents }) => amountCents !== 0)
  const shared = shares.reduce((sum, share) => sum + share.amountCents, 0)
  if (shared !== payment.amountCents || shares.some(({ amountCents }) => amountCents < 0))
    throw new Error('The shares of a payment do not make its amount')
  const held = await holdMemberships(
    tx,
    realm.id,
    shares.map(({ membershipId }) => membershipId),
  )
  if (held.length < new Set(shares.map(({ membershipId }) => membershipId)).size)
    throw new Error('A share of a payment is of no membership of the realm')
  const paymentId = payment.id ?? newId()
  if (!(await insertPayment(tx, realm.id, { ...payment, id: paymentId }, by)))
    return { paymentId, recorded: false, settled: [] }
  const settled: Settled[] = []
  for (const { id: membershipId } of held) {
    for (const { amountCents } of shares.filter(share => share.membershipId === membershipId))
      await allocate(tx, realm.id, { paymentId, membershipId, dueId: null, amountCents }, by)
    // A due that was open before the payment came has not seen it yet.
    const open = await openDueOf(tx, realm.id, membershipId)
    settled.push(
      ...(open
        ? await useCredit(tx, realm, open, by)
        : (await openOrPaid(tx, realm, membershipId, by)).settled),
    )
  }
  return { paymentId, recorded: true, settled }
}

async function insertPayment(
  tx: Tx,
  realmId: string,
  payment: NewPayment & { id: string },
  by: By,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('payment')
    .values({
      realm_id: realmId,
      id: payment.id,
      organisation_id: payment.organisationId,
      received_on: payment.receivedOn,
      amount_cents: payment.amountCents,
      method: payment.method,
      payer_name: payment.payerName ?? null,
      payer_key: payment.payerKey ?? null,
      note: payment.note ?? null,
      recorded_at: by.at,
      recorded_by_person_id: by.personId,
    })
    .onConflict(conflict => conflict.columns(['realm_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Takes a payment back: rows of the opposite sign, and the due days that the others give. False when it was before. */
export async function reversePayment(
  tx: Tx,
  realm: DuesRealm,
  paymentId: string,
  reason: string,
  by: By,
): Promise<boolean> {
  // Whose payment it is never changes; what it is given to may, until they are held.
  const members = (await sharesOf(tx, realm.id, paymentId)).map(({ membershipId }) => membershipId)
  const held = await holdMemberships(tx, realm.id, members)
  const reversed = await tx
    .updateTable('payment')
    .set({ reversed_at: by.at, reversed_by_person_id: by.personId, reversal_reason: reason })
    .where('realm_id', '=', realm.id)
    .where('id', '=', paymentId)
    .where('reversed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!reversed) return false
  const shares = (await sharesOf(tx, realm.id, paymentId)).filter(({ cents }) => cents !== 0)
  // All of it goes before anything is worked out anew, so that none of it is used again.
  for (const { membershipId, dueId, cents } of shares)
    await allocate(tx, realm.id, { paymentId, membershipId, dueId, amountCents: -cents }, by)
  for (const { id } of held)
    for (const { dueId } of shares.filter(({ membershipId }) => membershipId === id))
      if (dueId) await reopen(tx, realm, dueId, by)
  return true
}

/**
 * Cancels a due that should not be asked: what was paid towards it becomes a credit.
 * @returns false when it is paid in full, or was cancelled before
 */
export async function cancelDue(
  tx: Tx,
  realmId: string,
  { id, membership_id: membershipId }: Pick<Due, 'id' | 'membership_id'>,
  by: By,
): Promise<boolean> {
  await holdMemberships(tx, realmId, [membershipId])
  const due = await dueById(tx, realmId, id)
  if (!due || due.settled_at || due.cancelled_at) return false
  await backToCredit(tx, realmId, due, by)
  await tx
    .updateTable('due')
    .set({ cancelled_at: by.at, cancelled_by_person_id: by.personId })
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .execute()
  return true
}

/** What is free of charge is renewed in its last days only: a look at the page is no payment. */
const freeInLastDays = 31

async function openOrPaid(
  tx: Tx,
  realm: DuesRealm,
  membershipId: string,
  by: By,
): Promise<{ due: Due | null; settled: Settled[] }> {
  const open = await openDueOf(tx, realm.id, membershipId)
  if (open) return { due: open, settled: [] }
  const nothing = { due: null, settled: [] }
  if (realm.policy.dues === 'none') return nothing
  const membership = await tx
    .selectFrom('membership')
    .select(['state', 'due_on'])
    .where('realm_id', '=', realm.id)
    .where('id', '=', membershipId)
    .executeTakeFirstOrThrow()
  if (membership.state !== 'admitted') return nothing
  const plan = await planOf(tx, realm.id, membershipId)
  if (!plan) return nothing
  const lastDays = by.at.toZonedDateTimeISO(realm.timeZone).toPlainDate().add({ days: freeInLastDays })
  const isLasting = membership.due_on && Temporal.PlainDate.compare(membership.due_on, lastDays) > 0
  if (plan.amountCents === 0 && isLasting) return nothing
  const due = await insertDue(tx, realm.id, membershipId, plan, by)
  const settled = await useCredit(tx, realm, due, by)
  return { due: settled.length > 0 ? null : due, settled }
}

async function insertDue(tx: Tx, realmId: string, membershipId: string, plan: Plan, by: By): Promise<Due> {
  const due = await tx
    .insertInto('due')
    .values({
      realm_id: realmId,
      id: newId(),
      membership_id: membershipId,
      plan_id: plan.id,
      amount_cents: plan.amountCents,
      reference: newReference(),
      opened_at: by.at,
      opened_by_person_id: by.personId,
    })
    .onConflict(conflict => conflict.columns(['realm_id', 'reference']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return due ?? (await insertDue(tx, realmId, membershipId, plan, by))
}
