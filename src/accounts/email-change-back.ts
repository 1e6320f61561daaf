import { sql } from 'kysely'
import type { Db, Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { emailKey } from './email-address.ts'
import { holdAccount, takeBackWithin } from './email-change.ts'
import type { Follow } from './email-change-confirm.ts'
import { type ChangeLink, changeBehind, readChangeLink } from './email-change-link.ts'
import { findOrMakeAccount } from './enter-account.ts'
import { holdAccountOf, leaveAccount } from './leave-account.ts'
import { makeLink } from './new-password-link.ts'
import { voidPassword } from './void-password.ts'

/** What a link with which the old address takes the change back is worth now. */
export type TakeBackLink =
  | { is: 'good'; oldEmail: string; newEmail: string; wasConfirmed: boolean }
  | { is: 'done' | 'replaced' | 'expired' | 'unknown' }

/**
 * What a link of the realm is worth. Looks only: nothing uses it up but `takeEmailBack`. It is good for what was asked
 * for after it too: who has got in and asks again must not make the first letter worthless.
 */
export async function findTakeBackLink(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  text: string,
): Promise<TakeBackLink> {
  const link = readChangeLink(text)
  const change = await changeBehind(db, realmId, link)
  if (!link || !change) return { is: 'unknown' }
  if (!change.cancel_hash?.equals(link.hash)) return { is: 'replaced' }
  if (Temporal.Instant.compare(change.asked_at, now.subtract(takeBackWithin)) <= 0) return { is: 'expired' }
  const later = await sql<{ new_email: string; confirmed: boolean }>`
    select new_email, confirmed_at is not null as confirmed from email_change
    where realm_id = ${realmId} and person_id = ${change.person_id} and asked_at >= ${change.asked_at}
      and cancelled_at is null
    order by confirmed_at desc nulls last, asked_at desc, id desc limit 1`.execute(db)
  const [last] = later.rows
  if (!last) return { is: 'done' }
  return { is: 'good', oldEmail: change.old_email, newEmail: last.new_email, wasConfirmed: last.confirmed }
}

export type TakenBack =
  /** `choose`: the link with which a new password is chosen. */
  { done: true; oldEmail: string; wasConfirmed: boolean; choose: string } | { refused: 'link' }

/**
 * « Ce n'est pas moi »: the change ends, or the old address signs in again. Whoever asked for it knew the password, so
 * that goes, with every session, browser and link that it opened; a new one can be chosen at once.
 */
export async function takeEmailBack(visit: Visit, text: string, follow: Follow): Promise<TakenBack> {
  const link = readChangeLink(text)
  if (!link) return { refused: 'link' }
  return await visit.app.db.transaction().execute(tx => carryOut(visit, tx, link, follow))
}

async function carryOut(visit: Visit, tx: Tx, link: ChangeLink, follow: Follow): Promise<TakenBack> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const change = await changeBehind(tx, realmId, link)
  if (!change) return { refused: 'link' }
  if (!(await holdAccount(tx, realmId, change.account_id))) return { refused: 'link' }
  const ended = await endAll(tx, now, realmId, link)
  if (ended.length === 0) return { refused: 'link' }
  const confirmed = ended.filter(each => each.confirmed_at !== null)
  const person = { realmId, personId: change.person_id }
  const accountId =
    confirmed.length > 0 ? await bringBack(tx, now, person, change.old_email, follow) : change.account_id
  // The password that was known is that of the account in which it was asked for.
  await voidPassword(tx, realmId, change.account_id)
  const letter = {
    realmId,
    siteId: site.id,
    personId: change.person_id,
    details: { change: change.id, back: true },
  }
  const told = new Set(confirmed.flatMap(each => [each.new_email, change.old_email]))
  for (const to of told) await queueLetter(app, tx, { ...letter, to, template: 'emailChanged' })
  await audit(tx, now, {
    ...from(visit),
    event: 'emailChangeCancelled',
    accountId,
    personId: change.person_id,
    details: { byLink: true, email: emailKey(change.old_email), confirmed: confirmed.length > 0 },
  })
  const choose = await makeLink(tx, now, realmId, accountId)
  return { done: true, oldEmail: change.old_email, wasConfirmed: confirmed.length > 0, choose }
}

/** Uses the link up, in one statement: the change that it is of, all after it, and what else waits in that account. */
async function endAll(tx: Tx, now: Temporal.Instant, realmId: string, { id, hash }: ChangeLink) {
  const { rows } = await sql<{ new_email: string; confirmed_at: Temporal.Instant | null }>`
    update email_change e set cancelled_at = ${now}
    from email_change link
    where link.realm_id = ${realmId} and link.id = ${id} and link.cancel_hash = ${hash}
      and link.asked_at > ${now.subtract(takeBackWithin)}
      and e.realm_id = link.realm_id and e.cancelled_at is null and e.asked_at >= link.asked_at
      and (e.person_id = link.person_id or (e.account_id = link.account_id and e.confirmed_at is null))
    returning e.new_email, e.confirmed_at`.execute(tx)
  return rows
}

/**
 * Lets a person sign in with an address from before: its account moves back with its only person; who shares one, or
 * whose old address somebody else signs in with by now, joins the account that has it.
 */
async function bringBack(
  tx: Tx,
  now: Temporal.Instant,
  person: { realmId: string; personId: string },
  email: string,
  follow: Follow,
): Promise<string> {
  const { realmId, personId } = person
  const key = emailKey(email) ?? email
  const own = await holdAccountOf(tx, person)
  const holder = await tx
    .selectFrom('account')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('email_key', '=', key)
    .executeTakeFirst()
  await tx
    .updateTable('person')
    .set({ email, email_key: key })
    .where('realm_id', '=', realmId)
    .where('id', '=', personId)
    .execute()
  await follow(tx, now, person, { email, key })
  if (own?.isAlone && (!holder || holder.id === own.id)) {
    await tx
      .updateTable('account')
      .set({ email, email_key: key })
      .where('realm_id', '=', realmId)
      .where('id', '=', own.id)
      .execute()
    return own.id
  }
  await leaveAccount(tx, person, holder?.id ?? null)
  const account = await findOrMakeAccount(tx, now, realmId, personId, email)
  if (!account) throw new Error('what was an address is one')
  return account.id
}
