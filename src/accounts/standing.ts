import type { Policy } from '../organisations/policy.ts'
import type { Membership, Standing } from './visitor.ts'

/** Whether dues are past: a due day ends at midnight in the realm's time zone. */
export function isLate(membership: Pick<Membership, 'dueOn'>, today: Temporal.PlainDate): boolean {
  return membership.dueOn !== null && Temporal.PlainDate.compare(membership.dueOn, today) < 0
}

/**
 * How a person stands with a realm. One membership that is in order opens the whole realm, and so does a
 * role; otherwise the reason that the person can do most about is the one that is told.
 */
export function standingOf(
  policy: Pick<Policy, 'entry'>,
  memberships: readonly Membership[],
  holdsRole: boolean,
  today: Temporal.PlainDate,
): Standing {
  if (holdsRole) return 'open'
  const each = memberships.map(membership => standingOfOne(policy, membership, today))
  return order.find(standing => each.includes(standing)) ?? 'former'
}

const order: readonly Standing[] = ['open', 'late', 'suspended', 'awaitingAdmission', 'former']

function standingOfOne(
  policy: Pick<Policy, 'entry'>,
  membership: Membership,
  today: Temporal.PlainDate,
): Standing {
  if (membership.state === 'awaitingAdmission') return 'awaitingAdmission'
  if (membership.state !== 'admitted') return 'former'
  if (membership.suspended) return 'suspended'
  return policy.entry === 'paidUp' && isLate(membership, today) ? 'late' : 'open'
}
