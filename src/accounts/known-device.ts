import type { Db } from '../database/open.ts'
import { hostCookie } from '../web/cookies.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Browsers keep a cookie for 400 days at most (RFC 6265bis). */
const keptFor = 400 * 86_400

export function deviceCookie(token: string): string {
  return hostCookie('device', token, keptFor)
}

/**
 * Remembers that this browser signed in to the account. A token that the browser brings is kept where it is
 * known in this realm already; one that nobody gave out is replaced, so that nobody can plant one.
 * @returns the token to set as the cookie `device`.
 */
export async function rememberDevice(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  accountId: string,
  brought: string | undefined,
): Promise<string> {
  const token = brought && (await isOurs(db, realmId, brought)) ? brought : newToken()
  await db
    .insertInto('known_device')
    .values({ token_hash: tokenHash(token), realm_id: realmId, account_id: accountId, seen_at: now })
    .onConflict(conflict =>
      conflict.columns(['token_hash', 'realm_id', 'account_id']).doUpdateSet({ seen_at: now }),
    )
    .execute()
  return token
}

async function isOurs(db: Db, realmId: string, token: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_device')
    .select('account_id')
    .where('token_hash', '=', tokenHash(token))
    .where('realm_id', '=', realmId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
