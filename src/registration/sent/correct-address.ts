import { sql } from 'kysely'
import { emailKey } from '../../accounts/email-address.ts'
import { ipSubject, takeTry } from '../../accounts/throttle.ts'
import type { Db, Tx } from '../../database/open.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { readLine } from '../../members/read-line.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { type Application, endKeys, typedOn } from '../application.ts'
import { queueReceived } from '../application-letters.ts'
import { tellIfTaken } from '../email-told.ts'
import { invitationBehind } from '../invitations/invitation.ts'
import { stepContext } from '../step-context.ts'
import { steps } from '../steps/registry.ts'
import { identityStepOf } from '../typed-email.ts'

export type Correction =
  /** `sent` tells whether the letter goes out now; else the address has had too many. */
  | { done: true; sent: boolean }
  | { refused: 'wrong'; problems: readonly Problem[] }
  | { refused: 'tooMany'; waitSeconds: number }
  /** Confirmed or decided meanwhile: there is nothing to correct any more. */
  | { refused: 'tooLate' }

/** Whether the address can still be corrected: unconfirmed, undecided, and not the only one that was invited. */
export async function mayCorrect(db: Db, application: Application): Promise<boolean> {
  if (application.state !== 'submitted' || application.email_confirmed_at) return false
  const invitation = await invitationBehind(db, application)
  return !invitation?.email
}

/**
 * Puts another address in the place of the one that was sent: older links end, and the acknowledgement goes
 * out anew. Checked as on the step that asked for it.
 */
export async function correctAddress(
  visit: Visit,
  application: Application,
  typed: string,
): Promise<Correction> {
  const { app, site } = visit
  const email = readLine(typed)
  const problems = await problemsWith(visit, application, email)
  if (problems.length > 0) return { refused: 'wrong', problems }
  const tries = await takeTry(app.db, app.clock.now(), site.realm.id, [
    { kind: 'letterIp', subject: ipSubject(visit.ip) },
  ])
  if (!tries.allowed) return { refused: 'tooMany', waitSeconds: tries.waitSeconds }
  return await app.db.transaction().execute(async tx => {
    const now = app.clock.now()
    const before = await hold(tx, application)
    if (!before) return { refused: 'tooLate' }
    const corrected = await put(tx, now, before, email)
    if (corrected.email_key !== before.email_key) await endKeys(tx, now, corrected, ['confirm'])
    await audit(tx, now, {
      ...from(visit),
      event: 'applicationCorrected',
      // The office corrects too.
      accountId: visit.visitor?.accountId ?? null,
      organisationId: corrected.organisation_id,
      details: { application: corrected.id, from: before.email, to: email },
    })
    return { done: true, sent: await queueReceived(app, tx, corrected) }
  })
}

/** What is wrong with an address, as the step would say it. */
async function problemsWith(
  visit: Visit,
  application: Application,
  email: string,
): Promise<readonly Problem[]> {
  const { app, site, language } = visit
  const invitation = await invitationBehind(app.db, application)
  const context = await stepContext(app, site.realm, language, invitation?.email ?? null)
  const name = identityStepOf(application)
  const reading = steps[name].read({ ...typedOn(application, name), email }, context)
  const problems = 'problems' in reading ? reading.problems.filter(({ field }) => field === 'email') : []
  return problems.length > 0 ? problems : await tellIfTaken(visit, language, email)
}

/** The application while it can be corrected, held until the transaction ends. */
async function hold(tx: Tx, { realm_id, id }: Application): Promise<Application | undefined> {
  return await tx
    .selectFrom('application')
    .selectAll()
    .where('realm_id', '=', realm_id)
    .where('id', '=', id)
    .where('state', '=', 'submitted')
    .where('email_confirmed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

async function put(
  tx: Tx,
  now: Temporal.Instant,
  application: Application,
  email: string,
): Promise<Application> {
  const name = identityStepOf(application)
  return await tx
    .updateTable('application')
    .set(eb => ({
      email,
      email_key: emailKey(email),
      typed: sql`jsonb_set(typed, array[${name}::text, 'email'], to_jsonb(${email}::text))`,
      answers: sql`jsonb_set(answers, '{identity,email}', to_jsonb(${email}::text))`,
      version: eb('version', '+', 1),
      changed_at: now,
    }))
    .where('realm_id', '=', application.realm_id)
    .where('id', '=', application.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
