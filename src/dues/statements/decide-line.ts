import { sql } from 'kysely'
import type { Tx } from '../../database/open.ts'
import { organisationsBelow } from '../../organisations/organisations-below.ts'
import { type AuditEntry, audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { type By, recordPayment } from '../ledger.ts'
import { tellOfPayment } from '../receipts/tell-of-payment.ts'
import type { Line } from './lines.ts'
import { payableMembers } from './payable-members.ts'
import type { Share } from './proposal.ts'

export type Decided = { done: true } | { refused: 'decidedBefore' | 'otherSum' | 'notPayable' }

/** Books a line as a payment for these members; of two who decide at once, one stands and the other is told. */
export async function bookLine(visit: Visit, line: Line, shares: readonly Share[]): Promise<Decided> {
  const { app, site } = visit
  const { realm } = site
  if (shares.reduce((sum, share) => sum + share.amountCents, 0) !== line.amountCents)
    return { refused: 'otherSum' }
  const organisationIds = await payeesOf(visit, line)
  const members = await payableMembers(
    app.db,
    { realmId: realm.id, organisationIds },
    shares.map(({ membershipId }) => membershipId),
  )
  if (!shares.every(({ membershipId }) => members.has(membershipId))) return { refused: 'notPayable' }
  const by = byOf(visit)
  return await app.db.transaction().execute(async tx => {
    const open = await tx
      .selectFrom('statement_line')
      .selectAll()
      .where('realm_id', '=', realm.id)
      .where('id', '=', line.id)
      .where('state', '=', 'open')
      .forUpdate()
      .executeTakeFirst()
    if (!open) return { refused: 'decidedBefore' }
    const payment = {
      organisationId: open.organisation_id,
      receivedOn: open.booked_on,
      amountCents: open.amount_cents,
      method: 'transfer' as const,
      payerName: open.payer_name,
      payerKey: open.payer_key,
      shares,
    }
    const { paymentId, settled } = await recordPayment(tx, realm, payment, by)
    await decided(tx, visit, line, sql`state = 'booked', payment_id = ${paymentId}`)
    await audit(tx, by.at, entryOf(visit, 'statementLineBooked', line, { paymentId }))
    await tellOfPayment(app, tx, realm.id, settled)
    return { done: true }
  })
}

/** Sets a line aside that is no payment of dues. */
export async function ignoreLine(visit: Visit, line: Line): Promise<Decided> {
  return await visit.app.db.transaction().execute(async tx => {
    if (!(await decided(tx, visit, line, sql`state = 'ignored'`))) return { refused: 'decidedBefore' }
    await audit(tx, visit.app.clock.now(), entryOf(visit, 'statementLineIgnored', line, {}))
    return { done: true }
  })
}

/** Takes up again a line that was set aside. */
export async function takeUpLine(visit: Visit, line: Line): Promise<Decided> {
  const { rows } = await sql`
    update statement_line set state = 'open', decided_at = null, decided_by_person_id = null
    where realm_id = ${visit.site.realm.id} and id = ${line.id} and state = 'ignored' returning id`.execute(
    visit.app.db,
  )
  return rows.length > 0 ? { done: true } : { refused: 'decidedBefore' }
}

/** The organisations whose dues may be paid to the account of a line. */
export async function payeesOf({ app, site }: Visit, line: Line): Promise<string[]> {
  return (await organisationsBelow(app.db, site.realm.id, [line.organisationId])).map(({ id }) => id)
}

const byOf = ({ app, visitor }: Visit): By => ({
  at: app.clock.now(),
  personId: visitor?.person?.id ?? null,
})

/** Decides a line that nobody has decided; false where somebody has. */
async function decided(tx: Tx, visit: Visit, { id }: Line, how: ReturnType<typeof sql>): Promise<boolean> {
  const { at, personId } = byOf(visit)
  const { rows } = await sql`
    update statement_line set ${how}, decided_at = ${at}, decided_by_person_id = ${personId},
      proposal = proposal - 'references' - 'fit' - 'reopened'
    where realm_id = ${visit.site.realm.id} and id = ${id} and state = 'open' returning id`.execute(tx)
  return rows.length > 0
}

function entryOf(
  visit: Visit,
  event: AuditEntry['event'],
  line: Line,
  details: Record<string, unknown>,
): AuditEntry {
  const { visitor } = visit
  const who = { accountId: visitor?.accountId ?? null, personId: visitor?.person?.id ?? null }
  return {
    ...from(visit),
    ...who,
    event,
    organisationId: line.organisationId,
    details: { line: line.id, ...details },
  }
}
