import type { Catalog, Language } from '../html/language.ts'
import type { Because } from './due-day.ts'

/** A day in figures, as the office writes it: 12/10/2026. */
export function dayInFigures(day: Temporal.PlainDate): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(day.day)}/${two(day.month)}/${day.year}`
}

type Reasons = { [Rule in Because['rule']]: (because: Extract<Because, { rule: Rule }>) => string }

const figures = (day: string) => dayInFigures(Temporal.PlainDate.from(day))

const fr = {
  paid: (paidOn: string) => `payée le ${paidOn}`,
  validTo: (dueOn: string) => `valable jusqu'au ${dueOn}`,
  toPayBy: (dueOn: string) => `à payer jusqu'au ${dueOn}`,
  reasons: {
    newMember: ({ days }) => `parce qu'un nouvel adhérent a ${days} jours pour payer`,
    year: ({ from }) => `parce qu'elle vaut un an à partir du ${figures(from)}`,
    followsOn: ({ from }) =>
      `parce qu'elle vaut un an à la suite de la précédente, à partir du ${figures(from)}`,
    period: ({ to, rolledOver }) =>
      rolledOver
        ? `parce qu'une première cotisation payée en fin de période vaut aussi pour la suivante, qui finit le ${figures(to)}`
        : `parce que la période payée finit le ${figures(to)}`,
    given: () => 'parce que le bureau a fixé cette date',
  } satisfies Reasons as Reasons,
}

const en: typeof fr = {
  paid: paidOn => `paid on ${paidOn}`,
  validTo: dueOn => `valid until ${dueOn}`,
  toPayBy: dueOn => `to be paid by ${dueOn}`,
  reasons: {
    newMember: ({ days }) => `because a new member has ${days} days to pay`,
    year: ({ from }) => `because they are good for a year from ${figures(from)}`,
    followsOn: ({ from }) => `because they are good for a year after the ones before, from ${figures(from)}`,
    period: ({ to, rolledOver }) =>
      rolledOver
        ? `because first dues that are paid late in a period are good for the next one too, which ends on ${figures(to)}`
        : `because the period ends on ${figures(to)}`,
    given: () => 'because the office has set this date',
  },
}

const catalog: Catalog<typeof fr> = { fr, en }

export type ExplainedDay = {
  paidOn: Temporal.PlainDate | null
  dueOn: Temporal.PlainDate
  because: Because
}

/**
 * Until when dues are good, and why: « payée le 12/10/2026, valable jusqu'au 31/12/2027, parce que … ». It begins with a
 * small letter and has no full stop, so that it fits after « Cotisation ».
 */
export function dueDayInWords({ paidOn, dueOn, because }: ExplainedDay, language: Language): string {
  const words = catalog[language]
  // The compiler does not follow that a rule and its reason belong together.
  const reason = words.reasons[because.rule] as (because: Because) => string
  const day = dayInFigures(dueOn)
  const until = because.rule === 'newMember' ? words.toPayBy(day) : words.validTo(day)
  return [...(paidOn ? [words.paid(dayInFigures(paidOn))] : []), until, reason(because)].join(', ')
}
