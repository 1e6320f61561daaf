import { Button } from '../html/button.tsx'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { ResendCountdown } from '../html/resend-countdown.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import type { Site } from '../organisations/site.ts'
import { type Flash, forgetFlash, leave, left } from '../web/flash.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Handler, Visit } from '../web/visit.ts'
import { forAsking, ofShownSite, shownSite } from './asking.ts'
import { suggestEmail } from './email-suggestion.ts'
import { requestLink, resendAfter } from './password-link.ts'
import { passwordLinkWords } from './password-link.words.ts'
import { PasswordLinkFields } from './password-link-fields.tsx'
import type { Registrations } from './registered.ts'
import { signInWords } from './sign-in.words.ts'

/** `GET /mot-de-passe`: asks for the address, or says that the letter has left. */
export function passwordLinkPage(visit: Visit): Response {
  const flash = left(visit)
  if (flash?.said === 'linkAsked' && visit.query.has('envoye')) return showSent(visit, flash)
  const email = flash?.said === 'mayEnter' ? flash.email : (visit.visitor?.email ?? '')
  return ask(visit, { status: 200, email, cookies: flash ? [forgetFlash] : [] })
}

/** `POST /mot-de-passe`: for the first time, or « Renvoyer »; among those who have registered and not confirmed yet. */
export const askForPasswordLink =
  (registrations: Registrations): Handler =>
  visit =>
    askForLetter(visit, registrations)

async function askForLetter(visit: Visit, registrations: Registrations): Promise<Response> {
  const words = passwordLinkWords[visit.language]
  const email = (visit.form.get('email') ?? '').slice(0, 400)
  if (!email.trim()) return ask(visit, { status: 422, email, problem: words.emailMissing })
  const outcome = await requestLink(visit, email, registrations)
  if ('asked' in outcome) {
    const at = visit.app.clock.now().epochMilliseconds
    return redirect(forAsking(visit, '/mot-de-passe?envoye=1'), [
      leave({ said: 'linkAsked', email: email.trim(), at, concealed: outcome.concealed }),
    ])
  }
  switch (outcome.refused) {
    case 'notAnAddress':
      return ask(visit, { status: 422, email, problem: words.notAnAddress, suggestion: suggestEmail(email) })
    case 'unknown': {
      const contacts = await whomToContact(visit)
      return ask(visit, {
        status: 422,
        email,
        problem: words.unknown,
        suggestion: suggestEmail(email),
        contacts,
      })
    }
    case 'tooMany': {
      const wait = signInWords[visit.language].wait(outcome.waitSeconds)
      const headers = { 'Retry-After': String(outcome.waitSeconds) }
      return ask(visit, {
        status: 429,
        email,
        problem: words[outcome.by === 'ip' ? 'tooManyHere' : 'tooMany'](wait),
        headers,
      })
    }
  }
}

/** Each site of the realm, first the one that is shown. */
async function whomToContact(visit: Visit): Promise<Site[]> {
  const sites = await visit.app.sites.ofRealm(visit.site.realm.id)
  const shown = visit.asking?.site.id
  return [...sites.filter(({ id }) => id === shown), ...sites.filter(({ id }) => id !== shown)]
}

type Ask = {
  status: number
  email: string
  problem?: string
  suggestion?: string | null
  contacts?: readonly Site[]
  cookies?: readonly string[]
  headers?: Readonly<Record<string, string>>
}

function ask(
  visit: Visit,
  { status, email, problem, suggestion, contacts, cookies = [], headers = {} }: Ask,
): Response {
  const words = passwordLinkWords[visit.language]
  const problems: Problem[] = problem ? [{ field: 'email', message: problem }] : []
  return page(visit, {
    title: words.title,
    status,
    cookies,
    headers,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={visit.language} problems={problems} />
        <h1>{words.title}</h1>
        {suggestion && <Suggestion visit={visit} email={suggestion} />}
        <p>{contacts ? words.unknownWhy(email.trim()) : words.intro}</p>
        <form method="post" action={forAsking(visit, '/mot-de-passe')} noValidate>
          <PasswordLinkFields language={visit.language} email={email} error={problem} />
        </form>
        {contacts && <Contacts language={visit.language} sites={contacts} />}
        <Ways visit={visit} />
      </>
    ),
  })
}

function Suggestion({ visit, email }: { visit: Visit; email: string }) {
  const words = passwordLinkWords[visit.language]
  return (
    <form method="post" action={forAsking(visit, '/mot-de-passe')}>
      <input type="hidden" name="email" value={email} />
      <p>
        {words.suggestion}{' '}
        <button type="submit" class="link-button">
          {email}
        </button>
      </p>
    </form>
  )
}

function showSent(visit: Visit, { email, at, concealed }: Extract<Flash, { said: 'linkAsked' }>): Response {
  const words = passwordLinkWords[visit.language]
  const sinceAsked = Math.floor((visit.app.clock.now().epochMilliseconds - at) / 1000)
  const title = concealed ? words.sentConcealed : words.sent
  return page(visit, {
    title,
    children: (
      <>
        <h1>{words.title}</h1>
        <Notice kind="success" title={title}>
          <p>
            <strong>{words.sentTo(email)}</strong>
          </p>
          <p>{words.sentThen}</p>
        </Notice>
        <p>{words.sentSpam}</p>
        <ResendCountdown language={visit.language} seconds={Math.max(0, resendAfter - sinceAsked)}>
          <form method="post" action={forAsking(visit, '/mot-de-passe')}>
            <input type="hidden" name="email" value={email} />
            <Button kind="secondary">{words.resend}</Button>
          </form>
        </ResendCountdown>
        <p>
          <a href={forAsking(visit, '/mot-de-passe')}>{words.otherAddress}</a>
        </p>
        <Contacts language={visit.language} sites={[shownSite(visit)]} />
        <Ways visit={visit} />
      </>
    ),
  })
}

function Ways({ visit }: { visit: Visit }) {
  const words = passwordLinkWords[visit.language]
  return (
    <ul class="links">
      {!visit.visitor && (
        <li>
          <a href={forAsking(visit, '/connexion')}>{signInWords[visit.language].title}</a>
        </li>
      )}
      <li>
        <a href={ofShownSite(visit, '/')}>{words.home}</a>
      </li>
    </ul>
  )
}
