import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import type { Realm } from '../../organisations/site.ts'
import type { By } from '../ledger.ts'
import { type SettledDue, settleAll } from './settle-all.ts'

/** A transfer, and what it is for: dues that are open and held, or the credit of a membership. */
export type ReadyPayment = {
  id: string
  organisationId: string
  receivedOn: Temporal.PlainDate
  amountCents: number
  payerName: string | null
  payerKey: Buffer | null
  /** Together they make the amount; none gives a due more than what is left of it. */
  parts: readonly { membershipId: string; dueId: string | null; amountCents: number }[]
}

/**
 * Does for many transfers with one statement of each kind what `recordPayment` does for one; a test compares what the two
 * write. The memberships are held by the caller.
 */
export async function bookPayments(
  tx: Tx,
  realm: Realm,
  payments: readonly ReadyPayment[],
  by: By,
): Promise<SettledDue[]> {
  if (payments.length === 0) return []
  await insertPayments(tx, realm.id, payments, by)
  await insertAllocations(tx, realm.id, payments, by)
  const dueIds = payments.flatMap(({ parts }) => parts.flatMap(({ dueId }) => dueId ?? []))
  return await settleAll(tx, realm, dueIds, by)
}

async function insertPayments(tx: Tx, realmId: string, payments: readonly ReadyPayment[], by: By) {
  const rows = payments.map(payment => ({
    ...payment,
    parts: undefined,
    payerKey: payment.payerKey?.toString('hex') ?? null,
  }))
  await sql`
    insert into payment (realm_id, id, organisation_id, received_on, amount_cents, method, payer_name, payer_key,
      recorded_at, recorded_by_person_id)
    select ${realmId}, t.id, t."organisationId", t."receivedOn", t."amountCents", 'transfer', t."payerName",
      decode(t."payerKey", 'hex'), ${by.at}, ${by.personId}
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(id uuid, "organisationId" uuid, "receivedOn" date,
      "amountCents" int, "payerName" text, "payerKey" text)`.execute(tx)
}

async function insertAllocations(tx: Tx, realmId: string, payments: readonly ReadyPayment[], by: By) {
  const rows = payments.flatMap(({ id: paymentId, parts }) =>
    parts.map(part => ({ ...part, id: newId(), paymentId })),
  )
  await sql`
    insert into allocation (realm_id, id, payment_id, membership_id, due_id, amount_cents, made_at, made_by_person_id)
    select ${realmId}, t.id, t."paymentId", t."membershipId", t."dueId", t."amountCents", ${by.at}, ${by.personId}
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(id uuid, "paymentId" uuid, "membershipId" uuid,
      "dueId" uuid, "amountCents" int)`.execute(tx)
}
