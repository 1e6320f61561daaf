import type { Tx } from '../database/open.ts'

/**
 * Ends every change of address of a person, the one that waits and those that could still be taken back: somebody
 * who may decide so has given the person another address, and no mailbox from before has a say any more.
 */
export async function endEmailChanges(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  personId: string,
): Promise<void> {
  await tx
    .updateTable('email_change')
    .set(eb => ({
      cancelled_at: eb.fn.coalesce('cancelled_at', eb.val(now)),
      confirm_hash: null,
      cancel_hash: null,
    }))
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .execute()
}
