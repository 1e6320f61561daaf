import type { ComponentChildren } from 'preact'
import { emailKey } from '../accounts/email-address.ts'
import { signInWords } from '../accounts/sign-in.words.ts'
import type { VisitorPerson } from '../accounts/visitor.ts'
import { Button } from '../html/button.tsx'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { forgetFlash, leave, left } from '../web/flash.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import {
  type Grant,
  grantSecondSignIn,
  type Second,
  secondOf,
  withdrawSecondSignIn,
} from './second-sign-in.ts'
import { secondSignInWords } from './second-sign-in.words.ts'

const here = '/espace/deuxieme-adherent'

/** `GET /espace/deuxieme-adherent`: whether the second adherent of the couple signs in with an own address. */
export async function secondSignInPage(visit: Visit): Promise<Response> {
  const person = visit.visitor?.person
  return person ? await show(visit, person, []) : redirect('/connexion')
}

/** `POST /espace/deuxieme-adherent`: `wanted` says whether it is granted or withdrawn. */
export async function saveSecondSignIn(visit: Visit): Promise<Response> {
  const { visitor, form } = visit
  if (!visitor?.person) return redirect('/connexion')
  const { person } = visitor
  const first = { personId: person.id, accountId: visitor.accountId, email: visitor.email }
  if (form.get('wanted') === 'no') {
    const isEnded = await withdrawSecondSignIn(visit, first)
    return redirect(here, isEnded ? [leave({ said: 'secondSignInWithdrawn' })] : [])
  }
  if (form.get('wanted') !== 'yes') return redirect(here)
  const outcome = await grantSecondSignIn(visit, first)
  if ('done' in outcome) return redirect(here, [leave({ said: 'secondSignInGranted' })])
  return await show(visit, person, whatIsWrong(visit, outcome), outcome.refused === 'tooMany' ? 429 : 422)
}

/** What the page itself says of those who cannot be granted one needs no summary. */
function whatIsWrong(visit: Visit, outcome: Extract<Grant, { refused: string }>): Problem[] {
  const words = secondSignInWords[visit.language]
  switch (outcome.refused) {
    case 'taken':
      return [{ message: words.taken }]
    case 'tooMany':
      return [{ message: words.tooMany(signInWords[visit.language].wait(outcome.waitSeconds)) }]
    case 'noSecond':
    case 'noAddress':
    case 'sameMailbox':
      return []
  }
}

async function show(
  visit: Visit,
  person: VisitorPerson,
  problems: readonly Problem[],
  status = 200,
): Promise<Response> {
  const { language, app, site } = visit
  const words = secondSignInWords[language]
  const second = await secondOf(app.db, site.realm.id, person.id)
  const said = problems.length > 0 ? undefined : left(visit)?.said
  const isSaid = said === 'secondSignInGranted' || said === 'secondSignInWithdrawn'
  return page(visit, {
    title: words.title,
    status,
    problem: problems.length > 0,
    cookies: isSaid ? [forgetFlash] : [],
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {said === 'secondSignInGranted' && (
          <Notice kind="success" title={words.doneGranted}>
            {words.doneGrantedHelp(second?.email ?? '')}
          </Notice>
        )}
        {said === 'secondSignInWithdrawn' && (
          <Notice kind="success" title={words.doneWithdrawn}>
            {words.doneWithdrawnHelp}
          </Notice>
        )}
        <h1>{words.title}</h1>
        {second ? (
          <About visit={visit} second={second} />
        ) : (
          <p>{person.secondOf ? words.isSecond : words.noSecond}</p>
        )}
        <p>
          <a href="/espace/compte">{words.back}</a>
        </p>
      </>
    ),
  })
}

type Props = { visit: Visit; second: Second }

function About({ visit, second }: Props) {
  const words = secondSignInWords[visit.language]
  const state = second.signsInSince ? (second.hasPassword ? 'yes' : 'waiting') : 'no'
  return (
    <>
      <SummaryList
        rows={[
          { label: words.name, value: `${second.givenName} ${second.familyName}` },
          { label: words.email, value: <span class="breakable">{second.email ?? words.none}</span> },
          { label: words.state, value: words.states[state] },
        ]}
      />
      {second.signsInSince ? (
        <Withdrawal visit={visit} second={second} />
      ) : (
        <Granting visit={visit} second={second} />
      )}
    </>
  )
}

/** The button, or why there is none and what to do first. */
function Granting({ visit, second }: Props) {
  const words = secondSignInWords[visit.language]
  const own = visit.visitor?.email ?? ''
  if (!second.emailKey) return <Before visit={visit}>{words.noAddress(second.givenName)}</Before>
  const isSame = second.accountId === visit.visitor?.accountId || second.emailKey === emailKey(own)
  if (second.email && isSame)
    return <Before visit={visit}>{words.sameMailbox(second.givenName, second.email)}</Before>
  return (
    <form method="post" action={here}>
      <p>{words.intro(second.givenName)}</p>
      <p>{words.grantThen}</p>
      <input type="hidden" name="wanted" value="yes" />
      <Button>{words.grant}</Button>
    </form>
  )
}

function Before({ visit, children }: { visit: Visit; children: ComponentChildren }) {
  return (
    <>
      <Notice kind="information">
        <p>{children}</p>
      </Notice>
      <p>
        <a href="/espace/compte">{secondSignInWords[visit.language].record}</a>
      </p>
    </>
  )
}

function Withdrawal({ visit, second }: Props) {
  const words = secondSignInWords[visit.language]
  return (
    <>
      <p>{words.granted(second.givenName)}</p>
      {!second.hasPassword && <p>{words.lost(second.givenName)}</p>}
      <h2>{words.withdrawTitle}</h2>
      <form method="post" action={here}>
        <p>{words.withdrawThen(second.givenName)}</p>
        <input type="hidden" name="wanted" value="no" />
        <Button kind="secondary">{words.withdraw}</Button>
      </form>
    </>
  )
}
