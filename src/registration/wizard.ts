import { suggestEmail } from '../accounts/email-suggestion.ts'
import { hashPassword, orBusy } from '../accounts/hashing.ts'
import { type NewPasswordRefusal, refusalOf, type TypedTwice } from '../accounts/password-rules.ts'
import { ipSubject, takeTry } from '../accounts/throttle.ts'
import type { Problem } from '../html/error-summary.tsx'
import type { Visit } from '../web/visit.ts'
import type { Answers } from './answers.ts'
import { type Application, endKeys, type Opened, openWith, stepsOf, typedOn } from './application.ts'
import { type Beginning, isTooMuch, keepStep, type NotKept, startDraft } from './draft.ts'
import { tellIfTaken } from './email-told.ts'
import { findInvitation, invitationBehind, refusesDrafts } from './invitations/invitation.ts'
import { stepContext } from './step-context.ts'
import { identityWords } from './steps/identity.words.ts'
import { type StepName, steps } from './steps/registry.ts'
import type { Reading, StepContext, Typed } from './steps/step.ts'
import { typedEmail } from './typed-email.ts'

/** A registration as one visit finds it: a draft, or its beginning while nothing has been kept yet. */
export type Wizard = {
  readonly application: Application | null
  readonly beginning: Beginning
  readonly names: readonly StepName[]
  readonly context: StepContext
  /** Whether the invitation with which the draft began lets nobody send it any more. */
  readonly linkEnded: boolean
}

/** Why nobody can register here and now; each leads to another page. */
export type NoWizard = 'submitted' | 'movedAway' | 'invitationNeeded' | 'invitationEnded' | 'office'

/** The registration that this browser holds, or may begin. */
export async function openWizard(visit: Visit): Promise<Wizard | NoWizard> {
  const { app, site } = visit
  const here = await openedHere(visit)
  if (isMovedAway(here)) return 'movedAway'
  const application = here?.opens ? here.application : null
  if (application && application.state !== 'draft') return 'submitted'
  if (application) {
    const invitation = await invitationBehind(app.db, application)
    return {
      application,
      beginning: {
        realmId: application.realm_id,
        siteId: application.site_id,
        organisationId: application.organisation_id,
        invitationId: application.invitation_id,
        steps: stepsOf(application),
      },
      names: stepsOf(application),
      context: await stepContext(app, site.realm, visit.language, invitation?.email ?? null),
      linkEnded: invitation !== null && refusesDrafts(invitation),
    }
  }
  const { startedBy, steps } = site.realm.policy.registration
  if (startedBy === 'office') return 'office'
  const code = visit.cookies.get('invitation')
  const found = code ? await findInvitation(app.db, app.clock.now(), site.realm.id, code) : null
  if (found && !found.good && startedBy === 'invitee') return 'invitationEnded'
  const invitation = found?.good ? found.invitation : null
  if (!invitation && startedBy === 'invitee') return 'invitationNeeded'
  return {
    application: null,
    beginning: {
      realmId: site.realm.id,
      siteId: site.id,
      organisationId: invitation?.organisation_id ?? site.organisation.id,
      invitationId: invitation?.id ?? null,
      steps,
    },
    names: steps,
    context: await stepContext(app, site.realm, visit.language, invitation?.email ?? null),
    linkEnded: false,
  }
}

/** The application that the cookie of this browser opens. */
export async function applicationHere(visit: Visit): Promise<Application | null> {
  const here = await openedHere(visit)
  return here?.opens ? here.application : null
}

/** What the cookie of this browser opens, or why it opens nothing any more. */
export async function openedHere({ app, site, cookies }: Visit): Promise<Opened | null> {
  const key = cookies.get('draft')
  return key ? await openWith(app.db, app.clock.now(), site.realm.id, 'browser', key) : null
}

/** Whether what this browser held was opened on another device since, with the link in a letter. */
export function isMovedAway(here: Opened | null): here is Extract<Opened, { why: 'ended' }> {
  return here !== null && !here.opens && here.why === 'ended'
}

/** What one step of a registration says, checked. */
export function readStep(wizard: Wizard, name: StepName): Reading {
  return steps[name].read(typedOn(wizard.application, name), wizard.context)
}

/** Everything that has been said so far and is right, all steps together. */
export function answersSoFar(wizard: Wizard): Answers {
  const said = wizard.names.map(name => readStep(wizard, name))
  return Object.assign({}, ...said.map(reading => ('answers' in reading ? reading.answers : {}))) as Answers
}

/** Whether a step can be left as it is. The last one is left by sending. */
export function isComplete(wizard: Wizard, name: StepName): boolean {
  if (steps[name].asksPassword && !wizard.application?.password_hash) return false
  return 'answers' in readStep(wizard, name)
}

/** The first step that still has something to fill in, the last one at the latest. */
export function firstIncomplete(wizard: Wizard): StepName {
  // One in which nothing has to be filled in is complete, but nobody has seen it yet.
  const [begin] = wizard.application ? [] : wizard.names
  return begin ?? wizard.names.find(name => !isComplete(wizard, name)) ?? 'validation'
}

export type Kept =
  | {
      kept: true
      application: Application
      key: string | null
      problems: readonly Problem[]
      password: NewPasswordRefusal | null
    }
  | NotKept
  | { refused: 'busy' | 'tooMany' }

/**
 * Keeps what was typed on a step, wrong or right, and tells what is wrong. A password is hashed at once; one
 * that cannot be taken leaves the one before, if any.
 * @param leaving whether one goes on, so that everything is checked; « Précédent » only keeps.
 */
export async function keep(
  visit: Visit,
  wizard: Wizard,
  name: StepName,
  typed: Typed,
  password: TypedTwice | null,
  leaving: boolean,
): Promise<Kept> {
  const { policy } = visit.site.realm
  const chosen = password && (password.password || password.again) ? password : null
  const refusal = chosen && refusalOf(policy.password, chosen, visit.language)
  const hashed = chosen && !refusal ? await hash(visit, chosen.password) : null
  if (hashed && 'refused' in hashed) return hashed
  const saved = await save(visit, wizard, name, typed, hashed?.hash ?? null)
  if ('refused' in saved) return saved
  if (!leaving) return { ...saved, problems: [], password: null }
  const now = { ...wizard, application: saved.application }
  const reading = readStep(now, name)
  const problems =
    'problems' in reading ? reading.problems : await askedOnce(visit, wizard, now, name, reading.answers)
  const isMissing = steps[name].asksPassword && !chosen && !saved.application.password_hash
  const missing = isMissing ? refusalOf(policy.password, { password: '', again: '' }, visit.language) : null
  return { ...saved, problems, password: refusal ?? missing }
}

/**
 * What is well written and still cannot be: an address that has an account, where the policy tells. A likely
 * typing error is asked about once; who sends the same address again means it.
 */
async function askedOnce(
  visit: Visit,
  before: Wizard,
  now: Wizard,
  name: StepName,
  answers: Answers,
): Promise<readonly Problem[]> {
  const { email } = answers.identity ?? {}
  if (!email) return []
  const meant = suggestEmail(email)
  const isNew = typedOn(before.application, name).email !== typedOn(now.application, name).email
  if (meant && isNew)
    return [{ field: 'email', message: identityWords[visit.language].emailMeantOrNot(meant) }]
  return await tellIfTaken(visit, visit.language, email)
}

async function hash(
  visit: Visit,
  password: string,
): Promise<{ hash: string } | { refused: 'busy' | 'tooMany' }> {
  const { app, site } = visit
  const tries = await takeTry(app.db, app.clock.now(), site.realm.id, [
    { kind: 'draftIp', subject: ipSubject(visit.ip) },
  ])
  if (!tries.allowed) return { refused: 'tooMany' }
  return await orBusy(async () => ({ hash: await hashPassword(password) }))
}

async function save(
  visit: Visit,
  wizard: Wizard,
  name: StepName,
  typed: Typed,
  passwordHash: string | null,
): Promise<{ kept: true; application: Application; key: string | null } | NotKept | { refused: 'tooMany' }> {
  const { app, site } = visit
  if (wizard.application) {
    const key = visit.cookies.get('draft') ?? ''
    const application = await keepStep(app, wizard.application, key, name, typed, passwordHash)
    if ('refused' in application) return application
    // What went to an address that has been corrected since opens nothing any more.
    if (typedEmail(application) !== typedEmail(wizard.application))
      await endKeys(app.db, app.clock.now(), application, ['resume'])
    return { kept: true, application, key: null }
  }
  if (isTooMuch(null, name, typed)) return { refused: 'tooMuch' }
  const tries = await takeTry(app.db, app.clock.now(), site.realm.id, [
    { kind: 'draftIp', subject: ipSubject(visit.ip) },
  ])
  if (!tries.allowed) return { refused: 'tooMany' }
  return { kept: true, ...(await startDraft(app, wizard.beginning, name, typed, passwordHash)) }
}
