import { sql } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import { emailKey } from './email-address.ts'

/**
 * Lets a person sign in with an address: the account that has it in this realm already stands for this
 * person too (a shared mailbox), else one is made, without a password.
 * @returns the account, and whether it was not there before; null when it is not an address.
 */
export async function findOrMakeAccount(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  personId: string,
  email: string,
): Promise<{ id: string; made: boolean } | null> {
  const key = emailKey(email)
  if (!key) return null
  const account = await tx
    .insertInto('account')
    .values({ realm_id: realmId, id: newId(), email: email.trim(), email_key: key, created_at: now })
    .onConflict(conflict => conflict.columns(['realm_id', 'email_key']).doUpdateSet({ email_key: key }))
    // A row that was there has been updated by somebody: by this very statement.
    .returning(['id', sql<boolean>`xmax = 0`.as('made')])
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('account_person')
    .values({ realm_id: realmId, account_id: account.id, person_id: personId })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return account
}
