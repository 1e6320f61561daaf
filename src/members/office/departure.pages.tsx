import { dayInFigures } from '../../dues/due-day.words.ts'
import { todayOf } from '../../dues/office/today.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios } from '../../html/choice.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { readDay } from '../../html/day-typed.ts'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Handler, Visit } from '../../web/visit.ts'
import { type Departure, depart, readmit } from './departure.ts'
import { departureWords } from './departure.words.ts'
import { Consequences } from './departure-consequences.tsx'
import type { HeldMembership, HeldPerson } from './held-person.ts'
import { holdNotice } from './hold-notice.tsx'
import { nameOf } from './name-of.ts'
import { pathOfPerson, personHere } from './person-here.ts'
import { refusedPage } from './refused.pages.tsx'

/** Whom it is about, and which membership. */
type Here = { held: HeldPerson; membership: HeldMembership }

type Typed = { what: string; day: string }

/** `GET /bureau/adherents/:id/depart?adhesion=`: asks how a membership has ended, or whether it goes on after all. */
export const departurePage = withMembership(
  visit => visit.query.get('adhesion'),
  async (visit, here) =>
    here.membership.state === 'admitted'
      ? await showDeparture(visit, here, { what: '', day: dayInFigures(todayOf(visit)) }, [])
      : showReadmission(visit, here),
)

/** `POST /bureau/adherents/:id/depart`: `suite` is the state that the membership is to have. */
export const saveDeparture = withMembership(
  visit => visit.form.get('adhesion'),
  async (visit, here) => {
    const typed = { what: visit.form.get('suite') ?? '', day: (visit.form.get('jour') ?? '').slice(0, 100) }
    const { held, membership } = here
    if (typed.what === 'admitted') return leadBack(held, await readmit(visit, held, membership))
    const reading = read(visit, membership, typed)
    if ('problems' in reading) return await showDeparture(visit, here, typed, reading.problems)
    return leadBack(held, await depart(visit, held, membership, reading))
  },
)

function leadBack({ id }: HeldPerson, what: Awaited<ReturnType<typeof depart>>): Response {
  return redirect(pathOfPerson(id), [leave({ said: 'memberDeparted', what })])
}

/** Who has left, and is a member elsewhere by now, is readmitted where that can be seen: it would open the record. */
function withMembership(
  named: (visit: Visit) => string | null,
  handle: (visit: Visit, here: Here) => Promise<Response>,
): Handler {
  return async visit => {
    const held = (await personHere(visit, 'enterMembers'))?.held
    const id = named(visit)
    const membership = held?.memberships.find(each => each.id === id && each.state !== 'awaitingAdmission')
    if (!held || !membership) return notFound(visit)
    if (held.hold === 'former')
      return refusedPage(visit, held, departureWords[visit.language].title, await holdNotice(visit, held))
    return await handle(visit, { held, membership })
  }
}

/** No longer ago than the membership, or than anybody takes to notice. */
const furthestBack = { years: 10 } as const

function read(
  visit: Visit,
  { joinedOn }: HeldMembership,
  { what, day }: Typed,
): Departure | { problems: Problem[] } {
  const words = departureWords[visit.language]
  const problems: Problem[] = []
  const state = what === 'left' || what === 'deceased' ? what : null
  if (!state) problems.push({ field: 'suite', message: words.whatMissing })
  const on = readDay(day)
  const today = todayOf(visit)
  const first = joinedOn ?? today.subtract(furthestBack)
  if (!on) problems.push({ field: 'jour', message: words.dayWrong })
  else if (Temporal.PlainDate.compare(on, today) > 0)
    problems.push({ field: 'jour', message: words.dayFuture })
  else if (Temporal.PlainDate.compare(on, first) < 0)
    problems.push({ field: 'jour', message: words.dayEarly(dayInFigures(first)) })
  return state && on && problems.length === 0 ? { state, on } : { problems }
}

async function showDeparture(
  visit: Visit,
  { held, membership }: Here,
  typed: Typed,
  problems: readonly Problem[],
): Promise<Response> {
  const { language } = visit
  const words = departureWords[language]
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  const path = pathOfPerson(held.id)
  return officePage(visit, {
    title: words.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.title}</h1>
        <Whom held={held} membership={membership} />
        <form method="post" action={`${path}/depart`} noValidate>
          <input type="hidden" name="adhesion" value={membership.id} />
          <RequiredNote language={language} />
          <Radios
            name="suite"
            legend={words.what}
            value={typed.what}
            error={error('suite')}
            required
            options={(['left', 'deceased'] as const).map(value => ({ value, label: words[value] }))}
          />
          <Field
            name="jour"
            label={words.on}
            hint={words.onHint}
            value={typed.day}
            error={error('jour')}
            autocomplete="off"
            width="medium"
            required
          />
          {await Consequences({ visit, held, membership })}
          <ButtonGroup>
            <Button kind="warning">{words.save}</Button>
            <a href={path}>{words.back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}

function showReadmission(visit: Visit, { held, membership }: Here): Response {
  const { language } = visit
  const words = departureWords[language]
  const path = pathOfPerson(held.id)
  const isDead = membership.state === 'deceased'
  const others = held.memberships.filter(({ state }) => state === 'deceased')
  return officePage(visit, {
    title: words.readmit,
    children: (
      <>
        <h1>{words.readmit}</h1>
        <Whom held={held} membership={membership} />
        <p>{words.readmitHelp(membership.organisationName)}</p>
        {isDead && others.length > 1 && <p>{words.readmitDead}</p>}
        {membership.dueOn && visit.site.realm.policy.dues !== 'none' && (
          <p>{words.readmitDay(dayInWords(membership.dueOn, language))}</p>
        )}
        <form method="post" action={`${path}/depart`}>
          <input type="hidden" name="adhesion" value={membership.id} />
          <ButtonGroup>
            <Button name="suite" value="admitted">
              {words.readmit}
            </Button>
            <a href={path}>{words.back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}

function Whom({ held, membership }: Here) {
  return <p class="lead">{[nameOf(held), membership.organisationName].filter(Boolean).join(', ')}</p>
}
