import { Button } from '../html/button.tsx'
import { Checkbox } from '../html/choice.tsx'
import { ErrorSummary, type Problem } from '../html/error-summary.tsx'
import { Notice } from '../html/notice.tsx'
import { TextArea } from '../html/text-area.tsx'
import type { HeldPerson } from '../members/office/held-person.ts'
import { holdNotice } from '../members/office/hold-notice.tsx'
import { nameOf } from '../members/office/name-of.ts'
import { pathOfPerson, personHere } from '../members/office/person-here.ts'
import { officePage } from '../office/shell.tsx'
import { notFound } from '../web/failure.pages.tsx'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { atStake } from './at-stake.ts'
import { carryOut, hasRole } from './carry-out.ts'
import { openErasure, openErasureOf } from './erasure-request.ts'
import { pathOfErasure } from './erasures.ts'
import { erasuresWords } from './erasures.words.ts'
import { byWhom, WhatGoes } from './what-goes.tsx'

const longestReason = 1000

/** `GET /bureau/adherents/:id/effacer`: for somebody who has asked the office by post or in person. */
export async function eraseMemberPage(visit: Visit): Promise<Response> {
  const held = (await personHere(visit, 'eraseMembers'))?.held
  if (!held) return notFound(visit)
  const open = await openErasureOf(visit.app.db, visit.site.realm.id, held.id)
  return open ? redirect(pathOfErasure(open.id)) : await show(visit, held, { reason: '', problems: [] })
}

/** `POST /bureau/adherents/:id/effacer`. */
export async function eraseMember(visit: Visit): Promise<Response> {
  const { app, site, form, language } = visit
  const held = (await personHere(visit, 'eraseMembers'))?.held
  if (!held) return notFound(visit)
  const words = erasuresWords[language]
  const reason = (form.get('reason') ?? '').trim().toWellFormed()
  const problems: Problem[] = [
    ...(reason.length > longestReason ? [{ field: 'reason', message: words.tooLong }] : []),
    ...(form.get('sure') === 'on' ? [] : [{ field: 'sure', message: words.sureMissing }]),
  ]
  const isRunning = await hasRole(app.db, app.clock.now(), site.realm.id, held.id)
  if (problems.length > 0 || held.hold !== 'whole' || isRunning)
    return await show(visit, held, { reason, problems })
  const id = await app.db.transaction().execute(tx => openErasure(tx, visit, held.id, reason || null))
  if (id) await carryOut(app, site.realm, id, byWhom(visit))
  return redirect('/bureau/effacements')
}

type Typed = { reason: string; problems: readonly Problem[] }

async function show(visit: Visit, held: HeldPerson, { reason, problems }: Typed): Promise<Response> {
  const { app, site, language } = visit
  const words = erasuresWords[language]
  const title = words.pageTitle(nameOf(held))
  const isRunning = await hasRole(app.db, app.clock.now(), site.realm.id, held.id)
  const mayErase = held.hold === 'whole' && !isRunning
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message
  return officePage(visit, {
    title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{title}</h1>
        {await holdNotice(visit, held)}
        {held.hold === 'whole' && isRunning && <Notice kind="information">{words.role}</Notice>}
        {mayErase && (
          <>
            <p>{words.startIntro}</p>
            <WhatGoes visit={visit} stake={await atStake(app.db, site.realm.id, held.id)} />
            <form method="post" action={`${pathOfPerson(held.id)}/effacer`} noValidate>
              <TextArea
                name="reason"
                label={words.howAsked}
                hint={words.howAskedHint}
                value={reason}
                error={errorOf('reason')}
                rows={2}
              />
              <Checkbox name="sure" label={words.sure} error={errorOf('sure')} required />
              <Button kind="warning">{words.erase}</Button>
            </form>
          </>
        )}
        <p class="erasure-back">
          <a href={pathOfPerson(held.id)}>{words.member}</a>
        </p>
      </>
    ),
  })
}
