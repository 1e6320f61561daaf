import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import type { Realm } from '../../organisations/site.ts'
import type { By, Settled } from '../ledger.ts'
import { holdMemberships } from '../ledger-rows.ts'
import { bookPayments, type ReadyPayment } from './book-payments.ts'
import { type Decision, decideByReference, type NamedDue } from './decide-by-reference.ts'
import { alternativesOf, likelyMembers, type UnknownLine } from './likely-members.ts'
import type { Proposal, Share, Twin } from './proposal.ts'

/** Whose account a statement is of, and the organisations whose dues may be paid to it: itself and all below. */
export type Payee = { realm: Realm; organisationId: string; organisationIds: readonly string[] }

type WaitingLine = UnknownLine & { bookedOn: Temporal.PlainDate; references: string[] }

/** How many lines one transaction takes: what a crash undoes is little, and others wait for a moment only. */
export const batchSize = 200

/** The lines of an organisation that nobody has looked at yet, those of an import that broke off among them. */
export async function waitingLines(db: Db, { realm, organisationId }: Payee): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from statement_line where realm_id = ${realm.id} and organisation_id = ${organisationId}
      and state = 'open' and proposal ? 'references' order by booked_on, id`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Looks for the dues that these lines pay: books what is beyond doubt, and proposes the rest. A line that somebody else
 * has in hand, or has decided, is passed over; one that has a twin is never booked by itself.
 */
export async function matchLines(
  tx: Tx,
  payee: Payee,
  lineIds: readonly string[],
  twins: ReadonlyMap<string, Twin>,
  by: By,
): Promise<Settled[]> {
  const lines = await takeLines(tx, payee.realm.id, lineIds)
  const named = await namedDues(tx, payee, [...new Set(lines.flatMap(({ references }) => references))])
  const decided = lines.map(line => ({ line, decision: decide(line, named, twins) }))
  const unknown = decided.filter(({ decision }) => decision === 'unknown').map(({ line }) => line)
  const likely = await likelyMembers(
    tx,
    { realmId: payee.realm.id, organisationIds: payee.organisationIds },
    unknown,
  )
  const payments: ReadyPayment[] = []
  const outcomes = decided.map(({ line, decision }) => {
    const twin = twins.get(line.id)
    if (decision === 'unknown') {
      const alternatives = alternativesOf(line.amountCents, likely.get(line.id) ?? [])
      return { id: line.id, proposal: { alternatives, twin }, paymentId: null }
    }
    if ('propose' in decision)
      return { id: line.id, proposal: { alternatives: [decision.propose], twin }, paymentId: null }
    const payment = paymentOf(payee.organisationId, line, decision.book)
    payments.push(payment)
    return { id: line.id, proposal: proposalOf(decision), paymentId: payment.id }
  })
  const settled = await bookPayments(tx, payee.realm, payments, by)
  await writeOutcomes(tx, payee.realm.id, outcomes, by)
  return settled
}

async function takeLines(tx: Tx, realmId: string, ids: readonly string[]): Promise<WaitingLine[]> {
  const { rows } = await sql<WaitingLine>`
    select id, booked_on as "bookedOn", amount_cents as "amountCents", label, payer_name as "payerName",
      payer_key as "payerKey", proposal -> 'references' as references
    from statement_line where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])
      and state = 'open' and proposal ? 'references'
    order by booked_on, id for update skip locked`.execute(tx)
  return rows
}

/**
 * The dues with these references, as they are once their memberships are held. Looked up one by one, whatever the planner
 * believes of tables that have just been filled.
 */
async function namedDues(
  tx: Tx,
  payee: Payee,
  references: readonly string[],
): Promise<Map<string, NamedDue>> {
  if (references.length === 0) return new Map()
  const { realm, organisationIds } = payee
  const due = sql`unnest(${[...references]}::text[]) as asked (reference) cross join lateral (
    select * from due where realm_id = ${realm.id} and reference = asked.reference limit 1) d`
  const { rows: found } = await sql<{ id: string }>`select d.membership_id as id from ${due}`.execute(tx)
  const held = await holdMemberships(
    tx,
    realm.id,
    found.map(({ id }) => id),
  )
  const here = new Set(
    held.filter(({ organisationId }) => organisationIds.includes(organisationId)).map(({ id }) => id),
  )
  const { rows } = await sql<NamedDue>`
    select d.id as "dueId", d.reference, d.membership_id as "membershipId",
      case when d.settled_at is not null then 'settled' when d.cancelled_at is not null then 'cancelled'
        else 'open' end as state, (d.amount_cents - paid.cents)::int as "leftCents"
    from ${due} cross join lateral (
      select coalesce(sum(a.amount_cents), 0) as cents from allocation a
      where a.realm_id = d.realm_id and a.due_id = d.id) paid`.execute(tx)
  return new Map(rows.filter(({ membershipId }) => here.has(membershipId)).map(row => [row.reference, row]))
}

/** What a line pays is no longer owed by the time of the next. */
function decide(line: WaitingLine, named: Map<string, NamedDue>, twins: ReadonlyMap<string, Twin>): Decision {
  const decision = decideByReference(
    line.amountCents,
    line.references.flatMap(reference => named.get(reference) ?? []),
  )
  if (typeof decision === 'string' || 'propose' in decision) return decision
  const [alternative] = proposalOf(decision).alternatives
  if (twins.has(line.id) && alternative) return { propose: alternative }
  for (const [reference, due] of named) {
    const part = decision.book.find(({ dueId }) => dueId === due.dueId)
    if (!part) continue
    const leftCents = due.leftCents - part.amountCents
    named.set(reference, { ...due, leftCents, state: leftCents > 0 ? 'open' : 'settled' })
  }
  return decision
}

function paymentOf(organisationId: string, line: WaitingLine, parts: ReadyPayment['parts']): ReadyPayment {
  const { bookedOn: receivedOn, amountCents, payerName, payerKey } = line
  return { id: newId(), organisationId, receivedOn, amountCents, payerName, payerKey, parts }
}

/** Kept for the case that the payment is taken back: then it is what is proposed. */
function proposalOf({ book, fit }: Extract<Decision, { book: unknown }>): Proposal {
  const shares: Share[] = []
  for (const { membershipId, amountCents } of book) {
    const own = shares.find(share => share.membershipId === membershipId)
    if (own) own.amountCents += amountCents
    else shares.push({ membershipId, amountCents })
  }
  return { fit, alternatives: [{ because: shares.length > 1 ? 'references' : 'reference', shares }] }
}

type Outcome = { id: string; proposal: Proposal; paymentId: string | null }

async function writeOutcomes(tx: Tx, realmId: string, outcomes: readonly Outcome[], by: By): Promise<void> {
  await sql`
    update statement_line l set proposal = t.proposal, payment_id = t."paymentId",
      state = case when t."paymentId" is null then 'open' else 'booked' end,
      decided_at = case when t."paymentId" is null then null else ${by.at}::timestamptz end
    from json_to_recordset(${JSON.stringify(outcomes)}::json) as t(id uuid, proposal jsonb, "paymentId" uuid)
    where l.realm_id = ${realmId} and l.id = t.id`.execute(tx)
}
