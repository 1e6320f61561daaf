import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import { emailKey } from './email-address.ts'

/**
 * Lets a person sign in with an address: the account that has it in this realm already stands for this
 * person too (a shared mailbox), else one is made, without a password.
 * @returns the account, or null when it is not an address.
 */
export async function enterAccount(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  personId: string,
  email: string,
): Promise<string | null> {
  const key = emailKey(email)
  if (!key) return null
  const { id } = await tx
    .insertInto('account')
    .values({ realm_id: realmId, id: newId(), email: email.trim(), email_key: key, created_at: now })
    .onConflict(conflict => conflict.columns(['realm_id', 'email_key']).doUpdateSet({ email_key: key }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('account_person')
    .values({ realm_id: realmId, account_id: id, person_id: personId })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return id
}
