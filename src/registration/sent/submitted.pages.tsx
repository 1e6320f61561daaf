import { passwordLinkWords } from '../../accounts/password-link.words.ts'
import { signInWords } from '../../accounts/sign-in.words.ts'
import { Button } from '../../html/button.tsx'
import { ErrorSummary } from '../../html/error-summary.tsx'
import { momentInWords } from '../../html/moment-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { ResendCountdown } from '../../html/resend-countdown.tsx'
import { Contacts } from '../../organisations/contacts.tsx'
import { forgetFlash, leave, left } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { applicationHere, isMovedAway, openedHere } from '../wizard.ts'
import { isToConfirm } from './applicant-letters.ts'
import { mayCorrect } from './correct-address.ts'
import { contactsFor, organisationOf, type PasswordNow, passwordNow } from './standing.ts'
import { standingWords } from './standing.words.ts'
import { Admission, Refusal, type Shown, WayIn, WhatComesNext, WhatWasSent } from './standing-parts.tsx'
import { acknowledgementOf, pauseBeforeResend, resend } from './submitted.ts'
import { submittedWords } from './submitted.words.ts'

/** `GET /inscription/envoyee`: where the application stands that this browser has sent. */
export async function submittedPage(visit: Visit): Promise<Response> {
  const here = await openedHere(visit)
  if (isMovedAway(here)) return redirect('/inscription/plus-tard')
  if (!here?.opens) return redirect('/inscription')
  if (here.application.state === 'draft') return redirect('/inscription/validation')
  const organisation = await organisationOf(visit.app.db, here.application)
  return await show({ visit, application: here.application, organisation }, null)
}

/** `POST /inscription/renvoyer`: the acknowledgement once more. */
export async function resendReceived(visit: Visit): Promise<Response> {
  const application = await applicationHere(visit)
  if (!application || application.state === 'draft') return redirect('/inscription/envoyee')
  const outcome = await resend(visit, application)
  if ('sent' in outcome)
    return redirect('/inscription/envoyee', [leave({ said: 'letterSent', email: application.email ?? '' })])
  if (outcome.refused === 'confirmed') return redirect('/inscription/envoyee')
  const organisation = await organisationOf(visit.app.db, application)
  return await show({ visit, application, organisation }, outcome.waitSeconds)
}

/** @param waitSeconds how long until a letter that was asked for may go; null when none was refused. */
async function show(shown: Shown, waitSeconds: number | null): Promise<Response> {
  const { visit, application } = shown
  const { language } = visit
  const words = standingWords[language]
  const flash = left(visit)
  const isSent = waitSeconds === null && flash?.said === 'letterSent'
  const email = application.email ?? ''
  // That the address had an account before is for who reads the mailbox only.
  const isDropped = (await passwordNow(visit.app.db, application)) === 'dropped'
  const title = { draft: '', submitted: words.sent, admitted: words.congratulations, refused: words.refused }[
    application.state
  ]
  const problems =
    waitSeconds === null
      ? []
      : [{ message: passwordLinkWords[language].tooMany(signInWords[language].wait(waitSeconds)) }]
  return page(visit, {
    title,
    status: waitSeconds === null ? 200 : 429,
    headers: waitSeconds === null ? {} : { 'Retry-After': String(waitSeconds) },
    problem: problems.length > 0,
    cookies:
      application.email_confirmed_at || application.state === 'admitted'
        ? [leave({ said: 'mayEnter', email })]
        : isSent
          ? [forgetFlash]
          : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{title}</h1>
        {isSent && (
          <Notice kind="success" title={submittedWords[language].sentAgain}>
            {submittedWords[language].sentAgainTo(flash.email)}
          </Notice>
        )}
        {application.state === 'refused' ? (
          <Refusal {...shown} />
        ) : (
          <InOrder {...shown} told={isSent} password={isDropped ? 'dropped' : 'other'} />
        )}
        {isToConfirm(application) && (await NotReceived(shown))}
        {application.state !== 'refused' && (
          <Contacts language={language} sites={contactsFor(shown.organisation, visit.site)} />
        )}
        <Ways {...shown} />
      </>
    ),
  })
}

/**
 * What was sent, and what comes next, or that one may enter.
 * @param told whether another notice stands above already.
 */
function InOrder({ told, password, ...shown }: Shown & { told: boolean; password: PasswordNow }) {
  const { visit, application, organisation } = shown
  const words = standingWords[visit.language]
  const isConfirmed = application.email_confirmed_at !== null
  if (application.state === 'admitted') {
    return (
      <>
        <Admission {...shown} />
        {isConfirmed ? <WayIn visit={visit} password={password} /> : <WhatComesNext {...shown} />}
      </>
    )
  }
  return (
    <>
      {!told && (
        <Notice kind="success" title={isConfirmed ? words.addressConfirmed : undefined}>
          {words.sentTo(organisation.name)}
        </Notice>
      )}
      <WhatComesNext {...shown} />
      {isConfirmed && (
        <>
          <p>{words.followHere}</p>
          <WayIn visit={visit} password={password} />
        </>
      )}
      <h2>{words.yours}</h2>
      <WhatWasSent {...shown} />
    </>
  )
}

/** Whether the letter went out, « Renvoyer », and the way to correct the address. */
async function NotReceived({ visit, application }: Shown) {
  const { app, language, site } = visit
  const words = submittedWords[language]
  const now = app.clock.now()
  const letter = await acknowledgementOf(app.db, application)
  const at = letter.became === 'none' ? now : letter.at
  const seconds = await pauseBeforeResend(app.db, now, application)
  return (
    <>
      <h2>{words.notReceived}</h2>
      <p>
        {words.letter[letter.became](
          momentInWords(at, site.realm.timeZone, language),
          application.email ?? '',
        )}
      </p>
      <p>{words.spam}</p>
      <ResendCountdown language={language} seconds={seconds}>
        <form method="post" action="/inscription/renvoyer">
          <Button kind="secondary">{words.resend}</Button>
        </form>
      </ResendCountdown>
      {(await mayCorrect(app.db, application)) && (
        <p>
          <a href="/inscription/correction">{words.correct}</a>
        </p>
      )}
    </>
  )
}

function Ways({ visit, application }: Shown) {
  const words = submittedWords[visit.language]
  return (
    <>
      {application.state !== 'refused' && (
        <form method="post" action="/inscription/autre">
          <Button kind="secondary">{words.another}</Button>
        </form>
      )}
      <ul class="links">
        <li>
          <a href="/">{standingWords[visit.language].home}</a>
        </li>
      </ul>
    </>
  )
}
