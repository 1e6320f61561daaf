import type { Policy } from '../organisations/policy.ts'

/** The last day in order: of what is paid for, or of the time that a new member has to pay; null where nothing is owed. */
export function firstDueDay(
  dues: Policy['dues'],
  isPaid: boolean,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (dues === 'none') return null
  if (!isPaid) return today.add({ days: dues.newMemberDays })
  return dues.period === 'calendar'
    ? today.with({ month: 12, day: 31 })
    : today.add({ years: 1 }).subtract({ days: 1 })
}
