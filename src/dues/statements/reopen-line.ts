import { sql } from 'kysely'
import type { Tx } from '../../database/open.ts'

/**
 * Lets the statement line of a payment that is taken back be decided again, in the transaction that reverses it.
 * @returns false for a payment that came from no statement
 */
export async function reopenLine(tx: Tx, realmId: string, paymentId: string): Promise<boolean> {
  const { rows } = await sql`
    update statement_line set state = 'open', payment_id = null, decided_at = null, decided_by_person_id = null,
      proposal = (proposal - 'fit') || '{"reopened": true}'
    where realm_id = ${realmId} and payment_id = ${paymentId} and state = 'booked' returning id`.execute(tx)
  return rows.length > 0
}
