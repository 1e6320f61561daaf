import type { Policy } from '../organisations/policy.ts'

export type DuesRules = Exclude<Policy['dues'], 'none'>

/** Why a membership is in order until a day: what `due-day.words.ts` says as a sentence, and what is kept. */
export type Because =
  | { rule: 'newMember'; days: number }
  | { rule: 'year'; from: string }
  | { rule: 'followsOn'; from: string }
  | { rule: 'period'; from: string; to: string; rolledOver: boolean }
  /** By hand, with the reason where somebody wrote one, which is the office's own; or by a file. */
  | { rule: 'given'; reason?: string }

/** What a payment covers, both days inclusive. */
export type Coverage = { from: Temporal.PlainDate; to: Temporal.PlainDate; because: Because }

/** The last day of the time that a new member has to pay. */
export function newMemberDay(
  rules: DuesRules,
  joinedOn: Temporal.PlainDate,
): { dueOn: Temporal.PlainDate; because: Because } {
  const days = rules.newMemberDays
  return { dueOn: joinedOn.add({ days }), because: { rule: 'newMember', days } }
}

/**
 * The one function that computes a due day, whatever the way in which a payment becomes known. `paidUntil` is the last
 * day that was paid for before, null where nothing was. Who pays before that day, or late where the policy says
 * `continues`, is covered from the day after it, unless that time would be over already when it is paid.
 */
export function coverage(
  rules: DuesRules,
  { paidOn, paidUntil }: { paidOn: Temporal.PlainDate; paidUntil: Temporal.PlainDate | null },
): Coverage {
  const follows = paidUntil?.add({ days: 1 })
  const isLate = follows !== undefined && Temporal.PlainDate.compare(paidOn, follows) >= 0
  if (!follows || (isLate && rules.lateRenewal === 'restarts')) return fresh(rules, paidOn)
  const to = rules.period === 'rolling' ? yearFrom(follows) : periodOf(rules, follows).to
  if (Temporal.PlainDate.compare(to, paidOn) < 0) return fresh(rules, paidOn)
  const from = follows.toString()
  return rules.period === 'rolling'
    ? { from: follows, to, because: { rule: 'followsOn', from } }
    : { from: follows, to, because: { rule: 'period', from, to: to.toString(), rolledOver: false } }
}

/** What a first payment covers, or one after a time without. */
function fresh(rules: DuesRules, paidOn: Temporal.PlainDate): Coverage {
  const from = paidOn.toString()
  if (rules.period === 'rolling')
    return { from: paidOn, to: yearFrom(paidOn), because: { rule: 'year', from } }
  const period = periodOf(rules, paidOn)
  const rollOver = rules.rollOverFrom ? dayAfter(rules.rollOverFrom, period.from) : null
  const rolledOver = rollOver !== null && Temporal.PlainDate.compare(paidOn, rollOver) >= 0
  const { to } = rolledOver ? periodOf(rules, period.to.add({ days: 1 })) : period
  return { from: paidOn, to, because: { rule: 'period', from, to: to.toString(), rolledOver } }
}

/**
 * The last day of a year that begins with a day: the eve of the same day a year later, or, where that year has no such day
 * (29 February), the last day of its month, as article 641 of the French code of civil procedure counts.
 */
function yearFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  const same = day.add({ years: 1 })
  return same.day === day.day ? same.subtract({ days: 1 }) : same
}

/** The year or season in which a day lies. */
function periodOf(
  rules: DuesRules,
  day: Temporal.PlainDate,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const start = rules.period === 'season' ? rules.seasonStartsOn : '01-01'
  const thisYear = dayInYear(start, day.year)
  const from = Temporal.PlainDate.compare(thisYear, day) <= 0 ? thisYear : dayInYear(start, day.year - 1)
  return { from, to: dayInYear(start, from.year + 1).subtract({ days: 1 }) }
}

function dayAfter(monthDay: string, day: Temporal.PlainDate): Temporal.PlainDate {
  const thisYear = dayInYear(monthDay, day.year)
  return Temporal.PlainDate.compare(thisYear, day) > 0 ? thisYear : dayInYear(monthDay, day.year + 1)
}

/** 29 February is 28 February in a year that has none. */
function dayInYear(monthDay: string, year: number): Temporal.PlainDate {
  const [month, day] = monthDay.split('-').map(Number)
  return Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 })
}
