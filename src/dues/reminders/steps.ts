import type { DuesRules } from '../due-day.ts'

/** The due days for which a step is the latest that has come, both inclusive; nothing is older than the calendar. */
export type StepToday = {
  step: number
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  earlier: number[]
}

const calendarBegins = Temporal.PlainDate.from('0001-01-01')

/** The steps of a policy, each once, in their order: days after the due day, before it when negative. */
function stepsOf({ remindOn }: Pick<DuesRules, 'remindOn'>): number[] {
  return [...new Set(remindOn)].sort((one, other) => one - other)
}

/** Which step has come for which due days; the earlier ones are behind. */
export function stepsToday(rules: Pick<DuesRules, 'remindOn'>, today: Temporal.PlainDate): StepToday[] {
  const steps = stepsOf(rules)
  return steps.map((step, place) => {
    const next = steps[place + 1]
    return {
      step,
      first: next === undefined ? calendarBegins : today.subtract({ days: next }).add({ days: 1 }),
      last: today.subtract({ days: step }),
      earlier: steps.slice(0, place),
    }
  })
}

/**
 * Whether a letter is written for the step that has come. Not for one that announces a due day which has passed, nor
 * for one that came before the last letter did: a policy that was changed asks nobody twice.
 */
export function isWritten(
  step: number,
  dueOn: Temporal.PlainDate,
  { today, lastLetterOn }: { today: Temporal.PlainDate; lastLetterOn: Temporal.PlainDate | null },
): boolean {
  if (step <= 0 && Temporal.PlainDate.compare(dueOn, today) < 0) return false
  return lastLetterOn === null || Temporal.PlainDate.compare(lastLetterOn, dueOn.add({ days: step })) < 0
}

/**
 * The step after which a membership is suspended; null where nobody is reminded of a day that has passed. What announces
 * the due day is no reminder: nobody was late then.
 */
export function lastStep(rules: Pick<DuesRules, 'remindOn' | 'suspendAfterReminders'>): number | null {
  const steps = stepsOf(rules).filter(step => step > 0)
  return steps[Math.min(rules.suspendAfterReminders, steps.length) - 1] ?? null
}

/** How a letter speaks: of what is to come, of the first time it is late, again, and of what happens next. */
export type Tone = 'before' | 'first' | 'again' | 'last'

/** The tone of a step; one that the policy no longer has speaks like those beside it. */
export function toneOf(rules: Pick<DuesRules, 'remindOn' | 'suspendAfterReminders'>, step: number): Tone {
  if (step <= 0) return 'before'
  const last = lastStep(rules)
  if (last !== null && step >= last) return 'last'
  return stepsOf(rules).some(other => other > 0 && other < step) ? 'again' : 'first'
}
