import { tokenHash } from '../../accounts/tokens.ts'
import type { Db, Tx } from '../../database/open.ts'
import type { Realm } from '../../organisations/site.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { admitWhenReady } from '../admission/admission.ts'
import { passwordCounts } from '../admission/applicant-account.ts'
import { type Application, endKeys, holdApplication, openWith } from '../application.ts'
import { isToConfirm } from './applicant-letters.ts'

/** What a link to confirm an address is worth now. */
export type ConfirmLink =
  | { is: 'good'; application: Application }
  /** Used, or of no use any more: the application has gone on, and its applicant may see how far. */
  | { is: 'done'; application: Application }
  | { is: 'expired'; application: Application }
  /** It went to an address that was corrected since: who opens it need not be the applicant. */
  | { is: 'corrected'; application: Application }
  | { is: 'unknown' }

/** What a link of the realm is worth. Looks only: nothing uses it up but `confirmAddress`. */
export async function findConfirmLink(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  token: string,
): Promise<ConfirmLink> {
  const opened = await openWith(db, now, realmId, 'confirm', token)
  if (!opened.opens && opened.why === 'unknown') return { is: 'unknown' }
  const { application } = opened
  // Confirming ends every link that still went to the right address, all at that moment; a correction ends its own.
  const confirmedAt = application.email_confirmed_at
  const isOfOldAddress =
    !opened.opens &&
    opened.why === 'ended' &&
    (!confirmedAt || Temporal.Instant.compare(opened.endedAt, confirmedAt) < 0)
  if (isOfOldAddress) return { is: 'corrected', application }
  if (!isToConfirm(application)) return { is: 'done', application }
  return { is: opened.opens ? 'good' : 'expired', application }
}

export type Confirmation = { done: true; application: Application } | { refused: 'link' }

/**
 * Confirms the address with the link that was sent there, which is used up in one statement. From then on
 * one can sign in, and is admitted when nothing else is missing.
 */
export async function confirmAddress(visit: Visit, token: string): Promise<Confirmation> {
  const { app, site } = visit
  return await app.db.transaction().execute(async tx => {
    const now = app.clock.now()
    const held = await holdApplication(tx, site.realm.id, 'confirm', token)
    if (!held || !isToConfirm(held) || !(await useUp(tx, now, site.realm.id, token)))
      return { refused: 'link' }
    return await confirm(visit, tx, now, site.realm, held)
  })
}

async function useUp(tx: Tx, now: Temporal.Instant, realmId: string, token: string): Promise<boolean> {
  const used = await tx
    .updateTable('application_key')
    .set({ ended_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('realm_id', '=', realmId)
    .where('purpose', '=', 'confirm')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('application_id')
    .executeTakeFirst()
  return used !== undefined
}

async function confirm(
  visit: Visit,
  tx: Tx,
  now: Temporal.Instant,
  realm: Realm,
  held: Application,
): Promise<Confirmation> {
  const { id } = held
  const counts = await passwordCounts(tx, now, held, visit.cookies.get('draft'))
  const application = await tx
    .updateTable('application')
    .set({ email_confirmed_at: now, changed_at: now, ...(counts ? {} : { password_hash: null }) })
    .where('realm_id', '=', realm.id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await endKeys(tx, now, application, ['confirm'])
  await audit(tx, now, {
    ...from(visit),
    event: 'addressConfirmed',
    organisationId: application.organisation_id,
    details: { application: id },
  })
  return { done: true, application: await admitWhenReady(visit.app, tx, realm, application) }
}

/**
 * « Ce n'est pas moi »: whoever reads the mailbox takes back an application that somebody else sent with its
 * address. Once confirmed, or decided, it stays.
 * @returns whether there is nothing left of it.
 */
export async function takeBack(visit: Visit, token: string): Promise<boolean> {
  const { app, site } = visit
  return await app.db.transaction().execute(async tx => {
    const now = app.clock.now()
    const held = await holdApplication(tx, site.realm.id, 'confirm', token)
    if (!held) return true
    const link = await findConfirmLink(tx, now, site.realm.id, token)
    const isTheirs = link.is === 'good' || link.is === 'expired'
    if (!isTheirs || held.state !== 'submitted' || held.email_confirmed_at) return false
    await tx
      .deleteFrom('application')
      .where('realm_id', '=', held.realm_id)
      .where('id', '=', held.id)
      .execute()
    await giveSeatBack(tx, held)
    await audit(tx, now, {
      ...from(visit),
      event: 'applicationWithdrawn',
      organisationId: held.organisation_id,
      details: { application: held.id, email: held.email_key },
    })
    return true
  })
}

/** The invitation has one use more again. */
async function giveSeatBack(tx: Tx, { realm_id, invitation_id }: Application): Promise<void> {
  if (!invitation_id) return
  await tx
    .updateTable('invitation')
    .set(eb => ({ uses: eb('uses', '-', 1) }))
    .where('realm_id', '=', realm_id)
    .where('id', '=', invitation_id)
    .where('uses', '>', 0)
    .execute()
}
