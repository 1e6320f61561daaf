import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { type Flash, forgetFlash, leave, left } from '../web/flash.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { pendingEmailChange } from './email-change.ts'
import { PendingEmailChange } from './email-change-pending.tsx'
import { PasswordChangeForm } from './password-change-form.tsx'
import { passwordChoiceWords } from './password-choice.words.ts'
import { securityWords } from './security.words.ts'
import { endOtherSessions, endOwnSession, sessionsOf } from './sessions.ts'
import { SessionsList } from './sessions-list.tsx'
import type { Visitor } from './visitor.ts'

const here = '/espace/securite'

/** `GET /espace/securite`: the address that signs in, the password, and where the account is signed in. */
export async function securityPage(visit: Visit): Promise<Response> {
  return visit.visitor ? await showSecurity(visit, visit.visitor, []) : redirect('/connexion')
}

/** `POST /espace/securite/appareils/:id`: « Terminer ». One that is not there, or no longer, is not found, and the page tells those that are. */
export async function endSessionThere(visit: Visit): Promise<Response> {
  if (!visit.visitor) return redirect('/connexion')
  const isEnded = await endOwnSession(visit, visit.visitor, visit.params.id ?? '')
  return isEnded
    ? redirect(here, [leave({ said: 'sessionEnded' })])
    : await showSecurity(visit, visit.visitor, [], true)
}

/** `POST /espace/securite/appareils`: « Terminer toutes les autres ». */
export async function endSessionsElsewhere(visit: Visit): Promise<Response> {
  if (!visit.visitor) return redirect('/connexion')
  const count = await endOtherSessions(visit, visit.visitor)
  return redirect(here, count > 0 ? [leave({ said: 'sessionsEnded' })] : [])
}

/** The page, with what is wrong with a new password, if anything, or that the session to end `isGone`. */
export async function showSecurity(
  visit: Visit,
  visitor: Visitor,
  problems: readonly Problem[],
  isGone = false,
): Promise<Response> {
  const { language } = visit
  const words = securityWords[language]
  const personId = visitor.person?.id
  const pending = personId ? await pendingEmailChange(visit, { visitor, personId }) : null
  const sessions = await sessionsOf(visit, visitor)
  const done = isGone || problems.length > 0 ? null : whatWasDone(visit, left(visit))
  return page(visit, {
    title: words.title,
    status: isGone ? 404 : problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    cookies: done ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {isGone && <Notice kind="information">{words.gone}</Notice>}
        {done && (
          <Notice kind="success" title={done.title}>
            {done.text}
          </Notice>
        )}
        <h1>{words.title}</h1>
        <section>
          <h2>{words.email}</h2>
          <SummaryList
            rows={[
              {
                label: words.emailNow,
                value: <span class="breakable">{visitor.email}</span>,
                action: { href: '/espace/adresse', label: words.changeEmail },
              },
            ]}
          />
          {pending && <PendingEmailChange visit={visit} pending={pending} />}
        </section>
        <PasswordChangeForm visit={visit} email={visitor.email} problems={problems} />
        <SessionsList visit={visit} sessions={sessions} isShared={visitor.sharedBy > 1} />
        <p>
          <a href="/espace/compte">{words.back}</a>
        </p>
      </>
    ),
  })
}

function whatWasDone({ language }: Visit, flash: Flash | null): { title: string; text: string } | null {
  const words = securityWords[language]
  const ofPassword = passwordChoiceWords[language]
  switch (flash?.said) {
    case 'passwordChanged':
      return { title: ofPassword.changed, text: ofPassword.changedHelp }
    case 'sessionEnded':
      return { title: words.ended, text: words.endedHelp }
    case 'sessionsEnded':
      return { title: words.endedAll, text: words.endedAllHelp }
    default:
      return null
  }
}
