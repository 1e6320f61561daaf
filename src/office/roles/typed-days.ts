import { dayInWords } from '../../html/day-in-words.ts'
import { readDay } from '../../html/day-typed.ts'
import type { Problem } from '../../html/error-summary.tsx'
import type { Visit } from '../../web/visit.ts'
import { endOf, startOf } from './role-days.ts'
import { rolesWords } from './roles.words.ts'

/** Nobody is elected for longer; a later year is a slip of the finger. */
const furthest = { years: 30 } as const

const todayOf = ({ app, site }: Visit) =>
  app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()

/** What is wrong with a day so far away, if anything is. */
export function tooFar(visit: Visit, day: Temporal.PlainDate): string | null {
  const last = todayOf(visit).add(furthest)
  const { language } = visit
  return Temporal.PlainDate.compare(day, last) > 0
    ? rolesWords[language].tooFar(dayInWords(last, language))
    : null
}

/** The moments between which a new role is to hold, from the first and the last day as they were typed. */
export function readDays(
  visit: Visit,
  typed: { start: string; end: string },
): { startsAt: Temporal.Instant; endsAt: Temporal.Instant | null } | { problems: Problem[] } {
  const words = rolesWords[visit.language]
  const { timeZone } = visit.site.realm
  const today = todayOf(visit)
  const start = typed.start.trim() === '' ? today : readDay(typed.start)
  const end = typed.end.trim() === '' ? null : readDay(typed.end)
  const problems: Problem[] = []
  const wrong = (field: string, message: string | null) => message && problems.push({ field, message })
  if (!start) wrong('debut', words.dayWrong)
  else if (Temporal.PlainDate.compare(start, today) < 0) wrong('debut', words.startPast)
  else wrong('debut', tooFar(visit, start))
  if (typed.end.trim() !== '') {
    if (!end) wrong('fin', words.dayWrong)
    else if (Temporal.PlainDate.compare(end, today) < 0) wrong('fin', words.endPast)
    else if (start && Temporal.PlainDate.compare(end, start) < 0) wrong('fin', words.endBeforeStart)
    else wrong('fin', tooFar(visit, end))
  }
  if (!start || problems.length > 0) return { problems }
  return { startsAt: startOf(start, visit.app.clock.now(), timeZone), endsAt: end && endOf(end, timeZone) }
}
