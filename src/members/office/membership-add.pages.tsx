import { newMemberDay } from '../../dues/due-day.ts'
import { dayInFigures } from '../../dues/due-day.words.ts'
import { type PlanOffered, plansOffered } from '../../dues/office/changes.ts'
import { todayOf } from '../../dues/office/today.ts'
import { readDay } from '../../html/day-typed.ts'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { reachOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { numberIn } from './form-in.ts'
import type { HeldPerson } from './held-person.ts'
import { holdNotice } from './hold-notice.tsx'
import { memberFormWords } from './member-form.words.ts'
import { type Addition, addMembership } from './membership-add.ts'
import { membershipAddWords } from './membership-add.words.ts'
import { AdditionForm, bySelf, type TypedAddition } from './membership-add-form.tsx'
import { OrganisationStep, organisationStepWords } from './membership-organisation.tsx'
import { nameOf } from './name-of.ts'
import { pathOfPerson, personHere } from './person-here.ts'
import { refusedPage } from './refused.pages.tsx'

type Organisation = { id: string; name: string }

/** `GET /bureau/adherents/:id/adhesion?vers=`: of which organisation, then with what. */
export async function addMembershipPage(visit: Visit): Promise<Response> {
  return await withOrganisations(visit, async (held, organisations) => {
    const asked = visit.query.get('vers')
    const chosen =
      organisations.length === 1 ? organisations[0] : organisations.find(({ id }) => id === asked)
    return chosen
      ? await show(visit, held, chosen, await untouched(visit, chosen), [])
      : choose(visit, held, organisations, asked !== null)
  })
}

/** `POST /bureau/adherents/:id/adhesion`. */
export async function saveNewMembership(visit: Visit): Promise<Response> {
  return await withOrganisations(visit, async (held, organisations) => {
    const { form, language } = visit
    const id = form.get('vers')
    const there = held.memberships.find(({ organisationId }) => organisationId === id)
    const chosen = there
      ? { id: there.organisationId, name: there.organisationName }
      : organisations.find(organisation => organisation.id === id)
    if (!chosen) return choose(visit, held, organisations, true)
    const text = (name: string) => (form.get(name) ?? '').slice(0, 200).toWellFormed()
    const typed = {
      number: text('number'),
      joined: text('joined'),
      dueOn: text('dueOn'),
      plan: text('plan') || bySelf,
    }
    const reading = await read(visit, chosen, typed)
    if ('problems' in reading) return await show(visit, held, chosen, typed, reading.problems)
    const outcome = await addMembership(visit, held, reading)
    if ('done' in outcome)
      return redirect(pathOfPerson(held.id), [leave({ said: 'membershipHandled', what: 'added' })])
    const words = membershipAddWords[language]
    if (outcome.refused === 'already')
      return refusedPage(
        visit,
        held,
        words.title,
        <Notice kind="information">{words.already(chosen.name)}</Notice>,
        409,
      )
    const name = nameOf(outcome.by)
    const form_ = memberFormWords[language]
    return await show(visit, held, chosen, typed, [
      { field: 'number', message: name ? form_.numberTaken(name) : form_.numberTakenByUnnamed },
    ])
  })
}

/** Those of which the person has never been a member: whoever has left one is readmitted there. */
async function withOrganisations(
  visit: Visit,
  handle: (held: HeldPerson, organisations: readonly Organisation[]) => Promise<Response>,
): Promise<Response> {
  const here = await personHere(visit, 'enterMembers')
  if (!here) return notFound(visit)
  const { held } = here
  const words = membershipAddWords[visit.language]
  if (held.hold === 'former') return refusedPage(visit, held, words.title, await holdNotice(visit, held))
  const isNone = ({ id }: Organisation) =>
    held.memberships.every(({ organisationId }) => organisationId !== id)
  const free = (await reachOf(visit, 'enterMembers')).filter(isNone)
  if (free.length === 0 && visit.method === 'GET')
    return refusedPage(visit, held, words.title, <Notice kind="information">{words.nowhere}</Notice>, 409)
  return await handle(held, free)
}

async function untouched(visit: Visit, { id }: Organisation): Promise<TypedAddition> {
  const today = todayOf(visit)
  const { dues } = visit.site.realm.policy
  const asks = dues !== 'none' && (await setsDues(visit, id))
  return {
    number: '',
    joined: dayInFigures(today),
    dueOn: asks ? dayInFigures(newMemberDay(dues, today).dueOn) : '',
    plan: bySelf,
  }
}

/** Whether who asks may say what is owed, and until when: else it is as for every new member. */
async function setsDues(visit: Visit, organisationId: string): Promise<boolean> {
  if (visit.site.realm.policy.dues === 'none') return false
  return (await reachOf(visit, 'recordDues')).some(({ id }) => id === organisationId)
}

const furthest = { years: 10 } as const
const longestMember = { years: 90 } as const

async function read(
  visit: Visit,
  organisation: Organisation,
  typed: TypedAddition,
): Promise<Addition | { problems: Problem[] }> {
  const words = membershipAddWords[visit.language]
  const today = todayOf(visit)
  const problems: Problem[] = []
  const isAfter = (day: Temporal.PlainDate, other: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, other) > 0
  const number = numberIn(visit.form, 'number', visit.language)
  if ('problem' in number) problems.push(number.problem)
  const joinedOn = readDay(typed.joined)
  if (!joinedOn) problems.push({ field: 'joined', message: words.dayWrong })
  else if (isAfter(joinedOn, today)) problems.push({ field: 'joined', message: words.joinedFuture })
  else if (isAfter(today.subtract(longestMember), joinedOn))
    problems.push({ field: 'joined', message: words.joinedEarly })
  const asks = await setsDues(visit, organisation.id)
  const dueOn = asks ? readDay(typed.dueOn) : null
  if (asks && !dueOn) problems.push({ field: 'dueOn', message: words.dayWrong })
  if (dueOn && (isAfter(dueOn, today.add(furthest)) || isAfter(today.subtract(furthest), dueOn)))
    problems.push({ field: 'dueOn', message: words.dueFar })
  const planId = asks && typed.plan !== bySelf ? typed.plan : null
  if (planId && !(await plansOf(visit, organisation)).some(({ id }) => id === planId))
    problems.push({ field: 'plan', message: words.planMissing })
  if (!joinedOn || 'problem' in number || problems.length > 0) return { problems }
  return { organisationId: organisation.id, number: number.number, joinedOn, dueOn, planId }
}

async function plansOf({ app, site }: Visit, { id }: Organisation): Promise<PlanOffered[]> {
  return await plansOffered(app.db, site.realm.id, { organisationId: id, planId: null })
}

function choose(
  visit: Visit,
  held: HeldPerson,
  organisations: readonly Organisation[],
  wasAsked: boolean,
): Response {
  const { language } = visit
  const words = membershipAddWords[language]
  const error = wasAsked ? organisationStepWords[language].missing : undefined
  const path = pathOfPerson(held.id)
  return officePage(visit, {
    title: words.title,
    status: error ? 422 : 200,
    problem: error !== undefined,
    children: (
      <>
        <ErrorSummary language={language} problems={error ? [{ field: 'vers', message: error }] : []} />
        <h1>{words.title}</h1>
        <p class="lead">{nameOf(held)}</p>
        <p>{words.intro}</p>
        <OrganisationStep
          language={language}
          action={`${path}/adhesion`}
          organisations={organisations}
          error={error}
          back={path}
        />
      </>
    ),
  })
}

async function show(
  visit: Visit,
  held: HeldPerson,
  organisation: Organisation,
  typed: TypedAddition,
  problems: readonly Problem[],
): Promise<Response> {
  const { language } = visit
  const words = membershipAddWords[language]
  const setsWhatIsOwed = await setsDues(visit, organisation.id)
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <p class="lead">{[nameOf(held), words.to(organisation.name)].filter(Boolean).join(', ')}</p>
        <p>{words.intro}</p>
        <AdditionForm
          language={language}
          path={pathOfPerson(held.id)}
          organisationId={organisation.id}
          typed={typed}
          plans={setsWhatIsOwed ? await plansOf(visit, organisation) : null}
          problems={problems}
        />
      </>
    ),
  })
}
