import { newMemberDay } from '../../dues/due-day.ts'
import { dayInFigures } from '../../dues/due-day.words.ts'
import { type PlanOffered, plansOffered } from '../../dues/office/changes.ts'
import { todayOf } from '../../dues/office/today.ts'
import { readDay } from '../../html/day-typed.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { reachOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'
import { numberIn } from './form-in.ts'
import type { Addition } from './membership-add.ts'
import { membershipAddWords } from './membership-add.words.ts'
import { bySelf, type TypedAddition } from './membership-add-form.tsx'

export type Organisation = { id: string; name: string }

/** What a form has brought, as it was typed. */
export function typedIn(form: URLSearchParams): TypedAddition {
  const text = (name: string) => (form.get(name) ?? '').slice(0, 200).toWellFormed()
  return {
    number: text('number'),
    joined: text('joined'),
    dueOn: text('dueOn'),
    plan: text('plan') || bySelf,
  }
}

/** What the form says before anybody has typed. */
export async function untouched(visit: Visit, { id }: Organisation): Promise<TypedAddition> {
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
export async function setsDues(visit: Visit, organisationId: string): Promise<boolean> {
  if (visit.site.realm.policy.dues === 'none') return false
  return (await reachOf(visit, 'recordDues')).some(({ id }) => id === organisationId)
}

const furthest = { years: 10 } as const
const longestMember = { years: 90 } as const

/** What was typed, or what is wrong with it. */
export async function readAddition(
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

/** The plans of an organisation that may be asked of a new member. */
export async function plansOf({ app, site }: Visit, { id }: Organisation): Promise<PlanOffered[]> {
  return await plansOffered(app.db, site.realm.id, { organisationId: id, planId: null })
}
