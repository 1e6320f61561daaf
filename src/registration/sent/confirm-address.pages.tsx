import { looksLikeToken } from '../../accounts/tokens.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Notice } from '../../html/notice.tsx'
import { Contacts } from '../../organisations/contacts.tsx'
import { dropCookie, hostCookie } from '../../web/cookies.ts'
import { leave, left } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Application } from '../application.ts'
import { type ConfirmLink, confirmAddress, findConfirmLink, takeBack } from './confirm-address.ts'
import { confirmWords } from './confirm-address.words.ts'
import { showDeadLink } from './confirm-address-dead.pages.tsx'
import { contactsFor, organisationOf, passwordNow } from './standing.ts'
import { standingWords } from './standing.words.ts'
import { Admission, Refusal, WayIn, WhatComesNext, WhatWasSent } from './standing-parts.tsx'
import { resend } from './submitted.ts'

const here = '/inscription/confirmation'

/** The link waits in a cookie: its address must not stay in the history of the browser. */
const linkCookie = (token: string) =>
  looksLikeToken(token) ? hostCookie('confirmation', token, 8 * 3600) : dropCookie('confirmation')

/**
 * `GET /inscription/confirmation`: from the letter with `?jeton=`, which leads at once to the same page
 * without it. Opening a link does not use it up: mail scanners open links too.
 */
export async function confirmationPage(visit: Visit): Promise<Response> {
  const { app, site, query, cookies } = visit
  const opened = query.get('jeton')
  if (opened !== null) return redirect(here, [linkCookie(opened)])
  const token = cookies.get('confirmation') ?? ''
  if (!token && left(visit)?.said === 'registrationTakenBack') return showTakenBack(visit)
  const link = await findConfirmLink(app.db, app.clock.now(), site.realm.id, token)
  return await show(visit, link, token)
}

/** `POST /inscription/confirmation`: once or twice, it leads to the page that shows where one stands. */
export async function saveConfirmation(visit: Visit): Promise<Response> {
  const token = tokenOf(visit)
  await confirmAddress(visit, token)
  return redirect(here, [linkCookie(token)])
}

/** `POST /inscription/confirmation/refus`: « Ce n'est pas moi ». */
export async function takeRegistrationBack(visit: Visit): Promise<Response> {
  const token = tokenOf(visit)
  return (await takeBack(visit, token))
    ? redirect(here, [dropCookie('confirmation'), leave({ said: 'registrationTakenBack' })])
    : redirect(here, [linkCookie(token)])
}

/** `POST /inscription/confirmation/renvoyer`: a new letter for a link that is good no more. */
export async function resendConfirmation(visit: Visit): Promise<Response> {
  const { app, site } = visit
  const token = tokenOf(visit)
  const link = await findConfirmLink(app.db, app.clock.now(), site.realm.id, token)
  const outcome = 'application' in link && link.is !== 'done' ? await resend(visit, link.application) : null
  if (outcome && 'sent' in outcome)
    return redirect(here, [linkCookie(token), leave({ said: 'letterSent', email: '' })])
  if (outcome?.refused === 'tooMany') return await show(visit, link, token, outcome.waitSeconds)
  return redirect(here, [linkCookie(token)])
}

/** Each tab speaks of the link that it shows, whatever another has opened since. */
const tokenOf = ({ form, cookies }: Visit) => form.get('jeton') ?? cookies.get('confirmation') ?? ''

async function show(visit: Visit, link: ConfirmLink, token: string, waitSeconds = 0): Promise<Response> {
  if (link.is === 'good') return await showForm(visit, link.application, token)
  if (link.is === 'done') return await showStanding(visit, link.application)
  return showDeadLink(visit, link.is, token, waitSeconds)
}

async function showForm(visit: Visit, application: Application, token: string): Promise<Response> {
  const { app, language, site } = visit
  const words = confirmWords[language]
  const organisation = await organisationOf(app.db, application)
  const canTakeBack = application.state === 'submitted'
  const hidden = <input type="hidden" name="jeton" value={token} />
  return page(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.intro(organisation.name)}</p>
        <WhatWasSent visit={visit} application={application} organisation={organisation} />
        <ButtonGroup>
          <form method="post" action={here}>
            {hidden}
            <Button>{words.confirm}</Button>
          </form>
          {canTakeBack && (
            <form method="post" action={`${here}/refus`}>
              {hidden}
              <Button kind="secondary" describedBy="not-me">
                {words.notMe}
              </Button>
            </form>
          )}
        </ButtonGroup>
        <p id="not-me" class="hint">
          {canTakeBack ? words.notMeHelp : words.decided}
        </p>
        <Contacts language={language} sites={contactsFor(organisation, site)} />
      </>
    ),
  })
}

/** Confirmed a moment ago, or long since: how far the application has come, and the way to sign in. */
async function showStanding(visit: Visit, application: Application): Promise<Response> {
  const { app, language, site } = visit
  const words = standingWords[language]
  const organisation = await organisationOf(app.db, application)
  const shown = { visit, application, organisation }
  const isAdmitted = application.state === 'admitted'
  const isRefused = application.state === 'refused'
  const title = isAdmitted ? words.congratulations : isRefused ? words.refused : words.addressConfirmed
  const maySignIn = application.email_confirmed_at !== null
  const password = await passwordNow(app.db, application)
  return page(visit, {
    title,
    cookies: maySignIn ? [leave({ said: 'mayEnter', email: application.email ?? '' })] : [],
    children: (
      <>
        <h1>{title}</h1>
        {isRefused && <Refusal {...shown} />}
        {isAdmitted && <Admission {...shown} />}
        {!isRefused && !isAdmitted && (
          <>
            <Notice kind="success">{words.sentTo(organisation.name)}</Notice>
            <WhatComesNext {...shown} />
            <p>{words.followHere}</p>
          </>
        )}
        {maySignIn && !isRefused && (
          <>
            <WayIn visit={visit} password={password} />
            <Contacts language={language} sites={contactsFor(organisation, site)} />
          </>
        )}
      </>
    ),
  })
}

function showTakenBack(visit: Visit): Response {
  const words = confirmWords[visit.language]
  return page(visit, {
    title: words.takenBackTitle,
    children: (
      <>
        <h1>{words.takenBackTitle}</h1>
        <Notice kind="success">{words.takenBack}</Notice>
        <p>
          <a href="/">{words.home}</a>
        </p>
      </>
    ),
  })
}
