import type { Db, Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { type Allowance, ipSubject, type Subject, takeTry, waitOf } from './throttle.ts'
import type { Visitor } from './visitor.ts'

/** How long the new address may take to be confirmed. */
export const confirmWithin = Temporal.Duration.from({ hours: 24 })
/** How long the old address can take it back, counted from when it was asked for. */
export const takeBackWithin = Temporal.Duration.from({ hours: 7 * 24 })

/** Who asks, and for whom of those who share the account. */
export type Own = { visitor: Visitor; personId: string }

/** Letters to one address are as many, and as far between, as those with which it asks for a password. */
export const letterSubjects = (visit: Visit, key: string): Subject[] => [
  { kind: 'letterPause', subject: key },
  { kind: 'letterHour', subject: key },
  { kind: 'letterDay', subject: key },
  { kind: 'letterIp', subject: ipSubject(visit.ip) },
]

/** Whether an address signs in already. */
export async function hasAccount(db: Db, realmId: string, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('email_key', '=', key)
    .executeTakeFirst()
  return row !== undefined
}

/** Holds an account until the transaction ends: whatever changes an address begins so, and none waits for another in a circle. */
export async function holdAccount(tx: Tx, realmId: string, accountId: string) {
  return await tx
    .selectFrom('account')
    .select(['id', 'email', 'email_key'])
    .where('realm_id', '=', realmId)
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
}

type Of = { accountId: string; personId: string }

/** Ends the change that waits, if there is one. */
export async function endOpen(tx: Tx, now: Temporal.Instant, realmId: string, { accountId, personId }: Of) {
  return await tx
    .updateTable('email_change')
    .set({ cancelled_at: now })
    .where('realm_id', '=', realmId)
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .returning(['id', 'new_email_key'])
    .execute()
}

export type PendingChange = {
  email: string
  expiresAt: Temporal.Instant
  /** The link has been of no use since `expiresAt`. */
  isExpired: boolean
  /** How long until the letter may go once more. */
  waitSeconds: number
}

/** The change that waits for its letter to be opened, or null; one that nobody opened in time is shown for a week. */
export async function pendingEmailChange(
  visit: Visit,
  { visitor, personId }: Own,
): Promise<PendingChange | null> {
  const { app, site } = visit
  const now = app.clock.now()
  const open = await openChange(app.db, site.realm.id, { accountId: visitor.accountId, personId })
  if (!open || Temporal.Instant.compare(open.asked_at, now.subtract(takeBackWithin)) < 0) return null
  const waitSeconds = await waitOf(app.db, now, site.realm.id, {
    kind: 'letterPause',
    subject: open.new_email_key,
  })
  const isExpired = Temporal.Instant.compare(open.expires_at, now) <= 0
  return { email: open.new_email, expiresAt: open.expires_at, isExpired, waitSeconds }
}

/** The change that waits, however long since. */
export async function openChange(db: Db, realmId: string, { accountId, personId }: Of) {
  return await db
    .selectFrom('email_change')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
}

export type SentAgain = { done: true } | { refused: 'nothing' } | Exclude<Allowance, { allowed: true }>

/** Sends the letter to the new address once more; its link takes the place of the one before, and lasts no longer. */
export async function resendEmailChange(visit: Visit, { visitor, personId }: Own): Promise<SentAgain> {
  const { app, site } = visit
  const now = app.clock.now()
  const realmId = site.realm.id
  const { accountId } = visitor
  const open = await openChange(app.db, realmId, { accountId, personId })
  if (!open || Temporal.Instant.compare(open.expires_at, now) <= 0) return { refused: 'nothing' }
  const allowance = await takeTry(app.db, now, realmId, letterSubjects(visit, open.new_email_key))
  if (!allowance.allowed) return allowance
  await app.db.transaction().execute(tx =>
    queueLetter(app, tx, {
      realmId,
      siteId: site.id,
      to: open.new_email,
      template: 'emailChangeConfirm',
      accountId,
      personId,
      details: { change: open.id },
    }),
  )
  return { done: true }
}

/** « Annuler »: the address of now stays. Returns whether there was something to cancel. */
export async function cancelEmailChange(visit: Visit, { visitor, personId }: Own): Promise<boolean> {
  const { app, site } = visit
  const now = app.clock.now()
  const { accountId } = visitor
  return await app.db.transaction().execute(async tx => {
    await holdAccount(tx, site.realm.id, accountId)
    const [ended] = await endOpen(tx, now, site.realm.id, { accountId, personId })
    if (!ended) return false
    const details = { newEmail: ended.new_email_key }
    await audit(tx, now, { ...from(visit), event: 'emailChangeCancelled', accountId, personId, details })
    return true
  })
}
