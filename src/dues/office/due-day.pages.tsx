import { Button, ButtonGroup } from '../../html/button.tsx'
import { readDay } from '../../html/day-typed.ts'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { RequiredNote } from '../../html/required-note.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { dayInFigures } from '../due-day.words.ts'
import { moveDueDay } from './changes.ts'
import { changesWords } from './changes.words.ts'
import { type MembershipHere, membershipHere, nameSaid, pathOfLedger } from './membership-here.ts'
import { longestReason, reasonIn } from './reason-typed.ts'
import { todayOf } from './today.ts'

const furthest = { years: 10 } as const

type Typed = { day: string; reason: string }

/** `GET /bureau/cotisations/:id/echeance`. */
export async function dueDayPage(visit: Visit): Promise<Response> {
  const membership = await membershipHere(visit, 'recordDues')
  if (!membership) return notFound(visit)
  const day = membership.dueOn ? dayInFigures(membership.dueOn) : ''
  return show(visit, membership, { day, reason: '' }, [])
}

/** `POST /bureau/cotisations/:id/echeance`. */
export async function saveDueDay(visit: Visit): Promise<Response> {
  const membership = await membershipHere(visit, 'recordDues')
  if (!membership) return notFound(visit)
  const words = changesWords[visit.language]
  const typed = {
    day: (visit.form.get('date') ?? '').slice(0, 100).toWellFormed(),
    reason: reasonIn(visit.form),
  }
  const dueOn = readDay(typed.day)
  const problems: Problem[] = []
  const wrong = problemOf(dueOn, todayOf(visit), words)
  if (wrong) problems.push({ field: 'date', message: wrong })
  if (!typed.reason) problems.push({ field: 'motif', message: words.reasonMissing })
  if (typed.reason.length > longestReason)
    problems.push({ field: 'motif', message: words.reasonLong(longestReason) })
  if (!dueOn || problems.length > 0) return show(visit, membership, typed, problems)
  await moveDueDay(visit, membership, dueOn, typed.reason)
  return redirect(pathOfLedger(membership.id), [leave({ said: 'duesKept', what: 'moved' })])
}

function problemOf(
  dueOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  words: (typeof changesWords)['fr'],
): string | null {
  if (!dueOn) return words.dueWrong
  const beyond = [today.add(furthest), today.subtract(furthest)] as const
  const isFar =
    Temporal.PlainDate.compare(dueOn, beyond[0]) > 0 || Temporal.PlainDate.compare(dueOn, beyond[1]) < 0
  return isFar ? words.dueFar : null
}

function show(
  visit: Visit,
  membership: MembershipHere,
  typed: Typed,
  problems: readonly Problem[],
): Response {
  const { language } = visit
  const words = changesWords[language]
  const error = (field: string) => problems.find(problem => problem.field === field)?.message
  const path = pathOfLedger(membership.id)
  return officePage(visit, {
    title: words.moveTitle,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{words.moveTitle}</h1>
        <p class="lead">{nameSaid(membership)}</p>
        <p>{words.moveExplain}</p>
        <form method="post" action={`${path}/echeance`} noValidate>
          <RequiredNote language={language} />
          <Field
            name="date"
            label={words.dueOn}
            hint={words.dueHint}
            value={typed.day}
            error={error('date')}
            autocomplete="off"
            width="medium"
            required
          />
          <Field
            name="motif"
            label={words.reason}
            hint={words.reasonHint}
            value={typed.reason}
            error={error('motif')}
            autocomplete="off"
            required
          />
          <ButtonGroup>
            <Button>{words.move}</Button>
            <a href={path}>{words.back}</a>
          </ButtonGroup>
        </form>
      </>
    ),
  })
}
