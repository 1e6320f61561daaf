import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import type { Because } from './due-day.ts'

/** What was asked for one period, and what has been paid towards it. */
export type AccountDue = {
  id: string
  planName: string
  amountCents: number
  /** Of this, as long as the payments stand. */
  paidCents: number
  reference: string
  openedAt: Temporal.Instant
  announcedAt: Temporal.Instant | null
  settledAt: Temporal.Instant | null
  coversFrom: Temporal.PlainDate | null
  coversTo: Temporal.PlainDate | null
  cancelledAt: Temporal.Instant | null
  payments: { id: string; receivedOn: Temporal.PlainDate; cents: number }[]
}

/** Money that came in for a membership, alone or together with others. */
export type AccountPayment = {
  id: string
  receivedOn: Temporal.PlainDate
  method: 'transfer' | 'cheque' | 'cash'
  /** Of the whole payment. */
  amountCents: number
  /** Of what counts for this membership; 0 once it is reversed. */
  shareCents: number
  payerName: string | null
  note: string | null
  reversedAt: Temporal.Instant | null
  reversalReason: string | null
}

/** The latest reason for the due day; null for a membership whose day came about without the ledger. */
type AccountDay = {
  dueOn: Temporal.PlainDate | null
  paidOn: Temporal.PlainDate | null
  because: Because
  source: 'entry' | 'import' | 'office' | 'payment' | 'reversal'
  at: Temporal.Instant
}

export type DuesAccount = {
  membershipId: string
  dueOn: Temporal.PlainDate | null
  /** What is left to pay of the due that is open; 0 where none is. */
  owedCents: number
  /** What was paid beyond what was asked: the next due uses it. */
  creditCents: number
  /** The one that is open first, then the newest. */
  dues: AccountDue[]
  /** The newest first, those that are reversed among them. */
  payments: AccountPayment[]
  day: AccountDay | null
}

type Part = AccountPayment & { membershipId: string; dueId: string | null; cents: number }

/** What memberships owe and have paid, with the history, in the order in which they are asked for. */
export async function accountOf(
  db: Db,
  realmId: string,
  membershipIds: readonly string[],
): Promise<DuesAccount[]> {
  if (membershipIds.length === 0) return []
  const members = await db
    .selectFrom('membership')
    .select(['id', 'due_on as dueOn'])
    .where('realm_id', '=', realmId)
    .where('id', 'in', [...membershipIds])
    .execute()
  const dues = await duesOf(db, realmId, membershipIds)
  const parts = await partsOf(db, realmId, membershipIds)
  const days = await latestDays(db, realmId, membershipIds)
  return membershipIds.flatMap(membershipId => {
    const member = members.find(({ id }) => id === membershipId)
    if (!member) return []
    const own = parts.filter(part => part.membershipId === membershipId)
    const withPayments = dues
      .filter(due => due.membershipId === membershipId)
      .map(due => ({ ...due, ...paidOf(own.filter(({ dueId }) => dueId === due.id)) }))
    const open = withPayments.find(({ settledAt, cancelledAt }) => !settledAt && !cancelledAt)
    return [
      {
        membershipId,
        dueOn: member.dueOn,
        owedCents: open ? open.amountCents - open.paidCents : 0,
        creditCents: own.filter(({ dueId }) => dueId === null).reduce((sum, { cents }) => sum + cents, 0),
        dues: withPayments,
        payments: paymentsOf(own),
        day: days.find(day => day.membershipId === membershipId) ?? null,
      },
    ]
  })
}

function paidOf(parts: readonly Part[]) {
  const payments = parts
    .filter(({ cents }) => cents > 0)
    .map(({ id, receivedOn, cents }) => ({ id, receivedOn, cents }))
  return { paidCents: payments.reduce((sum, { cents }) => sum + cents, 0), payments }
}

/** Each payment once, with all that it gives to the membership. */
function paymentsOf(parts: readonly Part[]): AccountPayment[] {
  const each = new Map<string, AccountPayment>()
  for (const { membershipId: _, dueId: __, cents, ...payment } of parts) {
    const shareCents = (each.get(payment.id)?.shareCents ?? 0) + cents
    each.set(payment.id, { ...payment, shareCents })
  }
  return [...each.values()]
}

async function duesOf(db: Db, realmId: string, membershipIds: readonly string[]) {
  const { rows } = await sql<Omit<AccountDue, 'paidCents' | 'payments'> & { membershipId: string }>`
    select d.id, d.membership_id as "membershipId", p.name as "planName", d.amount_cents as "amountCents", d.reference,
      d.opened_at as "openedAt", d.announced_at as "announcedAt", d.settled_at as "settledAt",
      d.covers_from as "coversFrom", d.covers_to as "coversTo", d.cancelled_at as "cancelledAt"
    from due d join plan p on p.realm_id = d.realm_id and p.id = d.plan_id
    where d.realm_id = ${realmId} and d.membership_id = any(${membershipIds}::uuid[])
    order by d.settled_at is null and d.cancelled_at is null desc, d.opened_at desc, d.covers_to desc nulls last, d.id`.execute(
    db,
  )
  return rows
}

async function partsOf(db: Db, realmId: string, membershipIds: readonly string[]): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select a.membership_id as "membershipId", a.due_id as "dueId", sum(a.amount_cents)::int as cents, p.id,
      p.received_on as "receivedOn", p.method, p.amount_cents as "amountCents", p.payer_name as "payerName", p.note,
      p.reversed_at as "reversedAt", p.reversal_reason as "reversalReason"
    from allocation a join payment p on p.realm_id = a.realm_id and p.id = a.payment_id
    where a.realm_id = ${realmId} and a.membership_id = any(${membershipIds}::uuid[])
    group by a.membership_id, a.due_id, p.realm_id, p.id
    order by p.received_on desc, p.recorded_at desc, p.id`.execute(db)
  return rows
}

async function latestDays(db: Db, realmId: string, membershipIds: readonly string[]) {
  const { rows } = await sql<AccountDay & { membershipId: string }>`
    select distinct on (d.membership_id) d.membership_id as "membershipId", d.due_on as "dueOn",
      d.paid_on as "paidOn", d.because, d.source, d.at
    from due_day d where d.realm_id = ${realmId} and d.membership_id = any(${membershipIds}::uuid[])
    order by d.membership_id, d.place desc`.execute(db)
  return rows
}
