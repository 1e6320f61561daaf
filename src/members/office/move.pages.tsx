import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { numberIn } from './form-in.ts'
import { holdNotice } from './hold-notice.tsx'
import { memberFormWords } from './member-form.words.ts'
import { type MembershipOfPerson, membershipOfPerson } from './membership-here.ts'
import { organisationStepPage } from './membership-organisation.tsx'
import { type MoveOutcome, moveMembership } from './move.ts'
import { moveWords } from './move.words.ts'
import { WhatChanges } from './move-changes.tsx'
import { consequencesOf } from './move-consequences.ts'
import { MoveForm, type TypedMove } from './move-form.tsx'
import { AlreadyThere, OnlyOne } from './move-refusals.tsx'
import { nameOf } from './name-of.ts'
import { pathOfPerson } from './person-here.ts'
import { refusedPage } from './refused.pages.tsx'

type Organisation = { id: string; name: string }

/** `GET /bureau/adherents/:id/deplacer?adhesion=&vers=`: where to, then what it means. */
export async function movePage(visit: Visit): Promise<Response> {
  return await withTargets(visit, async (here, targets) => {
    const asked = visit.query.get('vers')
    const target = targets.length === 1 ? targets[0] : targets.find(({ id }) => id === asked)
    return target
      ? await show(visit, here, target, { number: '', roles: 'keep' }, [])
      : chooseTarget(visit, here, targets, asked !== null)
  })
}

/** `POST /bureau/adherents/:id/deplacer`. */
export async function saveMove(visit: Visit): Promise<Response> {
  return await withTargets(visit, async (here, targets) => {
    const { form, language } = visit
    const { held, membership } = here
    const isThere = membership.organisationId === form.get('vers')
    const target = targets.find(({ id }) => id === form.get('vers'))
    // The form was sent twice: the first time has moved it.
    if (isThere) return leadBack(held.id, false)
    if (!target) return chooseTarget(visit, here, targets, true)
    const typed = {
      number: (form.get('number') ?? '').slice(0, 200).toWellFormed(),
      roles: form.get('roles') === 'end' ? 'end' : 'keep',
    }
    const reading = numberIn(form, 'number', language)
    if ('problem' in reading) return await show(visit, here, target, typed, [reading.problem])
    const outcome = await moveMembership(visit, held, {
      membershipId: membership.id,
      fromOrganisationId: form.get('de') ?? membership.organisationId,
      toOrganisationId: target.id,
      number: reading.number,
      endsRoles: typed.roles === 'end' && (await mayEndRoles(visit, membership.organisationId)),
    })
    return 'done' in outcome
      ? leadBack(held.id, outcome.rolesKept)
      : await refuse(visit, here, target, typed, outcome)
  })
}

function leadBack(personId: string, rolesKept: boolean): Response {
  return redirect(pathOfPerson(personId), [leave({ said: 'memberMoved', rolesKept })])
}

/** Both organisations are ones for which one may: that in which the membership is, and that to which it goes. */
async function withTargets(
  visit: Visit,
  handle: (here: MembershipOfPerson, targets: readonly Organisation[]) => Promise<Response>,
): Promise<Response> {
  const here = await membershipOfPerson(visit, 'moveMembers')
  if (!here) return notFound(visit)
  const { held, membership } = here
  const words = moveWords[visit.language]
  if (held.hold === 'former') return refusedPage(visit, held, words.title, await holdNotice(visit, held))
  if (membership.state !== 'admitted')
    return refusedPage(visit, held, words.title, <Notice kind="information">{words.ended}</Notice>)
  const reach = await reachOf(visit, 'moveMembers')
  if (reach.length < 2)
    return refusedPage(
      visit,
      held,
      words.title,
      await OnlyOne({ visit, organisationId: membership.organisationId }),
    )
  return await handle(
    here,
    reach.filter(({ id }) => id !== membership.organisationId),
  )
}

async function mayEndRoles(visit: Visit, organisationId: string): Promise<boolean> {
  return (await reachOf(visit, 'giveRoles')).some(({ id }) => id === organisationId)
}

async function refuse(
  visit: Visit,
  here: MembershipOfPerson,
  target: Organisation,
  typed: TypedMove,
  outcome: Exclude<MoveOutcome, { done: true }>,
): Promise<Response> {
  const { language } = visit
  const words = moveWords[language]
  const { held } = here
  switch (outcome.refused) {
    case 'number': {
      const name = nameOf(outcome.by)
      const message = name
        ? memberFormWords[language].numberTaken(name)
        : memberFormWords[language].numberTakenByUnnamed
      return await show(visit, here, target, typed, [{ field: 'number', message }])
    }
    case 'already':
      // It has come about since this request looked.
      return await show(visit, (await membershipOfPerson(visit, 'moveMembers')) ?? here, target, typed, [])
    case 'elsewhere':
      return refusedPage(
        visit,
        held,
        words.title,
        <Notice kind="problem">{words.elsewhere(outcome.organisationName)}</Notice>,
        409,
      )
    case 'ended':
      return refusedPage(visit, held, words.title, <Notice kind="information">{words.ended}</Notice>, 409)
  }
}

function chooseTarget(
  visit: Visit,
  { held, membership }: MembershipOfPerson,
  targets: readonly Organisation[],
  wasAsked: boolean,
): Response {
  const words = moveWords[visit.language]
  const path = pathOfPerson(held.id)
  return organisationStepPage(visit, {
    title: words.title,
    lead: [nameOf(held), membership.organisationName].filter(Boolean).join(', '),
    intro: words.where,
    action: `${path}/deplacer`,
    organisations: targets,
    membershipId: membership.id,
    wasAsked,
    back: path,
  })
}

async function show(
  visit: Visit,
  here: MembershipOfPerson,
  target: Organisation,
  typed: TypedMove,
  problems: readonly Problem[],
): Promise<Response> {
  const { language } = visit
  const { held, membership } = here
  const words = moveWords[language]
  const there = held.memberships.find(({ organisationId }) => organisationId === target.id)
  if (there)
    return refusedPage(
      visit,
      held,
      words.title,
      <AlreadyThere visit={visit} held={held} membership={membership} there={there} />,
      409,
    )
  const consequences = await consequencesOf(visit, held, membership, target.id)
  const endsRoles = consequences.roles.length > 0 && (await mayEndRoles(visit, membership.organisationId))
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p class="lead">{[nameOf(held), words.to(target.name)].filter(Boolean).join(', ')}</p>
        <SummaryList
          rows={[
            { label: words.now, value: membership.organisationName },
            { label: words.numberNow, value: membership.number ?? words.none },
          ]}
        />
        <WhatChanges visit={visit} membership={membership} consequences={consequences} />
        <MoveForm
          visit={visit}
          here={here}
          toOrganisationId={target.id}
          typed={typed}
          problems={problems}
          roles={consequences.roles}
          endsRoles={endsRoles}
        />
      </>
    ),
  })
}
