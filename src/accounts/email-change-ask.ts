import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { emailKey } from './email-address.ts'
import {
  confirmWithin,
  endOpen,
  hasAccount,
  holdAccount,
  letterSubjects,
  type Own,
  openChange,
} from './email-change.ts'
import { type Confirmation, confirmsPassword } from './password-change.ts'
import { ipSubject, takeTry } from './throttle.ts'

export type Asked =
  | { done: true }
  | { refused: 'notAnAddress' | 'same' | 'taken' }
  /** The account has been taken away since the page was asked for. */
  | { refused: 'gone' }
  | { refused: 'tooMany'; waitSeconds: number }
  | Extract<Confirmation, { refused: string }>

/**
 * Asks for another address, of who knows the password: a link goes there, and a notice with the way back to the
 * address of now, which signs in until the link is followed. One that was asked for before ends.
 */
export async function askEmailChange(
  visit: Visit,
  { visitor, personId }: Own,
  typed: { email: string; password: string },
): Promise<Asked> {
  const { app, site } = visit
  const now = app.clock.now()
  const key = emailKey(typed.email)
  if (!key) return { refused: 'notAnAddress' }
  if (key === emailKey(visitor.email)) return { refused: 'same' }
  const known = await confirmsPassword(visit, visitor, typed.password)
  if ('refused' in known) return known
  if (await isToldTaken(visit, key)) return { refused: 'taken' }
  const allowance = await takeTry(app.db, now, site.realm.id, [
    { kind: 'emailChange', subject: visitor.accountId },
    ...letterSubjects(visit, key),
  ])
  if (!allowance.allowed) {
    // Sent twice: its letter is on its way already.
    const open = await openChange(app.db, site.realm.id, { accountId: visitor.accountId, personId })
    const sinceAMinute = now.subtract({ minutes: 1 })
    const isThis = open?.new_email_key === key && Temporal.Instant.compare(open.asked_at, sinceAMinute) > 0
    return isThis ? { done: true } : { refused: 'tooMany', waitSeconds: allowance.waitSeconds }
  }
  return await app.db.transaction().execute(tx => enter(visit, tx, { visitor, personId }, typed.email, key))
}

/** Told where the policy tells, as often in an hour as in a registration; else the letter to the address tells. */
async function isToldTaken({ app, site, ip }: Visit, key: string): Promise<boolean> {
  if (site.realm.policy.unknownEmail === 'conceal') return false
  const answer = await takeTry(app.db, app.clock.now(), site.realm.id, [
    { kind: 'takenEmailIp', subject: ipSubject(ip) },
  ])
  return answer.allowed && (await hasAccount(app.db, site.realm.id, key))
}

async function enter(
  visit: Visit,
  tx: Tx,
  { visitor, personId }: Own,
  typed: string,
  key: string,
): Promise<Asked> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const { accountId } = visitor
  // Two that come at once, and the links of an earlier one, wait for one another here.
  const account = await holdAccount(tx, realmId, accountId)
  if (!account) return { refused: 'gone' }
  await endOpen(tx, now, realmId, { accountId, personId })
  const id = newId()
  const newEmail = typed.trim()
  await tx
    .insertInto('email_change')
    .values({
      realm_id: realmId,
      id,
      account_id: accountId,
      person_id: personId,
      old_email: account.email,
      new_email: newEmail,
      new_email_key: key,
      asked_at: now,
      expires_at: now.add(confirmWithin),
    })
    .execute()
  const letter = {
    realmId,
    siteId: site.id,
    accountId,
    personId,
    details: { change: id, shared: visitor.sharedBy > 1 },
  }
  await queueLetter(app, tx, { ...letter, to: newEmail, template: 'emailChangeConfirm' })
  await queueLetter(app, tx, { ...letter, to: account.email, template: 'emailChangeNotice' })
  await audit(tx, now, {
    ...from(visit),
    event: 'emailChangeAsked',
    accountId,
    personId,
    details: { oldEmail: account.email_key, newEmail: key },
  })
  return { done: true }
}
