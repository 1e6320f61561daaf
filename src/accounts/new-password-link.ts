import type { Tx } from '../database/open.ts'
import { newToken, tokenHash } from './tokens.ts'

const validFor = Temporal.Duration.from({ hours: 1 })

/**
 * A link to choose the password of an account, for who has just shown to read its mailbox: no second letter is
 * needed. Returns the token; only its hash is kept.
 */
export async function makeLink(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  accountId: string,
): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('password_link')
    .values({
      token_hash: tokenHash(token),
      realm_id: realmId,
      account_id: accountId,
      purpose: 'firstSignIn',
      created_at: now,
      expires_at: now.add(validFor),
    })
    .execute()
  return token
}
