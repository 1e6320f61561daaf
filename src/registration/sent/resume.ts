import { emailKey } from '../../accounts/email-address.ts'
import { ipSubject, type Subject, takeTry, waitOf } from '../../accounts/throttle.ts'
import type { Tx } from '../../database/open.ts'
import { queueLetter } from '../../mail/outbox.ts'
import { readLine } from '../../members/read-line.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { type Application, endKeys, holdApplication, mintKey, openWith, typedOn } from '../application.ts'
import { keepStep, type NotKept } from '../draft.ts'
import { invitationBehind } from '../invitations/invitation.ts'
import { identityStepOf, typedEmail } from '../typed-email.ts'
import { applicationHere } from '../wizard.ts'

export type LinkAsked =
  | { sent: true }
  | { refused: 'notAnAddress' }
  /** The invitation is for this address only. */
  | { refused: 'onlyFor'; email: string }
  | { refused: 'tooMany'; waitSeconds: number }

/**
 * Sends the link that opens a draft on another device to the address typed, which becomes the draft's own;
 * what went to another one before opens nothing any more.
 */
export async function askToResume(
  visit: Visit,
  draft: Application,
  typed: string,
): Promise<LinkAsked | NotKept> {
  const { app } = visit
  const email = readLine(typed)
  if (!emailKey(email)) return { refused: 'notAnAddress' }
  const invitation = await invitationBehind(app.db, draft)
  if (invitation?.email && invitation.email_key !== emailKey(email))
    return { refused: 'onlyFor', email: invitation.email }
  if (email !== typedEmail(draft)) {
    const name = identityStepOf(draft)
    const key = visit.cookies.get('draft') ?? ''
    const kept = await keepStep(app, draft, key, name, { ...typedOn(draft, name), email }, null)
    if ('refused' in kept) return kept
    await endKeys(app.db, app.clock.now(), draft, ['resume'])
  }
  return await sendLink(visit, draft, email)
}

/** Sends the link to the address of the draft, whatever it is: for whom the draft is no longer open here. */
export async function sendLink(visit: Visit, draft: Application, email: string): Promise<LinkAsked> {
  const { app } = visit
  const now = app.clock.now()
  const key = emailKey(email) ?? ''
  const pause: Subject = { kind: 'letterPause', subject: `resume ${key}` }
  return await app.db.transaction().execute(async tx => {
    await holdDraft(tx, draft)
    // A second click within the minute is one request: the letter is on its way already.
    if ((await waitOf(tx, now, draft.realm_id, pause)) > 0) return { sent: true }
    const allowance = await takeTry(tx, now, draft.realm_id, [
      pause,
      { kind: 'letterHour', subject: key },
      { kind: 'letterDay', subject: key },
      { kind: 'letterIp', subject: ipSubject(visit.ip) },
    ])
    await audit(tx, now, {
      ...from(visit),
      event: allowance.allowed ? 'linkRequested' : 'linkRefused',
      details: { email: key, application: draft.id },
    })
    if (!allowance.allowed) return { refused: 'tooMany', waitSeconds: allowance.waitSeconds }
    await queueLetter(app, tx, {
      realmId: draft.realm_id,
      siteId: draft.site_id,
      to: email,
      template: 'resumeDraft',
      details: { application: draft.id },
    })
    return { sent: true }
  })
}

/** Of two clicks at once the second waits for the first. */
async function holdDraft(tx: Tx, { realm_id, id }: Application): Promise<void> {
  await tx
    .selectFrom('application')
    .select('id')
    .where('realm_id', '=', realm_id)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/** What a link to resume a draft is worth now. */
export type ResumeLink =
  | { is: 'good'; application: Application }
  /** The application has been sent since. */
  | { is: 'sent' }
  | { is: 'expired'; application: Application }
  /** It went to an address that was changed since. */
  | { is: 'changed' }
  | { is: 'unknown' }

/** What a link of the realm is worth. Looks only. */
export async function findResumeLink({ app, site }: Visit, token: string): Promise<ResumeLink> {
  const opened = await openWith(app.db, app.clock.now(), site.realm.id, 'resume', token)
  if (!opened.opens && opened.why === 'unknown') return { is: 'unknown' }
  const { application } = opened
  if (application.state !== 'draft') return { is: 'sent' }
  if (opened.opens) return { is: 'good', application }
  return opened.why === 'ended' ? { is: 'changed' } : { is: 'expired', application }
}

export type Resumption =
  /** The key of this browser; null when it held the draft already. */
  { done: true; key: string | null } | { refused: 'link' }

/**
 * Moves a draft to this browser: others lose it, and the password that was typed goes, since whoever typed it
 * need not be who reads the mailbox. The link stays good until the application is sent.
 */
export async function resumeDraft(visit: Visit, token: string): Promise<Resumption> {
  const { app, site } = visit
  const here = await applicationHere(visit)
  return await app.db.transaction().execute(async tx => {
    const now = app.clock.now()
    const draft = await holdApplication(tx, site.realm.id, 'resume', token)
    const opened = await openWith(tx, now, site.realm.id, 'resume', token)
    if (draft?.state !== 'draft' || !opened.opens) return { refused: 'link' }
    if (here?.id === draft.id) return { done: true, key: null }
    await endKeys(tx, now, draft, ['browser'])
    await forgetPassword(tx, now, draft)
    await audit(tx, now, {
      ...from(visit),
      event: 'draftResumed',
      organisationId: draft.organisation_id,
      details: { application: draft.id },
    })
    return { done: true, key: await mintKey(tx, now, draft, 'browser') }
  })
}

async function forgetPassword(tx: Tx, now: Temporal.Instant, { realm_id, id }: Application): Promise<void> {
  await tx
    .updateTable('application')
    .set(eb => ({ password_hash: null, version: eb('version', '+', 1), changed_at: now }))
    .where('realm_id', '=', realm_id)
    .where('id', '=', id)
    .execute()
}
