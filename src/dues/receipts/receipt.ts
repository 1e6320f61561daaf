import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'

/** What a receipt attests. */
export type Receipt = {
  /** As it is printed: the year, and the number within it. */
  number: string
  issuedAt: Temporal.Instant
  organisationId: string
  organisation: string
  contactEmail: string | null
  contactPhone: string | null
  person: string
  memberNumber: string | null
  plan: string
  amountCents: number
  reference: string
  /** What it covers, both days inclusive. */
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  /** The payments that have paid it, the earliest first; none where it was free of charge. */
  payments: readonly {
    receivedOn: Temporal.PlainDate
    amountCents: number
    method: 'transfer' | 'cheque' | 'cash'
  }[]
}

/** For whom: whose memberships these are, or the office of these organisations. */
export type Asking = { membershipIds: readonly string[] } | { organisationIds: readonly string[] }

/** The receipt of a due, while it is paid in full; undefined where there is none, or not for who asks. */
export async function receiptOf(
  db: Db,
  realmId: string,
  dueId: string,
  asking: Asking,
): Promise<Receipt | undefined> {
  const row = await db
    .selectFrom('receipt as r')
    .innerJoin('due as d', join => join.onRef('d.realm_id', '=', 'r.realm_id').onRef('d.id', '=', 'r.due_id'))
    .innerJoin('plan', join =>
      join.onRef('plan.realm_id', '=', 'd.realm_id').onRef('plan.id', '=', 'd.plan_id'),
    )
    .innerJoin('membership as m', join =>
      join.onRef('m.realm_id', '=', 'd.realm_id').onRef('m.id', '=', 'd.membership_id'),
    )
    .innerJoin('person as p', join =>
      join.onRef('p.realm_id', '=', 'm.realm_id').onRef('p.id', '=', 'm.person_id'),
    )
    .innerJoin('organisation as o', join =>
      join.onRef('o.realm_id', '=', 'r.realm_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .select(['r.year', 'r.number', 'r.issued_at', 'r.organisation_id', 'd.amount_cents', 'd.reference'])
    .select(['d.covers_from', 'd.covers_to', 'plan.name as plan', 'm.number as member_number'])
    .select(['p.given_name', 'p.family_name', 'o.name as organisation', 'o.contact_email', 'o.contact_phone'])
    .where('r.realm_id', '=', realmId)
    .where('r.due_id', '=', dueId)
    .where('d.settled_at', 'is not', null)
    .where(mayBeSeenBy(asking))
    .executeTakeFirst()
  if (!row?.covers_from || !row.covers_to) return undefined
  return {
    number: `${row.year}-${String(row.number).padStart(4, '0')}`,
    issuedAt: row.issued_at,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    contactEmail: row.contact_email,
    contactPhone: row.contact_phone,
    person: `${row.given_name} ${row.family_name}`,
    memberNumber: row.member_number,
    plan: row.plan,
    amountCents: row.amount_cents,
    reference: row.reference,
    from: row.covers_from,
    to: row.covers_to,
    payments: await paymentsOf(db, realmId, dueId),
  }
}

/** The office that has issued it keeps it when the member has moved to another; that one sees what has come along. */
function mayBeSeenBy(asking: Asking) {
  return 'membershipIds' in asking
    ? sql<boolean>`m.id = any(${[...asking.membershipIds]}::uuid[])`
    : sql<boolean>`(m.organisation_id = any(${[...asking.organisationIds]}::uuid[])
        or r.organisation_id = any(${[...asking.organisationIds]}::uuid[]))`
}

/** What was paid towards a due and not taken back, payment by payment. */
async function paymentsOf(db: Db, realmId: string, dueId: string): Promise<Receipt['payments']> {
  const rows = await db
    .selectFrom('allocation as a')
    .innerJoin('payment as p', join =>
      join.onRef('p.realm_id', '=', 'a.realm_id').onRef('p.id', '=', 'a.payment_id'),
    )
    .select(['p.id', 'p.received_on', 'p.method', sql<number>`sum(a.amount_cents)::int`.as('cents')])
    .where('a.realm_id', '=', realmId)
    .where('a.due_id', '=', dueId)
    .groupBy(['p.realm_id', 'p.id'])
    .having(sql`sum(a.amount_cents)`, '>', 0)
    .orderBy('p.received_on')
    .orderBy('p.id')
    .execute()
  return rows.map(({ received_on, method, cents }) => ({
    receivedOn: received_on,
    method: method as Receipt['payments'][number]['method'],
    amountCents: cents,
  }))
}
