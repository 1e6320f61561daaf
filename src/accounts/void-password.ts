import type { Tx } from '../database/open.ts'
import { endSessions } from './session.ts'

/**
 * Lets nothing open an account any more but a link that its owner asks for: the password goes, no browser is known
 * or signed in, and links are forgotten, for what a dead one says must not tell whoever reads another mailbox.
 */
export async function voidPassword(tx: Tx, realmId: string, accountId: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: null, password_changed_at: null })
    .where('realm_id', '=', realmId)
    .where('id', '=', accountId)
    .execute()
  for (const table of ['password_link', 'known_device'] as const) {
    await tx.deleteFrom(table).where('realm_id', '=', realmId).where('account_id', '=', accountId).execute()
  }
  await endSessions(tx, realmId, accountId)
}
