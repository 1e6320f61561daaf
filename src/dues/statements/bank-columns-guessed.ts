import { readCents, readDay } from './amount-and-day.ts'
import type { BankColumns, Row } from './bank-headings.ts'

/**
 * Some banks write no headings: a day first, one amount with its cents, and texts. Null unless every row that begins
 * with a day has its one amount in the same place.
 */
export function columnsWithoutHeadings(rows: readonly Row[]): BankColumns | null {
  const dated = rows.map(({ cells }) => cells).filter(cells => readDay(cells[0] ?? '') !== null)
  const [first] = dated
  if (!first) return null
  const isAmount = (cell: string | undefined) =>
    /[.,]\d{2}\D*$/.test(cell ?? '') && readCents(cell ?? '') !== null
  const amounts = first.flatMap((_, at) => (dated.every(cells => isAmount(cells[at])) ? [at] : []))
  const others = dated.some(cells => cells.filter(isAmount).length !== 1)
  const [amount] = amounts
  if (amount === undefined || others) return null
  const width = Math.max(...dated.map(cells => cells.length))
  const labels = Array.from({ length: width }, (_, at) => at).filter(
    at => at !== 0 && at !== amount && dated.some(cells => /\p{L}{3}/u.test(cells[at] ?? '')),
  )
  return labels.length > 0 ? { date: 0, amount, labels } : null
}
