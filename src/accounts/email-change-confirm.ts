import { newId } from '../database/new-id.ts'
import type { Db, Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { hasAccount, holdAccount } from './email-change.ts'
import { changeBehind, readChangeLink } from './email-change-link.ts'
import { leaveAccount } from './leave-account.ts'
import { makeLink } from './new-password-link.ts'
import { endSessions } from './session.ts'

/** What a link to confirm a new address is worth now. */
export type ConfirmLink =
  | { is: 'good'; oldEmail: string; newEmail: string }
  | { is: 'used'; newEmail: string }
  | { is: 'cancelled' | 'replaced' | 'expired' | 'taken' | 'unknown' }

/** What a link of the realm is worth. Looks only: nothing uses it up but `confirmEmailChange`. */
export async function findConfirmLink(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  text: string,
): Promise<ConfirmLink> {
  const link = readChangeLink(text)
  const change = await changeBehind(db, realmId, link)
  if (!link || !change) return { is: 'unknown' }
  if (!change.confirm_hash?.equals(link.hash)) return { is: 'replaced' }
  if (change.cancelled_at) return { is: 'cancelled' }
  if (change.confirmed_at) return { is: 'used', newEmail: change.new_email }
  if (Temporal.Instant.compare(change.expires_at, now) <= 0) return { is: 'expired' }
  if (await hasAccount(db, realmId, change.new_email_key)) return { is: 'taken' }
  return { is: 'good', oldEmail: change.old_email, newEmail: change.new_email }
}

/** What has to follow when a person signs in with another address. */
export type Follow = (
  tx: Tx,
  now: Temporal.Instant,
  person: { realmId: string; personId: string },
  address: { email: string; key: string },
) => Promise<void>

export type Confirmed =
  /** `choose`: the link with which a password is chosen, for who had one together with others. */
  { done: true; choose: string | null } | { refused: 'link' }

/** SQLSTATE of a row that another one of the same key was quicker than. */
const uniqueViolation = '23505'

/**
 * Lets the person sign in with the new address, with the link that went there, which is used up in one statement.
 * The account moves with its only person, and the password with it; who shares a mailbox gets an account of one's
 * own, and the others keep theirs. Every other session and every link for a password ends.
 */
export async function confirmEmailChange(visit: Visit, text: string, follow: Follow): Promise<Confirmed> {
  try {
    return await visit.app.db.transaction().execute(tx => carryOut(visit, tx, text, follow))
  } catch (error) {
    // Somebody has got an account with that address since it was looked at: the page of the link tells.
    if ((error as { code?: unknown }).code === uniqueViolation) return { refused: 'link' }
    throw error
  }
}

async function carryOut(visit: Visit, tx: Tx, text: string, follow: Follow): Promise<Confirmed> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const link = readChangeLink(text)
  const found = await changeBehind(tx, realmId, link)
  if (!link || !found) return { refused: 'link' }
  if (!(await holdAccount(tx, realmId, found.account_id))) return { refused: 'link' }
  if (await hasAccount(tx, realmId, found.new_email_key)) return { refused: 'link' }
  const change = await useUp(tx, now, realmId, link)
  if (!change) return { refused: 'link' }
  const person = { realmId, personId: change.person_id }
  const move = { ...person, accountId: change.account_id, email: change.new_email, key: change.new_email_key }
  const isAlone = await standsForOne(tx, move)
  const choose = isAlone ? await moveAccount(visit, tx, move) : await moveOut(tx, now, move)
  await tx
    .updateTable('person')
    .set({ email: move.email, email_key: move.key })
    .where('realm_id', '=', realmId)
    .where('id', '=', move.personId)
    .execute()
  await follow(tx, now, person, move)
  const letter = {
    realmId,
    siteId: site.id,
    personId: move.personId,
    details: { change: change.id, shared: !isAlone },
  }
  for (const to of [change.new_email, change.old_email])
    await queueLetter(app, tx, { ...letter, to, template: 'emailChanged' })
  await audit(tx, now, {
    ...from(visit),
    event: 'emailChanged',
    accountId: move.accountId,
    personId: move.personId,
    details: { oldEmail: change.old_email, newEmail: move.key },
  })
  return { done: true, choose }
}

async function useUp(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  { id, hash }: { id: string; hash: Buffer },
) {
  return await tx
    .updateTable('email_change')
    .set({ confirmed_at: now })
    .where('realm_id', '=', realmId)
    .where('id', '=', id)
    .where('confirm_hash', '=', hash)
    .where('confirmed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expires_at', '>', now)
    // Still of this account: else it would be somebody else's that moves.
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('account_person')
          .select('account_person.person_id')
          .whereRef('account_person.realm_id', '=', 'email_change.realm_id')
          .whereRef('account_person.account_id', '=', 'email_change.account_id')
          .whereRef('account_person.person_id', '=', 'email_change.person_id'),
      ),
    )
    .returningAll()
    .executeTakeFirst()
}

type Move = { realmId: string; personId: string; accountId: string; email: string; key: string }

async function standsForOne(tx: Tx, { realmId, accountId }: Move): Promise<boolean> {
  const persons = await tx
    .selectFrom('account_person')
    .select('person_id')
    .where('realm_id', '=', realmId)
    .where('account_id', '=', accountId)
    .limit(2)
    .execute()
  return persons.length === 1
}

async function moveAccount(visit: Visit, tx: Tx, { realmId, accountId, email, key }: Move): Promise<null> {
  await tx
    .updateTable('account')
    .set({ email, email_key: key })
    .where('realm_id', '=', realmId)
    .where('id', '=', accountId)
    .execute()
  await tx
    .updateTable('password_link')
    .set({ ended_at: visit.app.clock.now() })
    .where('realm_id', '=', realmId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
  const isOwn = visit.visitor?.accountId === accountId
  await endSessions(tx, realmId, accountId, isOwn ? visit.visitor?.signInId : undefined)
  return null
}

/** An account of one's own; whoever follows the link reads its mailbox, and may choose its password at once. */
async function moveOut(
  tx: Tx,
  now: Temporal.Instant,
  { realmId, personId, email, key }: Move,
): Promise<string> {
  await leaveAccount(tx, { realmId, personId })
  const id = newId()
  await tx
    .insertInto('account')
    .values({ realm_id: realmId, id, email, email_key: key, created_at: now })
    .execute()
  await tx
    .insertInto('account_person')
    .values({ realm_id: realmId, account_id: id, person_id: personId })
    .execute()
  return await makeLink(tx, now, realmId, id)
}
