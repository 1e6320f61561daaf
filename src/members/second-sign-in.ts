import { emailKey } from '../accounts/email-address.ts'
import { endEmailChanges } from '../accounts/email-change-end.ts'
import { findOrMakeAccount } from '../accounts/enter-account.ts'
import { leaveAccount } from '../accounts/leave-account.ts'
import { type Subject, takeTry } from '../accounts/throttle.ts'
import type { Db, Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { onceMore, Taken } from './office/once-more.ts'

/** The second adherent of a couple, as far as signing in goes. */
export type Second = {
  personId: string
  givenName: string
  familyName: string
  email: string | null
  emailKey: string | null
  /** The account that stands for that person, whoever made it. */
  accountId: string | null
  signsInSince: Temporal.Instant | null
  /** Whether a password has been chosen. */
  hasPassword: boolean
}

/** The second adherent of a person, or null. */
export async function secondOf(db: Db, realmId: string, personId: string): Promise<Second | null> {
  const row = await db
    .selectFrom('second_adherent as c')
    .innerJoin('person as p', join =>
      join.onRef('p.realm_id', '=', 'c.realm_id').onRef('p.id', '=', 'c.second_person_id'),
    )
    .leftJoin('account_person as ap', join =>
      join.onRef('ap.realm_id', '=', 'p.realm_id').onRef('ap.person_id', '=', 'p.id'),
    )
    .leftJoin('account as a', join =>
      join.onRef('a.realm_id', '=', 'ap.realm_id').onRef('a.id', '=', 'ap.account_id'),
    )
    .select([
      'p.id as personId',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'a.id as accountId',
      'c.signs_in_since as signsInSince',
    ])
    .select(eb => [
      eb.fn.coalesce('a.email', 'p.email').as('email'),
      eb.fn.coalesce('a.email_key', 'p.email_key').as('emailKey'),
      eb('a.password_hash', 'is not', null).$castTo<boolean>().as('hasPassword'),
    ])
    .where('c.realm_id', '=', realmId)
    .where('c.person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/** Who grants: the first adherent, with the account that is signed in. */
type First = { personId: string; accountId: string; email: string }

export type Grant =
  | { done: true }
  | { refused: 'noSecond' }
  /** The second person has no address, or none that can receive a letter. */
  | { refused: 'noAddress' }
  /** It is the mailbox of the first: both sign in with it. */
  | { refused: 'sameMailbox' }
  /** Another account has the address: only the office can say that its mailbox is shared. */
  | { refused: 'taken' }
  | { refused: 'tooMany'; waitSeconds: number }

/**
 * Lets the second adherent of a couple sign in with an own address: makes the account, and sends the letter with which
 * its password is chosen. Where the policy conceals whom it knows, an address that somebody else signs in with gets
 * the same answer, and no letter.
 */
export async function grantSecondSignIn(visit: Visit, first: First): Promise<Grant> {
  const { app, site } = visit
  const second = await secondOf(app.db, site.realm.id, first.personId)
  if (!second) return { refused: 'noSecond' }
  const key = second.emailKey ?? emailKey(second.email ?? '')
  if (!second.email || !key) return { refused: 'noAddress' }
  if (second.accountId === first.accountId || key === emailKey(first.email)) return { refused: 'sameMailbox' }
  if (second.signsInSince) return { done: true }
  const whom = { id: second.personId, email: second.email, key }
  return await onceMore(() => app.db.transaction().execute(tx => grant(visit, tx, first, whom)))
}

type Whom = { id: string; email: string; key: string }

async function grant(visit: Visit, tx: Tx, first: First, second: Whom): Promise<Grant> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const held = await hold(tx, realmId, first.personId)
  if (held?.second_person_id !== second.id) return { refused: 'noSecond' }
  if (held.signs_in_since) return { done: true }
  const allowance = await takeTry(tx, now, realmId, letterSubjects(second.key))
  if (!allowance.allowed) return { refused: 'tooMany', waitSeconds: allowance.waitSeconds }
  const sharers = await sharersOf(tx, realmId, second.key)
  const isTaken = sharers.length > 0 && !sharers.includes(second.id)
  if (isTaken && site.realm.policy.unknownEmail !== 'conceal') return { refused: 'taken' }
  const account = isTaken ? null : await findOrMakeAccount(tx, now, realmId, second.id, second.email)
  const isFound = sharers.length === 0 && account?.made === false
  // Somebody else has got the address since it was looked at.
  if (isFound && (await sharersOf(tx, realmId, second.key)).some(id => id !== second.id)) throw new Taken()
  await setSince(tx, realmId, first.personId, now)
  await queueLetter(app, tx, {
    realmId,
    siteId: site.id,
    to: second.email,
    template: 'firstSignIn',
    // Without an account it is withheld when it is about to leave.
    accountId: account?.id ?? null,
    personId: second.id,
    details: { byFirst: true },
  })
  await audit(tx, now, {
    ...from(visit),
    event: 'secondSignInGranted',
    accountId: first.accountId,
    personId: first.personId,
    details: { second: second.id, email: second.key },
  })
  return { done: true }
}

const letterSubjects = (key: string): Subject[] => [
  { kind: 'letterPause', subject: key },
  { kind: 'letterHour', subject: key },
  { kind: 'letterDay', subject: key },
]

async function hold(tx: Tx, realmId: string, personId: string) {
  return await tx
    .selectFrom('second_adherent')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

/** For whom the account of an address stands; nobody where there is none. */
async function sharersOf(tx: Tx, realmId: string, key: string): Promise<string[]> {
  const sharers = await tx
    .selectFrom('account')
    .innerJoin('account_person as ap', join =>
      join.onRef('ap.realm_id', '=', 'account.realm_id').onRef('ap.account_id', '=', 'account.id'),
    )
    .select('ap.person_id')
    .where('account.realm_id', '=', realmId)
    .where('account.email_key', '=', key)
    .execute()
  return sharers.map(({ person_id }) => person_id)
}

async function setSince(tx: Tx, realmId: string, personId: string, since: Temporal.Instant | null) {
  await tx
    .updateTable('second_adherent')
    .set({ signs_in_since: since })
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .execute()
}

/** Takes the own sign-in of the second adherent away again. Returns whether there was one. */
export async function withdrawSecondSignIn(visit: Visit, first: First): Promise<boolean> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  return await app.db.transaction().execute(async tx => {
    const held = await hold(tx, realmId, first.personId)
    if (!held?.signs_in_since) return false
    await endSecondSignIn(tx, now, realmId, held)
    await audit(tx, now, {
      ...from(visit),
      event: 'secondSignInWithdrawn',
      accountId: first.accountId,
      personId: first.personId,
      details: { second: held.second_person_id },
    })
    return true
  })
}

/**
 * The second adherent signs in no more, at the next request: with the account that was made for it, unless that person
 * is a member, or works in the office, in the own name: that stays whatever a couple decides.
 */
export async function endSecondSignIn(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  couple: { person_id: string; second_person_id: string },
): Promise<void> {
  const personId = couple.second_person_id
  await setSince(tx, realmId, couple.person_id, null)
  if (await isMoreThanSecond(tx, realmId, personId)) return
  await endEmailChanges(tx, now, realmId, personId)
  await leaveAccount(tx, { realmId, personId })
}

async function isMoreThanSecond(tx: Tx, realmId: string, personId: string): Promise<boolean> {
  for (const table of ['membership', 'role'] as const) {
    const own = await tx
      .selectFrom(table)
      .select('id')
      .where('realm_id', '=', realmId)
      .where('person_id', '=', personId)
      .limit(1)
      .executeTakeFirst()
    if (own) return true
  }
  return false
}
