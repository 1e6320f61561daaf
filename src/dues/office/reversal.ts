import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import { reachOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'
import { reversePayment } from '../ledger.ts'
import { reopenLine } from '../statements/reopen-line.ts'
import { byTreasurer, trace } from './trace.ts'

export type PaymentHere = {
  id: string
  organisationId: string
  receivedOn: Temporal.PlainDate
  amountCents: number
  method: 'transfer' | 'cheque' | 'cash'
  reversedAt: Temporal.Instant | null
  members: { membershipId: string; personId: string; givenName: string; familyName: string }[]
}

/** The payment of `/bureau/cotisations/paiements/:id`, or null when there is none in reach with that identifier. */
export async function paymentHere(visit: Visit): Promise<PaymentHere | null> {
  const id = visit.params.id ?? ''
  if (!looksLikeId(id)) return null
  const reach = (await reachOf(visit, 'recordDues')).map(each => each.id)
  const { rows } = await sql<PaymentHere>`
    select p.id, p.organisation_id as "organisationId", p.received_on as "receivedOn", p.amount_cents as "amountCents",
      p.method, p.reversed_at as "reversedAt", (
        select json_agg(json_build_object('membershipId', m.id, 'personId', n.id, 'givenName', n.given_name,
          'familyName', n.family_name) order by m.id)
        from membership m join person n on n.realm_id = m.realm_id and n.id = m.person_id
        where m.realm_id = p.realm_id and m.id in (select a.membership_id from allocation a
          where a.realm_id = p.realm_id and a.payment_id = p.id)
      ) as members
    from payment p where p.realm_id = ${visit.site.realm.id} and p.id = ${id}
      and p.organisation_id = any(${reach}::uuid[])`.execute(visit.app.db)
  return rows[0] ?? null
}

/** Takes a payment back, for a reason that stays with it; the line of a statement that it came from is open again. */
export async function reverseByHand(
  visit: Visit,
  payment: PaymentHere,
  reason: string,
): Promise<'reversed' | 'reversedBefore'> {
  const { app, site } = visit
  return await app.db.transaction().execute(async tx => {
    const by = byTreasurer(visit)
    if (!(await reversePayment(tx, site.realm, payment.id, reason, by))) return 'reversedBefore'
    await reopenLine(tx, site.realm.id, payment.id)
    await trace(visit, tx, {
      event: 'paymentReversed',
      organisationId: payment.organisationId,
      personId: payment.members[0]?.personId ?? null,
      details: { payment: payment.id, amountCents: payment.amountCents },
    })
    return 'reversed'
  })
}
