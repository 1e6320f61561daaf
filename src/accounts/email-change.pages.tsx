import { Button, ButtonGroup } from '../html/button.tsx'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Field } from '../html/field.tsx'
import { Notice } from '../html/notice.tsx'
import { PasswordFields } from '../html/password-field.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { forgetFlash, leave, left } from '../web/flash.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { emailKey } from './email-address.ts'
import { cancelEmailChange, pendingEmailChange, resendEmailChange } from './email-change.ts'
import { emailChangeWords } from './email-change.words.ts'
import { type Asked, askEmailChange } from './email-change-ask.ts'
import { PendingEmailChange } from './email-change-pending.tsx'
import { suggestEmail } from './email-suggestion.ts'
import { passwordChoiceWords } from './password-choice.words.ts'
import { signInWords } from './sign-in.words.ts'
import type { Visitor, VisitorPerson } from './visitor.ts'

const here = '/espace/adresse'

/** `GET /espace/adresse`: another address to sign in with. */
export async function emailChangePage(visit: Visit): Promise<Response> {
  const who = whoIs(visit)
  return who ? await show(visit, who, {}) : redirect('/connexion')
}

/** `POST /espace/adresse`. */
export async function saveEmailChange(visit: Visit): Promise<Response> {
  const who = whoIs(visit)
  if (!who) return redirect('/connexion')
  const typed = {
    email: (visit.form.get('email') ?? '').slice(0, 400).trim(),
    password: visit.form.get('password') ?? '',
  }
  const problems = whatIsMissing(visit, typed)
  if (problems.length > 0) return await show(visit, who, { email: typed.email, problems, status: 422 })
  const outcome = await askEmailChange(visit, { visitor: who.visitor, personId: who.person.id }, typed)
  if ('done' in outcome) return redirect(here, [leave({ said: 'emailChangeAsked' })])
  if (outcome.refused === 'gone') return redirect('/connexion')
  const isSlowed = 'waitSeconds' in outcome
  return await show(visit, who, {
    email: typed.email,
    problems: [whatIsWrong(visit, outcome)],
    status: outcome.refused === 'tooMany' ? 429 : 422,
    headers: isSlowed ? { 'Retry-After': String(outcome.waitSeconds) } : {},
  })
}

/** `POST /espace/adresse/renvoyer`. */
export async function resendToNewEmail(visit: Visit): Promise<Response> {
  const who = whoIs(visit)
  if (!who) return redirect('/connexion')
  const outcome = await resendEmailChange(visit, { visitor: who.visitor, personId: who.person.id })
  if ('done' in outcome) return redirect(here, [leave({ said: 'emailChangeSentAgain' })])
  if ('refused' in outcome) return redirect(here)
  const wait = signInWords[visit.language].wait(outcome.waitSeconds)
  return await show(visit, who, {
    problems: [{ message: emailChangeWords[visit.language].tooMany(wait) }],
    status: 429,
    headers: { 'Retry-After': String(outcome.waitSeconds) },
  })
}

/** `POST /espace/adresse/annuler`. */
export async function stopEmailChange(visit: Visit): Promise<Response> {
  const who = whoIs(visit)
  if (!who) return redirect('/connexion')
  const isEnded = await cancelEmailChange(visit, { visitor: who.visitor, personId: who.person.id })
  return redirect(here, isEnded ? [leave({ said: 'emailChangeCancelled' })] : [])
}

type Who = { visitor: Visitor; person: VisitorPerson }

function whoIs({ visitor }: Visit): Who | null {
  return visitor?.person ? { visitor, person: visitor.person } : null
}

/** What can be said before the password is looked at; a likely typing error is asked about once. */
function whatIsMissing(visit: Visit, typed: { email: string; password: string }): Problem[] {
  const words = emailChangeWords[visit.language]
  const meant = visit.form.get('sure') === typed.email ? null : suggestEmail(typed.email)
  const email = !typed.email
    ? words.emailMissing
    : !emailKey(typed.email)
      ? words.notAnAddress
      : meant && words.meant(meant)
  return [
    ...(email ? [{ field: 'email', message: email }] : []),
    ...(typed.password
      ? []
      : [{ field: 'password', message: passwordChoiceWords[visit.language].currentMissing }]),
  ]
}

function whatIsWrong(visit: Visit, outcome: Exclude<Asked, { done: true } | { refused: 'gone' }>): Problem {
  const words = emailChangeWords[visit.language]
  const ofPassword = passwordChoiceWords[visit.language]
  const { wait, busy } = signInWords[visit.language]
  switch (outcome.refused) {
    case 'notAnAddress':
    case 'same':
    case 'taken':
      return { field: 'email', message: words[outcome.refused] }
    case 'wrongPassword':
      return { field: 'password', message: ofPassword.currentWrong }
    case 'slowed':
      return { field: 'password', message: ofPassword.slowed(wait(outcome.waitSeconds)) }
    case 'tooMany':
      return { message: words.tooMany(wait(outcome.waitSeconds)) }
    case 'busy':
      return { message: busy }
  }
}

type Form = {
  email?: string
  problems?: readonly Problem[]
  status?: number
  headers?: Readonly<Record<string, string>>
}

async function show(visit: Visit, { visitor, person }: Who, form: Form): Promise<Response> {
  const { language } = visit
  const words = emailChangeWords[language]
  const { email = '', problems = [], status = 200, headers = {} } = form
  const pending = await pendingEmailChange(visit, { visitor, personId: person.id })
  const said = problems.length > 0 ? undefined : left(visit)?.said
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  return page(visit, {
    title: words.title,
    status,
    headers,
    problem: problems.length > 0,
    cookies: said ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {said === 'emailChangeCancelled' && (
          <Notice kind="success" title={words.cancelled}>
            {words.cancelledHelp}
          </Notice>
        )}
        <h1>{words.title}</h1>
        <SummaryList rows={[{ label: words.now, value: <span class="breakable">{visitor.email}</span> }]} />
        {pending && <PendingEmailChange visit={visit} pending={pending} said={said} />}
        {pending ? <h2>{words.otherTitle}</h2> : <p>{words.intro}</p>}
        {visitor.sharedBy > 1 && <p>{words.shared(person.givenName)}</p>}
        <form method="post" action={here} noValidate>
          {email && <input type="hidden" name="sure" value={email} />}
          <Field
            name="email"
            type="email"
            label={words.newEmail}
            value={email}
            autocomplete="email"
            error={error('email')}
            required
          />
          <PasswordFields
            language={language}
            fields={[
              {
                name: 'password',
                label: words.password,
                autocomplete: 'current-password',
                error: error('password'),
                required: true,
              },
            ]}
          />
          <ButtonGroup>
            <Button>{words.submit}</Button>
          </ButtonGroup>
        </form>
        <p>
          <a href="/espace/compte">{words.back}</a>
        </p>
      </>
    ),
  })
}
