import { emailKey } from '../../accounts/email-address.ts'
import { holdAccountOf } from '../../accounts/leave-account.ts'
import { voidPassword } from '../../accounts/void-password.ts'
import type { Tx } from '../../database/open.ts'

/**
 * Gives the account of a person another address. Whoever reads the old one may have chosen the password: it goes,
 * with all that it opened.
 * @returns the account, or null when there is none, or others share it.
 */
export async function moveAccount(
  tx: Tx,
  person: { realmId: string; personId: string },
  email: string,
): Promise<string | null> {
  const account = await holdAccountOf(tx, person)
  if (!account?.isAlone) return null
  await tx
    .updateTable('account')
    .set({ email, email_key: emailKey(email) ?? account.email_key })
    .where('realm_id', '=', person.realmId)
    .where('id', '=', account.id)
    .execute()
  await voidPassword(tx, person.realmId, account.id)
  return account.id
}
