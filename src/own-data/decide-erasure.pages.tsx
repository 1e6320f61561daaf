import { Button } from '../html/button.tsx'
import { Checkbox } from '../html/choice.tsx'
import { dayInWords } from '../html/day-in-words.ts'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { SummaryList } from '../html/summary-list.tsx'
import { TextArea } from '../html/text-area.tsx'
import { type Hold, whomToAsk } from '../members/office/hold.ts'
import { nameOf } from '../members/office/name-of.ts'
import { officePage } from '../office/shell.tsx'
import { notFound } from '../web/failure.pages.tsx'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { atStake } from './at-stake.ts'
import { carryOut, hasRole } from './carry-out.ts'
import { answerBy } from './erasure-request.ts'
import { findErasure, type ListedErasure, pathOfErasure, refuseErasure } from './erasures.ts'
import { erasuresWords } from './erasures.words.ts'
import { byWhom, WhatGoes } from './what-goes.tsx'

const list = '/bureau/effacements'
const longestReason = 1000

/** `GET /bureau/effacements/:id`: what carrying it out would do, and the way to do or refuse it. */
export async function erasurePage(visit: Visit): Promise<Response> {
  const found = await findErasure(visit)
  return found ? await show(visit, found, { reason: '', problems: [] }) : notFound(visit)
}

/** `GET` of an address that only takes a form: it stays in the history when the form had to be mended. */
export async function backToErasure(visit: Visit): Promise<Response> {
  const found = await findErasure(visit)
  return found ? redirect(pathOfErasure(found.erasure.id)) : notFound(visit)
}

/** `POST /bureau/effacements/:id/effacer`. */
export async function eraseAsAsked(visit: Visit): Promise<Response> {
  const { app, site, form, language } = visit
  const found = await findErasure(visit)
  if (!found) return notFound(visit)
  if (found.hold !== 'whole') return redirect(pathOfErasure(found.erasure.id))
  if (form.get('sure') !== 'on') {
    const problems = [{ field: 'sure', message: erasuresWords[language].sureMissing }]
    return await show(visit, found, { reason: '', problems })
  }
  const outcome = await carryOut(app, site.realm, found.erasure.id, byWhom(visit))
  const isRunning = 'refused' in outcome && outcome.refused === 'role'
  return redirect(isRunning ? pathOfErasure(found.erasure.id) : list)
}

/** `POST /bureau/effacements/:id/refuser`. */
export async function refuseAsked(visit: Visit): Promise<Response> {
  const { visitor, form, language } = visit
  const found = await findErasure(visit)
  if (!found || !visitor) return notFound(visit)
  if (found.hold !== 'whole') return redirect(pathOfErasure(found.erasure.id))
  const words = erasuresWords[language]
  const reason = (form.get('reason') ?? '').trim().toWellFormed()
  const message = reason === '' ? words.reasonMissing : reason.length > longestReason ? words.tooLong : null
  if (message) return await show(visit, found, { reason, problems: [{ field: 'reason', message }] })
  await refuseErasure(visit, visitor, found.erasure, reason)
  return redirect(list)
}

type Found = { erasure: ListedErasure; hold: Hold }
type Typed = { reason: string; problems: readonly Problem[] }

async function show(visit: Visit, { erasure, hold }: Found, typed: Typed): Promise<Response> {
  const { app, site, language } = visit
  const words = erasuresWords[language]
  const isRunning = await hasRole(app.db, app.clock.now(), site.realm.id, erasure.personId)
  const stake = await atStake(app.db, site.realm.id, erasure.personId)
  const { problems } = typed
  const title = words.pageTitle(nameOf(erasure))
  return officePage(visit, {
    title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{title}</h1>
        <Asked visit={visit} erasure={erasure} />
        {hold !== 'whole' && <Elsewhere words={words} whom={await whomInWords(visit, erasure)} />}
        {hold === 'whole' && isRunning && <Notice kind="information">{words.role}</Notice>}
        {hold === 'whole' && !isRunning && <WhatGoes visit={visit} stake={stake} />}
        {hold === 'whole' && !isRunning && <Erase visit={visit} erasure={erasure} problems={problems} />}
        {hold === 'whole' && <Refuse visit={visit} erasure={erasure} typed={typed} />}
        <p class="erasure-back">
          <a href={list}>{words.back}</a>
        </p>
      </>
    ),
  })
}

type Shown = { visit: Visit; erasure: ListedErasure }

function Asked({ visit: { site, language }, erasure }: Shown) {
  const words = erasuresWords[language]
  const { askedAt, carryOutOn, reason } = erasure
  const day = askedAt.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  return (
    <SummaryList
      rows={[
        { label: words.askedOn, value: dayInWords(day, language) },
        { label: words.answerBy, value: dayInWords(answerBy(askedAt, site.realm.timeZone), language) },
        ...(carryOutOn ? [{ label: words.byItself, value: dayInWords(carryOutOn, language) }] : []),
        ...(reason ? [{ label: words.ownWords, value: <span class="as-written">{reason}</span> }] : []),
      ]}
    />
  )
}

async function whomInWords({ app, site }: Visit, { personId }: ListedErasure): Promise<string | null> {
  const whom = await whomToAsk(app.db, site.realm.id, personId)
  if (!whom) return null
  const ways = [whom.email, whom.phone].filter(Boolean).join(', ')
  return ways ? `${whom.name} (${ways})` : whom.name
}

function Elsewhere({ words, whom }: { words: (typeof erasuresWords)['fr']; whom: string | null }) {
  return (
    <Notice kind="information">
      <p>{words.elsewhere}</p>
      {whom && <p>{words.ask(whom)}</p>}
    </Notice>
  )
}

function Erase({ visit, erasure, problems }: Shown & { problems: readonly Problem[] }) {
  const words = erasuresWords[visit.language]
  return (
    <form method="post" action={`${pathOfErasure(erasure.id)}/effacer`} noValidate>
      <Checkbox
        name="sure"
        label={words.sure}
        error={problems.find(({ field }) => field === 'sure')?.message}
        required
      />
      <Button kind="warning">{words.erase}</Button>
    </form>
  )
}

function Refuse({ visit, erasure, typed }: Shown & { typed: Typed }) {
  const words = erasuresWords[visit.language]
  return (
    <section>
      <h2>{words.refuseTitle}</h2>
      <form method="post" action={`${pathOfErasure(erasure.id)}/refuser`} noValidate>
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.refuseHelp}
          value={typed.reason}
          error={typed.problems.find(({ field }) => field === 'reason')?.message}
          rows={3}
          required
        />
        <Button kind="secondary">{words.refuse}</Button>
      </form>
    </section>
  )
}
