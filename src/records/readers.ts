import { may } from '../accounts/permissions.ts'
import { isLate } from '../accounts/standing.ts'
import type { VisitorPerson } from '../accounts/visitor.ts'
import { reachOf } from '../office/reach.ts'
import type { Rubric } from '../organisations/rubric.ts'
import type { Visit } from '../web/visit.ts'
import { todayOf } from './rubrics.ts'

/** Whether a rubric is open to who asks; if not, what there is to do first. */
export type Reading = 'open' | 'signIn' | 'whoAreYou' | 'restricted' | 'late'

/** Who may read a rubric; whoever publishes its records may read it too. */
export function readingOf(visit: Visit, rubric: Pick<Rubric, 'readableBy'>): Reading {
  const { visitor } = visit
  if (rubric.readableBy === 'everyone') return 'open'
  if (!visitor) return 'signIn'
  if (!visitor.person) return 'whoAreYou'
  if (visitor.person.standing !== 'open') return 'restricted'
  if (rubric.readableBy === 'members' || may(visitor, 'publishRecords')) return 'open'
  return isPaidUp(visitor.person, todayOf(visit)) ? 'open' : 'late'
}

/** Whether a person has a membership whose dues are paid, or that has none. */
function isPaidUp(person: VisitorPerson, today: Temporal.PlainDate): boolean {
  return person.memberships.some(
    membership => membership.state === 'admitted' && !membership.suspended && !isLate(membership, today),
  )
}

/** Whose a record is, and who else may see it: `isPublished` and `isSubmitted` speak of what is asked for, an image too. */
export type Readable = {
  personId: string
  organisationId: string
  isPublished: boolean
  isSubmitted: boolean
}

/**
 * Whether who asks may see something of a record: its author always, those who read the rubric once it is
 * published, and those who publish for its organisation as soon as it is proposed to them.
 */
export async function mayRead(visit: Visit, rubric: Rubric, record: Readable): Promise<boolean> {
  if (visit.visitor?.person?.id === record.personId) return true
  if (record.isPublished && readingOf(visit, rubric) === 'open') return true
  if (!(record.isPublished || record.isSubmitted) || visit.visitor?.person?.standing !== 'open') return false
  return (await reachOf(visit, 'publishRecords')).some(({ id }) => id === record.organisationId)
}
