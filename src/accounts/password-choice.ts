import type { Db, Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { shownSite } from './asking.ts'
import { hashPassword, orBusy, passwordMatches } from './hashing.ts'
import { rememberDevice } from './known-device.ts'
import { type NewPasswordRefusal, refusalOf, type TypedTwice } from './password-rules.ts'
import { endSessions, endSignIn } from './session.ts'
import { clearThrottle } from './throttle.ts'
import { tokenHash } from './tokens.ts'

/** What a link is worth now; for one that is not, the account tells where a new one would go. */
export type LinkState =
  | { valid: true; accountId: string; email: string }
  | { valid: false; why: 'unknown' }
  | { valid: false; why: 'expired' | 'used'; email: string }

/** What a link of the realm is worth. Looks only: nothing uses it up but `choosePassword`. */
export async function findLink(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  token: string,
): Promise<LinkState> {
  const link = await db
    .selectFrom('password_link')
    .innerJoin('account', join =>
      join
        .onRef('account.realm_id', '=', 'password_link.realm_id')
        .onRef('account.id', '=', 'password_link.account_id'),
    )
    .select(['account.id', 'account.email', 'password_link.expires_at', 'password_link.ended_at'])
    .where('password_link.token_hash', '=', tokenHash(token))
    .where('password_link.realm_id', '=', realmId)
    .executeTakeFirst()
  if (!link) return { valid: false, why: 'unknown' }
  if (link.ended_at) return { valid: false, why: 'used', email: link.email }
  if (Temporal.Instant.compare(link.expires_at, now) <= 0)
    return { valid: false, why: 'expired', email: link.email }
  return { valid: true, accountId: link.id, email: link.email }
}

export type Choice =
  | { done: true; email: string; deviceToken: string | null }
  | NewPasswordRefusal
  | { refused: 'link' }
  | { refused: 'busy' }

/**
 * Sets the password with a link, which is used up in one statement: of two that come at once, one counts.
 * The same form sent twice is one change, and both get the same answer. Ends every session and every other
 * link of the account, and tells its owner by letter.
 */
export async function choosePassword(visit: Visit, token: string, typed: TypedTwice): Promise<Choice> {
  return await orBusy(() => choose(visit, token, typed))
}

async function choose(visit: Visit, token: string, typed: TypedTwice): Promise<Choice> {
  const { app, site, language } = visit
  const { password } = typed
  const refusal = refusalOf(site.realm.policy.password, typed, language)
  if (refusal) return refusal
  const now = app.clock.now()
  const link = await findLink(app.db, now, site.realm.id, token)
  if (!link.valid) return await sentTwice(visit, token, password)
  const hash = await hashPassword(password)
  const chosen = await app.db.transaction().execute(async tx => {
    const accountId = await useUp(tx, now, site.realm.id, token)
    if (!accountId) return null
    await audit(tx, now, { ...from(visit), event: 'passwordChosen', accountId })
    const email = await setPassword(visit, tx, accountId, hash)
    // Whoever was signed in with this browser is so no longer; who chose here may sign in, whatever waits others caused.
    if (visit.visitor) await endSignIn(tx, visit.visitor)
    const deviceToken = await rememberDevice(tx, now, site.realm.id, accountId, visit.cookies.get('device'))
    return { done: true, email, deviceToken } as const
  })
  return chosen ?? (await sentTwice(visit, token, password))
}

async function useUp(tx: Tx, now: Temporal.Instant, realmId: string, token: string): Promise<string | null> {
  const used = await tx
    .updateTable('password_link')
    .set({ ended_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('realm_id', '=', realmId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst()
  return used?.account_id ?? null
}

/**
 * Everything that goes with a new password: older links end, other sessions end, tries start anew, a letter reports it.
 * @param keepSignIn the sign-in in which it was changed, which goes on.
 * @returns the address that signs in.
 */
export async function setPassword(
  visit: Visit,
  tx: Tx,
  accountId: string,
  hash: string,
  keepSignIn?: string,
): Promise<string> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const account = await tx
    .updateTable('account')
    .set({ password_hash: hash, password_changed_at: now })
    .where('realm_id', '=', realmId)
    .where('id', '=', accountId)
    .returning(['email', 'email_key'])
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('password_link')
    .set({ ended_at: now })
    .where('realm_id', '=', realmId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
  await endSessions(tx, realmId, accountId, keepSignIn)
  await clearThrottle(tx, realmId, { kind: 'signInAddress', subject: account.email_key })
  const device = visit.cookies.get('device')
  if (device)
    await clearThrottle(tx, realmId, { kind: 'signInDevice', subject: `${account.email_key} ${device}` })
  await queueLetter(app, tx, {
    realmId,
    siteId: shownSite(visit).id,
    to: account.email,
    template: 'passwordChanged',
    accountId,
  })
  return account.email
}

/**
 * A double click, or the back button and « Enregistrer » once more: when the link was used a moment ago for
 * this very password, it is done.
 */
async function sentTwice(visit: Visit, token: string, password: string): Promise<Choice> {
  const { app, site } = visit
  const used = await app.db
    .selectFrom('password_link')
    .innerJoin('account', join =>
      join
        .onRef('account.realm_id', '=', 'password_link.realm_id')
        .onRef('account.id', '=', 'password_link.account_id'),
    )
    .select(['account.email', 'account.password_hash'])
    .where('password_link.token_hash', '=', tokenHash(token))
    .where('password_link.realm_id', '=', site.realm.id)
    .where('password_link.ended_at', '>', app.clock.now().subtract({ minutes: 2 }))
    .executeTakeFirst()
  if (!used || !(await passwordMatches(used.password_hash, password))) return { refused: 'link' }
  return { done: true, email: used.email, deviceToken: null }
}
