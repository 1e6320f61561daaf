import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import { type NewPayment, recordPayment } from '../../dues/ledger.ts'
import { planOf } from '../../dues/plans.ts'
import { tellOfPayment } from '../../dues/receipts/tell-of-payment.ts'
import type { Realm } from '../../organisations/site.ts'
import type { App } from '../../web/app.ts'
import { audit } from '../../web/audit.ts'
import { type Application, answersOf } from '../application.ts'

/** The first dues as they came in; kept with the application until there is a membership that they count for. */
export type FirstDues = Pick<NewPayment, 'amountCents' | 'method' | 'receivedOn'>

const keptSchema = z.object({
  /** Of the payment that it becomes: recorded once, whatever happens first. */
  id: z.string(),
  amountCents: z.int(),
  method: z.enum(['transfer', 'cheque', 'cash']),
  receivedOn: z.string().transform(day => Temporal.PlainDate.from(day)),
})

/** What is kept with the application. */
export function keptDues({ amountCents, method, receivedOn }: FirstDues): string {
  return JSON.stringify({ id: newId(), amountCents, method, receivedOn: receivedOn.toString() })
}

/** What came in, with the identifier of its payment; null where nobody has said how much it was. */
export function firstDuesOf({ dues_payment: kept }: Application): (FirstDues & { id: string }) | null {
  return kept === null ? null : keptSchema.parse(kept)
}

/** What an applicant is asked for, in cents; null where nothing is: then it is only noted that the dues have come in. */
export async function firstDuesAsked(db: Db, realm: Realm, application: Application): Promise<number | null> {
  if (realm.policy.dues === 'none') return null
  const { membership_id: membershipId } = application
  const asked = membershipId
    ? (await planOf(db, realm.id, membershipId))?.amountCents
    : await askedWithout(db, application)
  return asked && asked > 0 ? asked : null
}

/** The same before there is a membership: the plan that will fit by itself. */
async function askedWithout(db: Db, application: Application): Promise<number | undefined> {
  const { realm_id: realmId, organisation_id: organisationId } = application
  const isCouple = Boolean(answersOf(application).secondAdherent)
  const { rows } = await sql<{ amountCents: number }>`
    with recursive above as (
      select id, parent_id, 0 as height from organisation where realm_id = ${realmId} and id = ${organisationId}
      union all
      select o.id, o.parent_id, a.height + 1 from above a
        join organisation o on o.realm_id = ${realmId} and o.id = a.parent_id
    )
    select p.amount_cents as "amountCents" from above a
    join plan p on p.realm_id = ${realmId} and p.organisation_id = a.id and p.retired_at is null
      and (p.meant_for = 'one' or p.meant_for = 'couple' and ${isCouple})
    order by a.height, p.meant_for = 'couple' desc limit 1`.execute(db)
  return rows[0]?.amountCents
}

/**
 * Records what came in as a payment, once there is a membership in force that it can count for: the ledger gives the due, the
 * receipt and the day. What was recorded before, or is not yet to be, is left as it is.
 */
export async function recordFirstDues(
  app: Pick<App, 'clock' | 'queue'>,
  tx: Tx,
  realm: Realm,
  application: Application,
): Promise<void> {
  const dues = firstDuesOf(application)
  const { membership_id: membershipId, organisation_id: organisationId } = application
  if (!dues || !membershipId || !(await isInForce(tx, realm.id, membershipId))) return
  const by = { at: app.clock.now(), personId: application.dues_paid_by_person_id }
  const shares = [{ membershipId, amountCents: dues.amountCents }]
  const payment = { ...dues, organisationId, shares }
  const { paymentId, recorded, settled } = await recordPayment(tx, realm, payment, by)
  if (!recorded) return
  await audit(tx, by.at, {
    realmId: realm.id,
    event: 'paymentRecorded',
    personId: application.person_id,
    organisationId,
    details: {
      payment: paymentId,
      amountCents: dues.amountCents,
      memberships: [membershipId],
      application: application.id,
      by: by.personId,
    },
  })
  await tellOfPayment(app, tx, realm.id, settled)
}

async function isInForce(tx: Tx, realmId: string, membershipId: string): Promise<boolean> {
  const membership = await tx
    .selectFrom('membership')
    .select('state')
    .where('realm_id', '=', realmId)
    .where('id', '=', membershipId)
    .executeTakeFirst()
  return membership?.state === 'admitted'
}
