import type { Db } from '../database/open.ts'
import { hostCookie } from '../web/cookies.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Browsers keep a cookie for 400 days at most (RFC 6265bis). */
const keptFor = 400 * 86_400

export function deviceCookie(token: string): string {
  return hostCookie('device', token, keptFor)
}

/**
 * Remembers that this browser signed in to the account.
 * @returns the token to set as the cookie `device`.
 */
export async function rememberDevice(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  accountId: string,
  brought: string | undefined,
): Promise<string> {
  const token = await deviceTokenFor(db, realmId, brought)
  await deviceStatement(db, now, realmId, accountId, token).execute()
  return token
}

/**
 * The token under which this browser is remembered. One that it brings is kept where it is known in this realm
 * already; one that nobody gave out is replaced, so that nobody can plant one.
 */
export async function deviceTokenFor(db: Db, realmId: string, brought: string | undefined): Promise<string> {
  return brought && (await isOurs(db, realmId, brought)) ? brought : newToken()
}

/** What remembers the device, for where it is one statement with what else a sign-in writes. */
export function deviceStatement(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  accountId: string,
  token: string,
) {
  return db
    .insertInto('known_device')
    .values({ token_hash: tokenHash(token), realm_id: realmId, account_id: accountId, seen_at: now })
    .onConflict(conflict =>
      conflict.columns(['token_hash', 'realm_id', 'account_id']).doUpdateSet({ seen_at: now }),
    )
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
