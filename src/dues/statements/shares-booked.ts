import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import type { Share } from './proposal.ts'

/** For whom a payment counts, dues and credit together. */
export async function sharesOfPayment(db: Db, realmId: string, paymentId: string): Promise<Share[]> {
  return await db
    .selectFrom('allocation')
    .select(['membership_id as membershipId', sql<number>`sum(amount_cents)::int`.as('amountCents')])
    .where('realm_id', '=', realmId)
    .where('payment_id', '=', paymentId)
    .groupBy('membership_id')
    .having(sql`sum(amount_cents)`, '>', 0)
    .orderBy('membership_id')
    .execute()
}
