import { emailKey } from '../accounts/email-address.ts'
import { ipSubject, takeTry } from '../accounts/throttle.ts'
import type { Tx } from '../database/open.ts'
import type { Problem } from '../html/error-summary.tsx'
import { acceptTerms } from '../terms/terms.ts'
import { audit, from } from '../web/audit.ts'
import type { Visit } from '../web/visit.ts'
import { admitWhenReady } from './admission/admission.ts'
import type { Answers } from './answers.ts'
import { type Application, endKeys } from './application.ts'
import { queueReceived, tellDeciders } from './application-letters.ts'
import { tellIfTaken } from './email-told.ts'
import type { StepName } from './steps/registry.ts'
import { answersSoFar, applicationHere, firstIncomplete, isComplete, type Wizard } from './wizard.ts'

export type Submission =
  | { done: true }
  | { refused: 'incomplete'; step: StepName }
  | { refused: 'taken'; step: StepName; problems: readonly Problem[] }
  | { refused: 'invitation' }
  | { refused: 'tooMany' }

/** The invitation was stopped, or used up, while the form was filled in. */
class InvitationEnded extends Error {}

/**
 * Sends an application: what was checked is what is sent, and of any number of submissions of one draft one
 * counts; the others get the same answer.
 */
export async function submit(visit: Visit, wizard: Wizard): Promise<Submission> {
  const { app, site } = visit
  const tries = await takeTry(app.db, app.clock.now(), site.realm.id, [
    { kind: 'submissionIp', subject: ipSubject(visit.ip) },
  ])
  if (!tries.allowed) return { refused: 'tooMany' }
  for (let draft: Application | null = wizard.application; draft?.state === 'draft'; ) {
    const now: Wizard = { ...wizard, application: draft }
    const refusal = await refusalOfDraft(visit, now)
    if (refusal) return refusal
    const answers = answersSoFar(now)
    try {
      const sent = await app.db.transaction().execute(tx => send(visit, tx, draft as Application, answers))
      if (sent) return { done: true }
    } catch (error) {
      if (error instanceof InvitationEnded) return { refused: 'invitation' }
      throw error
    }
    // Another tab has changed it, or sent it, since it was read.
    draft = await applicationHere(visit)
  }
  return { done: true }
}

async function refusalOfDraft(visit: Visit, wizard: Wizard): Promise<Submission | null> {
  const step = firstIncomplete(wizard)
  if (!isComplete(wizard, step)) return { refused: 'incomplete', step }
  const email = answersSoFar(wizard).identity?.email ?? ''
  const problems = await tellIfTaken(visit, visit.language, email)
  const asking = wizard.names.find(name => name === 'identifiers' || name === 'account')
  return problems.length > 0 && asking ? { refused: 'taken', step: asking, problems } : null
}

async function send(visit: Visit, tx: Tx, draft: Application, answers: Answers): Promise<boolean> {
  const { app } = visit
  const now = app.clock.now()
  const { identity } = answers
  if (!identity) throw new Error('an application names its applicant')
  const application = await tx
    .updateTable('application')
    .set({
      state: 'submitted',
      submitted_at: now,
      changed_at: now,
      answers: JSON.stringify(answers),
      given_name: identity.givenName,
      family_name: identity.familyName,
      birth_date: identity.birthDate ? Temporal.PlainDate.from(identity.birthDate) : null,
      email: identity.email,
      email_key: emailKey(identity.email),
    })
    .where('realm_id', '=', draft.realm_id)
    .where('id', '=', draft.id)
    .where('state', '=', 'draft')
    .where('version', '=', draft.version)
    .returningAll()
    .executeTakeFirst()
  if (!application) return false
  if (application.invitation_id) await useInvitation(tx, application)
  await endKeys(tx, now, application, ['resume'])
  await acceptTerms(
    tx,
    now,
    application.realm_id,
    answers.accepted ?? [],
    { applicationId: application.id },
    visit.ip,
  )
  await audit(tx, now, {
    ...from(visit),
    event: 'applicationSubmitted',
    organisationId: application.organisation_id,
    details: { application: application.id },
  })
  await queueReceived(app, tx, application, [{ kind: 'letterIp', subject: ipSubject(visit.ip) }])
  await tellDeciders(app, tx, application)
  await admitWhenReady(app, tx, visit.site.realm, application)
  return true
}

/** A draft begun while the link was good may end after its expiry; a stop, and the maximum, are final. */
async function useInvitation(tx: Tx, application: Application): Promise<void> {
  const used = await tx
    .updateTable('invitation')
    .set(eb => ({ uses: eb('uses', '+', 1) }))
    .where('realm_id', '=', application.realm_id)
    .where('id', '=', application.invitation_id)
    .where('stopped_at', 'is', null)
    .where(eb => eb.or([eb('most_uses', 'is', null), eb('uses', '<', eb.ref('most_uses'))]))
    .returning('id')
    .executeTakeFirst()
  if (!used) throw new InvitationEnded()
}
