import { confirmsPassword } from '../accounts/password-change.ts'
import { signInWords } from '../accounts/sign-in.words.ts'
import type { VisitorPerson } from '../accounts/visitor.ts'
import { Button, ButtonGroup } from '../html/button.tsx'
import { Checkbox } from '../html/choice.tsx'
import { dayInWords } from '../html/day-in-words.ts'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { PasswordFields } from '../html/password-field.tsx'
import { TextArea } from '../html/text-area.tsx'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { type AtStake, atStake } from './at-stake.ts'
import { hasRole } from './carry-out.ts'
import { erasureWords } from './erasure.words.ts'
import { askForErasure, type OpenErasure, openErasureOf, withdrawErasure } from './erasure-request.ts'
import { whatComes } from './own-data.pages.tsx'

const here = '/espace/donnees/effacement'
const longestReason = 1000

/** `GET /espace/donnees/effacement`: what erasure means, and the request; or the one that is open. */
export async function ownErasurePage(visit: Visit): Promise<Response> {
  const person = visit.visitor?.person
  return person
    ? await show(visit, person, { reason: '', sure: false, problems: [] })
    : redirect('/connexion')
}

/** `POST /espace/donnees/effacement`. */
export async function askOwnErasure(visit: Visit): Promise<Response> {
  const { visitor, form, language } = visit
  if (!visitor?.person) return redirect('/connexion')
  const words = erasureWords[language]
  const reason = (form.get('reason') ?? '').trim().toWellFormed()
  const sure = form.get('sure') === 'on'
  const problems: Problem[] = [
    ...(reason.length > longestReason ? [{ field: 'reason', message: words.tooLong }] : []),
    ...(sure ? [] : [{ field: 'sure', message: words.sureMissing }]),
  ]
  if (problems.length > 0) return await show(visit, visitor.person, { reason, sure, problems })
  const known = await confirmsPassword(visit, visitor, form.get('password') ?? '')
  if ('refused' in known) {
    const message = {
      wrongPassword: words.wrongPassword,
      busy: words.busy,
      slowed: 'waitSeconds' in known ? signInWords[language].wait(known.waitSeconds) : '',
    }[known.refused]
    const wrong = [{ field: 'password', message }]
    return await show(visit, visitor.person, { reason, sure, problems: wrong })
  }
  await askForErasure(visit, visitor, visitor.person.id, reason || null)
  return redirect(here)
}

/** `POST /espace/donnees/effacement/retrait`. */
export async function withdrawOwnErasure(visit: Visit): Promise<Response> {
  const { visitor } = visit
  if (!visitor?.person) return redirect('/connexion')
  await withdrawErasure(visit, visitor, visitor.person.id)
  return redirect('/espace/donnees')
}

type Typed = { reason: string; sure: boolean; problems: readonly Problem[] }

async function show(visit: Visit, person: VisitorPerson, typed: Typed): Promise<Response> {
  const { app, site, language } = visit
  const words = erasureWords[language]
  const open = await openErasureOf(app.db, site.realm.id, person.id)
  const isRunning = !open && (await hasRole(app.db, app.clock.now(), site.realm.id, person.id))
  const stake = await atStake(app.db, site.realm.id, person.id)
  const { problems } = typed
  return page(visit, {
    title: open ? words.open : words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{open ? words.open : words.title}</h1>
        {open ? <Open visit={visit} open={open} /> : <p class="lead">{words.lead}</p>}
        {isRunning && <Notice kind="information">{words.role}</Notice>}
        <WhatItMeans visit={visit} stake={stake} />
        {!open && !isRunning && <Request visit={visit} typed={typed} />}
        <p>
          <a href="/espace/donnees">{words.back}</a>
        </p>
      </>
    ),
  })
}

function Open({ visit, open }: { visit: Visit; open: OpenErasure }) {
  const words = erasureWords[visit.language]
  const asked = open.askedAt.toZonedDateTimeISO(visit.site.realm.timeZone).toPlainDate()
  return (
    <>
      <p>
        {words.askedOn(dayInWords(asked, visit.language))} {whatComes(visit, open)}
      </p>
      <form method="post" action={`${here}/retrait`}>
        <Button kind="secondary">{words.withdraw}</Button>
      </form>
    </>
  )
}

function WhatItMeans({ visit, stake }: { visit: Visit; stake: AtStake }) {
  const words = erasureWords[visit.language]
  return (
    <>
      <h2>{words.goes}</h2>
      <ul>
        {words.goesList.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{words.leaves}</p>
      {stake.openDues > 0 && <p>{words.owes}</p>}
      {stake.openApplications > 0 && <p>{words.applying}</p>}
      {stake.passesOn && <p>{words.second}</p>}
      <h2>{words.stays}</h2>
      <ul>
        {(visit.site.realm.policy.dues === 'none' ? words.staysWithoutDues : words.staysList).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

function Request({ visit, typed }: { visit: Visit; typed: Typed }) {
  const { language, site } = visit
  const words = erasureWords[language]
  const { erasure } = site.realm.policy.data
  const errorOf = (field: string) => typed.problems.find(problem => problem.field === field)?.message
  return (
    <form method="post" action={here} noValidate>
      <p>{erasure === 'byOffice' ? words.byOffice : words.byItself(erasure.afterDays)}</p>
      <p>{words.copyFirst}</p>
      <TextArea name="reason" label={words.reason} value={typed.reason} error={errorOf('reason')} rows={3} />
      <input type="hidden" name="username" autocomplete="username" value={visit.visitor?.email} />
      <PasswordFields
        language={language}
        fields={[
          {
            name: 'password',
            label: words.password,
            autocomplete: 'current-password',
            error: errorOf('password'),
            required: true,
          },
        ]}
      />
      <Checkbox name="sure" label={words.sure} checked={typed.sure} error={errorOf('sure')} required />
      <ButtonGroup>
        <Button kind="warning">{words.ask}</Button>
      </ButtonGroup>
    </form>
  )
}
