import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { wordsBeginning } from '../../database/word-search.ts'
import type { Visit } from '../../web/visit.ts'
import { accountOf } from '../balance.ts'
import { type NewPayment, recordPayment } from '../ledger.ts'
import { plansOf } from '../plans.ts'
import { tellOfPayment } from '../receipts/tell-of-payment.ts'
import { type MembershipHere, membershipsHere } from './membership-here.ts'
import { byTreasurer, trace } from './trace.ts'

type Among = { realmId: string; organisationIds: readonly string[] }

/** What is written down about money that came in. */
export type PaymentEntry = Pick<NewPayment, 'receivedOn' | 'method' | 'shares'> & {
  /** Given out with the form: the same form sent twice with the same content is one payment. */
  formId: string
  note: string | null
}

/** Records a payment for one membership or several, and tells those whose dues it pays in full. */
export async function recordByHand(
  visit: Visit,
  membership: MembershipHere,
  { formId, ...entry }: PaymentEntry,
): Promise<'recorded' | 'recordedBefore'> {
  const { app, site } = visit
  const { organisationId, personId } = membership
  const amountCents = entry.shares.reduce((sum, share) => sum + share.amountCents, 0)
  const payment = { ...entry, id: paymentIdOf(formId, entry), organisationId, amountCents }
  return await app.db.transaction().execute(async tx => {
    const { paymentId, recorded, settled } = await recordPayment(tx, site.realm, payment, byTreasurer(visit))
    if (!recorded) return 'recordedBefore'
    const details = {
      payment: paymentId,
      amountCents,
      memberships: entry.shares.map(share => share.membershipId),
    }
    await trace(visit, tx, { event: 'paymentRecorded', organisationId, personId, details })
    await tellOfPayment(app, tx, site.realm.id, settled)
    return 'recorded'
  })
}

/** The same for the same form with the same content; another one for what was typed into it later. */
function paymentIdOf(formId: string, content: unknown): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([formId, content]))
    .digest('hex')
  // The time of the form stays in front, as in every identifier.
  return (formId.replaceAll('-', '').slice(0, 13) + hash.slice(0, 19)).replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
    '$1-$2-$3-$4-$5',
  )
}

/** What each membership would pay now, in cents: what is left of the due that is open, or what the next one will ask. */
export async function owedNow(db: Db, realmId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const plans = await plansOf(db, realmId, ids)
  const accounts = await accountOf(db, realmId, ids)
  return new Map(
    accounts.map(({ membershipId, owedCents, creditCents }) => {
      const asked = owedCents > 0 ? owedCents : (plans.get(membershipId)?.amountCents ?? 0)
      return [membershipId, Math.max(asked - creditCents, 0)]
    }),
  )
}

/** The other memberships of a household: of those who share the mailbox, and of the other adherent of a couple. */
export async function householdOf(db: Db, among: Among, personId: string): Promise<MembershipHere[]> {
  const { rows } = await sql<{ id: string }>`
    with together as (
      select other.person_id from account_person own
        join account_person other on other.realm_id = own.realm_id and other.account_id = own.account_id
        where own.realm_id = ${among.realmId} and own.person_id = ${personId}
      union select second_person_id from second_adherent where realm_id = ${among.realmId} and person_id = ${personId}
      union select person_id from second_adherent where realm_id = ${among.realmId} and second_person_id = ${personId}
    )
    select m.id from membership m join together t on t.person_id = m.person_id
    where m.realm_id = ${among.realmId} and m.state = 'admitted' and m.person_id <> ${personId}`.execute(db)
  return await membershipsHere(
    db,
    among,
    rows.map(({ id }) => id),
  )
}

/** More than anybody picks from. */
const mostFound = 10

/** Those in reach whose number is what was typed, or else whose name has words that begin so. */
export async function membersNamed(db: Db, among: Among, typed: string): Promise<MembershipHere[]> {
  const numbered = await findIds(db, among, sql`m.number = ${typed}`)
  const words = await wordsBeginning(db, typed)
  const named =
    numbered.length > 0 || !words
      ? numbered
      : await findIds(
          db,
          among,
          sql`p.id in (select id from person where realm_id = ${among.realmId}
            and words @@ ${words}::tsquery)`,
        )
  return await membershipsHere(db, among, named)
}

async function findIds(db: Db, among: Among, condition: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from membership m join person p on p.realm_id = m.realm_id and p.id = m.person_id
    where m.realm_id = ${among.realmId} and m.organisation_id = any(${among.organisationIds}::uuid[])
      and m.state = 'admitted' and ${condition}
    order by p.in_order, m.id limit ${mostFound}`.execute(db)
  return rows.map(({ id }) => id)
}
