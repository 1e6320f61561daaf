import { sql } from 'kysely'
import type { Tx } from '../database/open.ts'
import { coverage } from './due-day.ts'
import { paidUntil, setDueDay, takeBackDay } from './due-day-held.ts'
import {
  allocate,
  type By,
  backToCredit,
  creditsOf,
  type Due,
  type DuesRealm,
  dueById,
  openDueOf,
  paidTowards,
} from './ledger-rows.ts'
import { issueReceipt } from './receipt-number.ts'

/** A due that was paid in full, and until when its membership is in order now. */
export type Settled = { membershipId: string; dueId: string; dueOn: Temporal.PlainDate }

/** Gives what the membership has as a credit to a due, and settles it when that is enough. */
export async function useCredit(tx: Tx, realm: DuesRealm, due: Due, by: By): Promise<Settled[]> {
  const { membership_id: membershipId, id: dueId } = due
  const before = await paidTowards(tx, realm.id, dueId)
  let left = due.amount_cents - before.reduce((sum, { cents }) => sum + cents, 0)
  for (const { paymentId, cents } of await creditsOf(tx, realm.id, membershipId)) {
    const amountCents = Math.min(cents, left)
    if (amountCents <= 0) break
    await allocate(tx, realm.id, { paymentId, membershipId, dueId: null, amountCents: -amountCents }, by)
    await allocate(tx, realm.id, { paymentId, membershipId, dueId, amountCents }, by)
    left -= amountCents
  }
  return left <= 0 ? await settle(tx, realm, due, by) : []
}

/** A due that is paid in full moves the due day, ends reminders and lifts a suspension for the sake of dues. */
async function settle(tx: Tx, realm: DuesRealm, due: Due, by: By): Promise<Settled[]> {
  const { dues } = realm.policy
  // The realm has given up its dues since: what is paid is paid, and nothing follows from it.
  if (dues === 'none') return []
  const { membership_id: membershipId, id: dueId } = due
  const paidOn = await paidOnOf(tx, realm, dueId, by)
  const covered = coverage(dues, { paidOn, paidUntil: await paidUntil(tx, realm.id, membershipId, by) })
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
  await liftSuspension(tx, realm.id, membershipId, by)
  await issueReceipt(tx, realm, due, by.at)
  return [{ membershipId, dueId, dueOn: covered.to }]
}

/** The day of the payment that completed a due; of something free of charge, the day on which it was opened. */
async function paidOnOf(tx: Tx, realm: DuesRealm, dueId: string, by: By): Promise<Temporal.PlainDate> {
  const parts = await paidTowards(tx, realm.id, dueId)
  const row = await tx
    .selectFrom('payment')
    .select(({ fn }) => fn.max('received_on').as('day'))
    .where('realm_id', '=', realm.id)
    .where('id', '=', ({ eb }) => eb.fn.any(eb.val(parts.map(({ paymentId }) => paymentId))))
    .executeTakeFirst()
  return row?.day ?? by.at.toZonedDateTimeISO(realm.timeZone).toPlainDate()
}

async function liftSuspension(tx: Tx, realmId: string, membershipId: string, by: By): Promise<void> {
  await tx
    .updateTable('membership')
    .set({ reminders_sent: 0 })
    .where('realm_id', '=', realmId)
    .where('id', '=', membershipId)
    .execute()
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

/**
 * A due that is no longer paid in full is asked for again, unless the next one is already, which then stands for it; the day
 * holds that the other payments give, and what was lifted by this one is in force again where that day is past.
 */
export async function reopen(tx: Tx, realm: DuesRealm, dueId: string, by: By): Promise<void> {
  const due = await dueById(tx, realm.id, dueId)
  const { dues } = realm.policy
  if (!due?.settled_at || dues === 'none') return
  const { membership_id: membershipId } = due
  const asked = await openDueOf(tx, realm.id, membershipId)
  const dueOn = await takeBackDay(tx, { id: realm.id, rules: dues }, { membershipId, dueId }, by)
  const today = by.at.toZonedDateTimeISO(realm.timeZone).toPlainDate()
  if (dueOn && Temporal.PlainDate.compare(dueOn, today) < 0) await suspendAgain(tx, realm.id, due, dueOn)
  await tx
    .updateTable('due')
    .set({
      settled_at: null,
      covers_from: null,
      covers_to: null,
      cancelled_at: asked ? by.at : null,
      cancelled_by_person_id: asked ? by.personId : null,
    })
    .where('realm_id', '=', realm.id)
    .where('id', '=', dueId)
    .execute()
  if (asked) await backToCredit(tx, realm.id, due, by)
  await useCredit(tx, realm, asked ?? due, by)
}

/** Puts in force again what the payment of a due had lifted. */
async function suspendAgain(tx: Tx, realmId: string, due: Due, dueOn: Temporal.PlainDate): Promise<void> {
  const { membership_id: membershipId } = due
  const lifted = sql`(select settled_at from due where realm_id = ${realmId} and id = ${due.id})`
  await sql`update suspension s set lifted_at = null, lifted_by_person_id = null
    where realm_id = ${realmId} and membership_id = ${membershipId} and cause = 'dues' and lifted_at = ${lifted}
      and not exists (select from suspension o where o.realm_id = s.realm_id and o.membership_id = s.membership_id
        and o.lifted_at is null)`.execute(tx)
  await sql`update suspension_request r set decision = null, decided_at = null, decided_by_person_id = null
    where realm_id = ${realmId} and membership_id = ${membershipId} and decision = 'paid' and decided_at = ${lifted}
      and not exists (select from suspension_request o where o.realm_id = r.realm_id
        and o.membership_id = r.membership_id and o.decided_at is null)`.execute(tx)
  await sql`update membership set reminders_sent = (select count(*) from reminder r where r.realm_id = ${realmId}
      and r.membership_id = ${membershipId} and r.due_on = ${dueOn} and r.step > 0
      and r.letter_id is not null)
    where realm_id = ${realmId} and id = ${membershipId}`.execute(tx)
}
