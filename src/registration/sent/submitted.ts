import { emailKey } from '../../accounts/email-address.ts'
import { ipSubject, type Subject, waitOf } from '../../accounts/throttle.ts'
import type { Db, Tx } from '../../database/open.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import { queueReceived, receivedPause } from '../application-letters.ts'
import { isToConfirm } from './applicant-letters.ts'

/** What became of the acknowledgement to the address of an application; `none` when it could not go out yet. */
export type Acknowledgement = { became: 'none' } | { became: 'sent' | 'refused'; at: Temporal.Instant }

/** The newest acknowledgement to the address of now. */
export async function acknowledgementOf(db: Db, application: Application): Promise<Acknowledgement> {
  const letters = await db
    .selectFrom('letter')
    .select(['state', 'created_at', 'details'])
    .where('realm_id', '=', application.realm_id)
    .where('to_email', '=', application.email)
    .where('created_at', '>=', application.submitted_at)
    .where('template', '=', 'applicationReceived')
    .orderBy('created_at', 'desc')
    .execute()
  const newest = letters.find(letter => ofApplication(letter.details) === application.id)
  if (!newest || newest.state === 'withheld') return { became: 'none' }
  return { became: newest.state === 'failed' ? 'refused' : 'sent', at: newest.created_at }
}

const ofApplication = (details: unknown) => (details as { application?: unknown }).application

export type Resend = { sent: true } | { refused: 'tooMany'; waitSeconds: number } | { refused: 'confirmed' }

/** « Renvoyer »: the acknowledgement once more, as often as letters may go to one address and from one IP. */
export async function resend(visit: Visit, { realm_id, id }: Application): Promise<Resend> {
  const { app } = visit
  const now = app.clock.now()
  return await app.db.transaction().execute(async tx => {
    const application = await tx
      .selectFrom('application')
      .selectAll()
      .where('realm_id', '=', realm_id)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!application || !isToConfirm(application)) return { refused: 'confirmed' }
    // Within the minute the letter is on its way already.
    if ((await pauseBeforeResend(tx, now, application)) > 0) return { sent: true }
    const ofIp = { kind: 'letterIp', subject: ipSubject(visit.ip) } as const
    const sent = await queueReceived(app, tx, application, [ofIp])
    await audit(tx, now, {
      ...from(visit),
      event: sent ? 'linkRequested' : 'linkRefused',
      details: { email: application.email_key, application: id },
    })
    if (sent) return { sent }
    return { refused: 'tooMany', waitSeconds: await waitBefore(tx, now, application, ofIp) }
  })
}

/** How long until another letter may go to the address, asked for from where one is. */
async function waitBefore(
  tx: Tx,
  now: Temporal.Instant,
  { realm_id, email }: Application,
  ofIp: Subject,
): Promise<number> {
  const subject = emailKey(email ?? '') ?? ''
  const ofHour = await waitOf(tx, now, realm_id, { kind: 'letterHour', subject })
  const ofDay = await waitOf(tx, now, realm_id, { kind: 'letterDay', subject })
  return Math.max(ofHour, ofDay, await waitOf(tx, now, realm_id, ofIp))
}

/** How many seconds until « Renvoyer » sends again. */
export async function pauseBeforeResend(
  db: Db,
  now: Temporal.Instant,
  application: Application,
): Promise<number> {
  return await waitOf(db, now, application.realm_id, receivedPause(application))
}
