import { emailKey } from '../../accounts/email-address.ts'
import { suggestEmail } from '../../accounts/email-suggestion.ts'
import { passwordLinkWords } from '../../accounts/password-link.words.ts'
import { signInWords } from '../../accounts/sign-in.words.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { readLine } from '../../members/read-line.ts'
import { type Flash, forgetFlash, leave, left } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import type { NotKept } from '../draft.ts'
import { invitationBehind } from '../invitations/invitation.ts'
import { identityWords } from '../steps/identity.words.ts'
import { problemOf } from '../steps/step.ts'
import { typedEmail } from '../typed-email.ts'
import { isMovedAway, openedHere } from '../wizard.ts'
import { askToResume, type LinkAsked, sendLink } from './resume.ts'
import { resumeWords } from './resume.words.ts'

const here = '/inscription/plus-tard'

/** `GET /inscription/plus-tard`: the draft is kept, and a link to it may go to the address typed. */
export async function resumeLaterPage(visit: Visit): Promise<Response> {
  const opened = await openedHere(visit)
  if (isMovedAway(opened)) return showMoved(visit, opened.application, {})
  if (!opened?.opens) return redirect('/inscription')
  if (opened.application.state !== 'draft') return redirect('/inscription/envoyee')
  return await show(visit, opened.application, { email: typedEmail(opened.application) })
}

/** `POST /inscription/plus-tard`: « Recevoir le lien », here or where the draft was before. */
export async function sendResumeLink(visit: Visit): Promise<Response> {
  const opened = await openedHere(visit)
  if (isMovedAway(opened)) return await bringBack(visit, opened.application)
  if (!opened?.opens) return redirect('/inscription')
  if (opened.application.state !== 'draft') return redirect('/inscription/envoyee')
  const email = (visit.form.get('email') ?? '').slice(0, 400).toWellFormed()
  const outcome = await askToResume(visit, opened.application, email)
  if ('sent' in outcome) return redirect(here, [leave({ said: 'letterSent', email: readLine(email) })])
  // The page tells what has become of the draft.
  if (isNotKept(outcome)) return redirect(here)
  return await show(visit, opened.application, { email, ...refusal(visit, outcome, email) })
}

/** The link goes to the address of the draft, which is not shown: it may be another one by now. */
async function bringBack(visit: Visit, draft: Application): Promise<Response> {
  if (!canBringBack(draft)) return redirect(here)
  const outcome = await sendLink(visit, draft, typedEmail(draft))
  if ('sent' in outcome) return redirect(here, [leave({ said: 'letterSent', email: '' })])
  return showMoved(visit, draft, refusal(visit, outcome, ''))
}

const canBringBack = (draft: Application) => draft.state === 'draft' && emailKey(typedEmail(draft)) !== null

const isNotKept = (outcome: Exclude<LinkAsked | NotKept, { sent: true }>): outcome is NotKept =>
  outcome.refused === 'submitted' || outcome.refused === 'movedAway' || outcome.refused === 'tooMuch'

type Refusal = { problems: readonly Problem[]; status: number; headers?: Readonly<Record<string, string>> }

function refusal(visit: Visit, outcome: Exclude<LinkAsked, { sent: true }>, email: string): Refusal {
  const words = identityWords[visit.language]
  const beside = (message: string): Refusal => ({ problems: [{ field: 'email', message }], status: 422 })
  switch (outcome.refused) {
    case 'notAnAddress':
      return beside(email.trim() ? words.emailWrong : words.emailMissing)
    case 'onlyFor':
      return beside(words.emailOnly(outcome.email))
    case 'tooMany': {
      const wait = signInWords[visit.language].wait(outcome.waitSeconds)
      return {
        problems: [{ message: passwordLinkWords[visit.language].tooMany(wait) }],
        status: 429,
        headers: { 'Retry-After': String(outcome.waitSeconds) },
      }
    }
  }
}

async function show(
  visit: Visit,
  draft: Application,
  { email, problems = [], status = 200, headers = {} }: { email: string } & Partial<Refusal>,
): Promise<Response> {
  const { app, language } = visit
  const words = resumeWords[language]
  const only = (await invitationBehind(app.db, draft))?.email ?? null
  const meant = suggestEmail(email)
  const sent = problems.length === 0 ? sentFlash(visit) : null
  return page(visit, {
    title: words.laterTitle,
    status,
    headers,
    problem: problems.length > 0,
    cookies: sent ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.laterTitle}</h1>
        {sent && <Sent visit={visit} email={sent.email} />}
        <p>{words.laterKept}</p>
        <p>{words.laterWhy}</p>
        <form method="post" action={here} noValidate>
          <Field
            name="email"
            type="email"
            label={words.email}
            hint={meant ? identityWords[language].emailMeant(meant) : undefined}
            value={only ?? email}
            readonly={only !== null}
            autocomplete="email"
            error={problemOf(problems, 'email')}
            required
          />
          <Button kind={sent ? 'secondary' : 'primary'}>{words.submit}</Button>
        </form>
        <p>
          <a href="/inscription">{words.goOn}</a>
        </p>
      </>
    ),
  })
}

/** What this browser held goes on elsewhere: says so, with the ways to bring it back or to begin anew. */
function showMoved(
  visit: Visit,
  draft: Application,
  { problems = [], status = 200, headers = {} }: Partial<Refusal>,
): Response {
  const { language } = visit
  const words = resumeWords[language]
  const flash = problems.length === 0 ? sentFlash(visit) : null
  // One with an address was left while the draft was still here.
  const sent = flash?.email === '' ? flash : null
  return page(visit, {
    title: words.movedTitle,
    status,
    headers,
    problem: problems.length > 0,
    cookies: sent ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.movedTitle}</h1>
        {sent && <Sent visit={visit} email="" />}
        <p>{words.moved}</p>
        {canBringBack(draft) && <p>{words.movedBack}</p>}
        <ButtonGroup>
          {canBringBack(draft) && (
            <form method="post" action={here}>
              <Button kind={sent ? 'secondary' : 'primary'}>{words.submit}</Button>
            </form>
          )}
          <form method="post" action="/inscription/autre">
            <Button kind="secondary">{words.another}</Button>
          </form>
        </ButtonGroup>
        <ul class="links">
          <li>
            <a href="/connexion">{words.signIn}</a>
          </li>
        </ul>
      </>
    ),
  })
}

function sentFlash(visit: Visit): Extract<Flash, { said: 'letterSent' }> | null {
  const flash = left(visit)
  return flash?.said === 'letterSent' ? flash : null
}

function Sent({ visit, email }: { visit: Visit; email: string }) {
  const words = resumeWords[visit.language]
  return (
    <Notice kind="success" title={words.sent}>
      {email && (
        <p>
          <strong>{words.sentTo(email)}</strong>
        </p>
      )}
      <p>{words.sentThen}</p>
    </Notice>
  )
}
