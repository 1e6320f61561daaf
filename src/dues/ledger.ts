import { type Selectable, sql } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import type { Realm } from '../organisations/site.ts'
import { type Because, coverage } from './due-day.ts'
import { planOf } from './plans.ts'
import { issueReceipt } from './receipt-number.ts'
import { newReference } from './reference.ts'

export type Due = Selectable<Tables['due']>

/** Who does something, and when; null for what happens by itself. */
export type By = { at: Temporal.Instant; personId: string | null }

export type NewPayment = {
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

/** A due that was paid in full, and until when its membership is in order now. */
export type Settled = { membershipId: string; dueId: string; dueOn: Temporal.PlainDate }

/**
 * What a membership owes for its next period: the due that is open already, or a new one, from which a credit is
 * taken. Null where nothing is asked, or where a credit has paid it at once.
 */
export async function openDue(tx: Tx, realm: Realm, membershipId: string, by: By): Promise<Due | null> {
  await holdMemberships(tx, realm.id, [membershipId])
  return (await openOrPaid(tx, realm, membershipId, by)).due
}

/** Writes down money that came in, gives it to what is owed, and moves the due days of what is paid in full. */
export async function recordPayment(
  tx: Tx,
  realm: Realm,
  payment: NewPayment,
  by: By,
): Promise<{ paymentId: string; settled: Settled[] }> {
  const shared = payment.shares.reduce((sum, share) => sum + share.amountCents, 0)
  if (shared !== payment.amountCents) throw new Error('The shares of a payment do not make its amount')
  await holdMemberships(
    tx,
    realm.id,
    payment.shares.map(({ membershipId }) => membershipId),
  )
  const paymentId = newId()
  await tx
    .insertInto('payment')
    .values({
      realm_id: realm.id,
      id: paymentId,
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
    .execute()
  const settled: Settled[] = []
  for (const { membershipId, amountCents } of payment.shares) {
    if (amountCents === 0) continue
    await allocate(tx, realm.id, { paymentId, membershipId, dueId: null, amountCents }, by)
    const { due, settled: paid } = await openOrPaid(tx, realm, membershipId, by)
    settled.push(...paid)
    // A due that was open before the payment came has not seen it yet.
    if (due) settled.push(...(await useCredit(tx, realm, due, by)))
  }
  return { paymentId, settled }
}

/** Takes a payment back: rows of the opposite sign, and the due days that held before it. False when it was before. */
export async function reversePayment(
  tx: Tx,
  realm: Realm,
  paymentId: string,
  reason: string,
  by: By,
): Promise<boolean> {
  const shares = await tx
    .selectFrom('allocation')
    .select(['membership_id', 'due_id', sql<number>`sum(amount_cents)::int`.as('cents')])
    .where('realm_id', '=', realm.id)
    .where('payment_id', '=', paymentId)
    .groupBy(['membership_id', 'due_id'])
    .execute()
  await holdMemberships(
    tx,
    realm.id,
    shares.map(({ membership_id }) => membership_id),
  )
  const reversed = await tx
    .updateTable('payment')
    .set({ reversed_at: by.at, reversed_by_person_id: by.personId, reversal_reason: reason })
    .where('realm_id', '=', realm.id)
    .where('id', '=', paymentId)
    .where('reversed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!reversed) return false
  // What it was given to may have changed between the look and the lock.
  const now = await tx
    .selectFrom('allocation')
    .select(['membership_id', 'due_id', sql<number>`sum(amount_cents)::int`.as('cents')])
    .where('realm_id', '=', realm.id)
    .where('payment_id', '=', paymentId)
    .groupBy(['membership_id', 'due_id'])
    .execute()
  for (const { membership_id: membershipId, due_id: dueId, cents } of now) {
    if (cents === 0) continue
    await allocate(tx, realm.id, { paymentId, membershipId, dueId, amountCents: -cents }, by)
    if (dueId) await reopen(tx, realm, membershipId, dueId, by)
  }
  return true
}

/** Cancels a due that should not be asked: what was paid towards it becomes a credit. */
export async function cancelDue(tx: Tx, realmId: string, due: Due, by: By): Promise<void> {
  for (const { payment_id: paymentId, cents } of await paidTowards(tx, realmId, due.id)) {
    const { membership_id: membershipId } = due
    await allocate(tx, realmId, { paymentId, membershipId, dueId: due.id, amountCents: -cents }, by)
    await allocate(tx, realmId, { paymentId, membershipId, dueId: null, amountCents: cents }, by)
  }
  await tx
    .updateTable('due')
    .set({ cancelled_at: by.at, cancelled_by_person_id: by.personId })
    .where('realm_id', '=', realmId)
    .where('id', '=', due.id)
    .where('cancelled_at', 'is', null)
    .execute()
}

export type NewDueDay = {
  membershipId: string
  dueOn: Temporal.PlainDate | null
  source: 'entry' | 'import' | 'office' | 'payment' | 'reversal'
  because: Because
  dueId?: string
  paidOn?: Temporal.PlainDate
}

/** Moves the due day of a membership, and keeps why. */
export async function setDueDay(tx: Tx, realmId: string, day: NewDueDay, by: By): Promise<void> {
  await tx
    .insertInto('due_day')
    .values({
      realm_id: realmId,
      id: newId(),
      membership_id: day.membershipId,
      due_on: day.dueOn,
      source: day.source,
      due_id: day.dueId ?? null,
      paid_on: day.paidOn ?? null,
      because: JSON.stringify(day.because),
      at: by.at,
      by_person_id: by.personId,
    })
    .execute()
  await tx
    .updateTable('membership')
    .set({ due_on: day.dueOn })
    .where('realm_id', '=', realmId)
    .where('id', '=', day.membershipId)
    .execute()
}

/** Everything that touches what a membership owes waits for its turn, in one order. */
async function holdMemberships(tx: Tx, realmId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .selectFrom('membership')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

async function openOrPaid(
  tx: Tx,
  realm: Realm,
  membershipId: string,
  by: By,
): Promise<{ due: Due | null; settled: Settled[] }> {
  const open = await tx
    .selectFrom('due')
    .selectAll()
    .where('realm_id', '=', realm.id)
    .where('membership_id', '=', membershipId)
    .where('settled_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  if (open) return { due: open, settled: [] }
  const plan = realm.policy.dues === 'none' ? null : await planOf(tx, realm.id, membershipId)
  if (!plan) return { due: null, settled: [] }
  const due = await insertDue(tx, realm.id, membershipId, plan, by)
  const settled = await useCredit(tx, realm, due, by)
  return { due: settled.length > 0 ? null : due, settled }
}

async function insertDue(
  tx: Tx,
  realmId: string,
  membershipId: string,
  plan: { id: string; amountCents: number },
  by: By,
): Promise<Due> {
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

/** Gives what the membership has as a credit to a due, and settles it when that is enough. */
async function useCredit(tx: Tx, realm: Realm, due: Due, by: By): Promise<Settled[]> {
  const { membership_id: membershipId, id: dueId } = due
  const before = await paidTowards(tx, realm.id, dueId)
  let left = due.amount_cents - before.reduce((sum, { cents }) => sum + cents, 0)
  const credits = await tx
    .selectFrom('allocation as a')
    .innerJoin('payment as p', join =>
      join.onRef('p.realm_id', '=', 'a.realm_id').onRef('p.id', '=', 'a.payment_id'),
    )
    .select(['a.payment_id', sql<number>`sum(a.amount_cents)::int`.as('cents')])
    .where('a.realm_id', '=', realm.id)
    .where('a.membership_id', '=', membershipId)
    .where('a.due_id', 'is', null)
    .where('p.reversed_at', 'is', null)
    .groupBy('a.payment_id')
    .having(sql`sum(a.amount_cents)`, '>', 0)
    .orderBy('a.payment_id')
    .execute()
  for (const { payment_id: paymentId, cents } of credits) {
    const amountCents = Math.min(cents, left)
    if (amountCents <= 0) break
    await allocate(tx, realm.id, { paymentId, membershipId, dueId: null, amountCents: -amountCents }, by)
    await allocate(tx, realm.id, { paymentId, membershipId, dueId, amountCents }, by)
    left -= amountCents
  }
  return left <= 0 ? [await settle(tx, realm, due, by)] : []
}

/** A due that is paid in full moves the due day, ends reminders and lifts a suspension for the sake of dues. */
async function settle(tx: Tx, realm: Realm, due: Due, by: By): Promise<Settled> {
  const { dues } = realm.policy
  if (dues === 'none') throw new Error('A realm without dues has none to settle')
  const { membership_id: membershipId, id: dueId } = due
  const paidOn = await lastPaidOn(tx, realm, dueId, by)
  const covered = coverage(dues, { paidOn, paidUntil: await paidUntil(tx, realm.id, membershipId) })
  await tx
    .updateTable('due')
    .set({ settled_at: by.at, covers_from: covered.from, covers_to: covered.to })
    .where('realm_id', '=', realm.id)
    .where('id', '=', dueId)
    .execute()
  await setDueDay(
    tx,
    realm.id,
    { membershipId, dueOn: covered.to, source: 'payment', because: covered.because, dueId, paidOn },
    by,
  )
  await tx
    .updateTable('membership')
    .set({ reminders_sent: 0 })
    .where('realm_id', '=', realm.id)
    .where('id', '=', membershipId)
    .execute()
  await liftSuspension(tx, realm.id, membershipId, by)
  await issueReceipt(tx, realm, due, by.at)
  return { membershipId, dueId, dueOn: covered.to }
}

async function liftSuspension(tx: Tx, realmId: string, membershipId: string, by: By): Promise<void> {
  await tx
    .updateTable('suspension')
    .set({ lifted_at: by.at, lifted_by_person_id: by.personId })
    .where('realm_id', '=', realmId)
    .where('membership_id', '=', membershipId)
    .where('cause', '=', 'dues')
    .where('lifted_at', 'is', null)
    .execute()
  await tx
    .updateTable('suspension_request')
    .set({ decision: 'paid', decided_at: by.at, decided_by_person_id: by.personId })
    .where('realm_id', '=', realmId)
    .where('membership_id', '=', membershipId)
    .where('decided_at', 'is', null)
    .execute()
}

/** The last day that was paid for: not the day by which a new member has to pay. */
async function paidUntil(tx: Tx, realmId: string, membershipId: string): Promise<Temporal.PlainDate | null> {
  const row = await tx
    .selectFrom('membership as m')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('due_day as d')
          .select('d.because')
          .whereRef('d.realm_id', '=', 'm.realm_id')
          .whereRef('d.membership_id', '=', 'm.id')
          .orderBy('d.id', 'desc')
          .limit(1)
          .as('latest'),
      join => join.onTrue(),
    )
    .select(['m.due_on', 'latest.because'])
    .where('m.realm_id', '=', realmId)
    .where('m.id', '=', membershipId)
    .executeTakeFirstOrThrow()
  return (row.because as Because | null)?.rule === 'newMember' ? null : row.due_on
}

/** A due that is no longer paid in full is open again, and the day holds that held before it was. */
async function reopen(tx: Tx, realm: Realm, membershipId: string, dueId: string, by: By): Promise<void> {
  const due = await tx
    .selectFrom('due')
    .selectAll()
    .where('realm_id', '=', realm.id)
    .where('id', '=', dueId)
    .executeTakeFirstOrThrow()
  if (!due.settled_at) return
  const later = await tx
    .selectFrom('due')
    .selectAll()
    .where('realm_id', '=', realm.id)
    .where('membership_id', '=', membershipId)
    .where('settled_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  if (later) await cancelDue(tx, realm.id, later, by)
  await tx
    .updateTable('due')
    .set({ settled_at: null, covers_from: null, covers_to: null })
    .where('realm_id', '=', realm.id)
    .where('id', '=', dueId)
    .execute()
  const earlier = await tx
    .selectFrom('due_day as d')
    .leftJoin('due', join => join.onRef('due.realm_id', '=', 'd.realm_id').onRef('due.id', '=', 'd.due_id'))
    .select(['d.due_on', 'd.because'])
    .where('d.realm_id', '=', realm.id)
    .where('d.membership_id', '=', membershipId)
    .where('d.source', '!=', 'reversal')
    .where(eb => eb.or([eb('d.due_id', 'is', null), eb('due.settled_at', 'is not', null)]))
    .orderBy('d.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  await setDueDay(
    tx,
    realm.id,
    {
      membershipId,
      dueOn: earlier?.due_on ?? due.covers_from?.subtract({ days: 1 }) ?? null,
      source: 'reversal',
      because: (earlier?.because as Because | undefined) ?? { rule: 'given' },
      dueId,
    },
    by,
  )
  await useCredit(tx, realm, { ...due, settled_at: null }, by)
}

/** What each payment has given to a due, net of what was taken back. */
async function paidTowards(
  tx: Tx,
  realmId: string,
  dueId: string,
): Promise<{ payment_id: string; cents: number }[]> {
  return await tx
    .selectFrom('allocation')
    .select(['payment_id', sql<number>`sum(amount_cents)::int`.as('cents')])
    .where('realm_id', '=', realmId)
    .where('due_id', '=', dueId)
    .groupBy('payment_id')
    .having(sql`sum(amount_cents)`, '!=', 0)
    .orderBy('payment_id')
    .execute()
}

/** The day of the payment that completed a due; of something free of charge, the day on which it was opened. */
async function lastPaidOn(tx: Tx, realm: Realm, dueId: string, by: By): Promise<Temporal.PlainDate> {
  const row = await tx
    .selectFrom('payment')
    .select(({ fn }) => fn.max('received_on').as('day'))
    .where('realm_id', '=', realm.id)
    .where('reversed_at', 'is', null)
    .where('id', 'in', eb =>
      eb
        .selectFrom('allocation')
        .select('payment_id')
        .where('realm_id', '=', realm.id)
        .where('due_id', '=', dueId),
    )
    .executeTakeFirst()
  return row?.day ?? by.at.toZonedDateTimeISO(realm.timeZone).toPlainDate()
}

type Share = { paymentId: string; membershipId: string; dueId: string | null; amountCents: number }

async function allocate(tx: Tx, realmId: string, share: Share, by: By): Promise<void> {
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
