import { looksLikeId, newId } from '../../database/new-id.ts'
import { readDay } from '../../html/day-typed.ts'
import type { Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import type { NewPayment } from '../ledger.ts'
import { moneyInWords, mostCents, readMoney } from '../money.ts'
import { lineIn } from './line-typed.ts'
import type { PaymentEntry } from './payment.ts'
import { paymentWords } from './payment.words.ts'

const longestNote = 200
const furthestBack = { years: 10 } as const

const methods = ['transfer', 'cheque', 'cash'] as const satisfies readonly NewPayment['method'][]

/** The form of a payment as it was filled in: an amount for each membership, in the order of the form. */
export type TypedPayment = {
  id: string
  parts: readonly { membershipId: string; amount: string }[]
  day: string
  method: string
  note: string
}

/** The field of the amount for a membership. */
export const fieldOfPart = (membershipId: string) => `part-${membershipId}`

export function paymentTyped(form: URLSearchParams): TypedPayment {
  const line = (name: string) => lineIn(form, name, 500)
  const parts = [...form.keys()].flatMap(name => {
    const membershipId = name.startsWith('part-') ? name.slice('part-'.length) : ''
    return looksLikeId(membershipId) ? [{ membershipId, amount: line(name) }] : []
  })
  const id = line('id')
  return {
    id: looksLikeId(id) ? id : newId(),
    // More than one adds by hand is no form of ours.
    parts: parts.slice(0, 100),
    day: line('date'),
    method: line('moyen'),
    note: line('note'),
  }
}

/** Checks a form, as of today where the realm is. */
export function readPayment(
  typed: TypedPayment,
  today: Temporal.PlainDate,
  language: Language,
): { entry: PaymentEntry } | { problems: Problem[] } {
  const words = paymentWords[language]
  const amounts = typed.parts.map(part => ({ ...part, cents: part.amount ? readMoney(part.amount) : 0 }))
  const [first] = typed.parts
  const problems = amounts
    .filter(({ cents }) => cents === null)
    .map(({ membershipId }) => ({ field: fieldOfPart(membershipId), message: words.amountWrong }))
  if (amounts.every(({ cents }) => cents === 0))
    problems.push({ field: first ? fieldOfPart(first.membershipId) : 'date', message: words.amountMissing })
  const last = amounts.findLast(({ cents }) => cents)
  if (last && amounts.reduce((sum, { cents }) => sum + (cents ?? 0), 0) > mostCents) {
    const message = words.amountsTogether(moneyInWords(mostCents, language))
    problems.push({ field: fieldOfPart(last.membershipId), message })
  }
  const receivedOn = readDay(typed.day)
  const dayProblem = problemOfDay(receivedOn, today, words)
  if (dayProblem) problems.push({ field: 'date', message: dayProblem })
  const method = methods.find(name => name === typed.method)
  if (!method) problems.push({ field: 'moyen', message: words.methodMissing })
  if (typed.note.length > longestNote) problems.push({ field: 'note', message: words.noteLong(longestNote) })
  if (problems.length > 0 || !receivedOn || !method) return { problems }
  const shares = amounts.flatMap(({ membershipId, cents }) =>
    cents ? [{ membershipId, amountCents: cents }] : [],
  )
  return { entry: { formId: typed.id, receivedOn, method, shares, note: typed.note || null } }
}

function problemOfDay(
  day: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  words: (typeof paymentWords)['fr'],
): string | null {
  if (!day) return words.dayWrong
  if (Temporal.PlainDate.compare(day, today) > 0) return words.dayFuture
  return Temporal.PlainDate.compare(day, today.subtract(furthestBack)) < 0 ? words.dayOld : null
}
