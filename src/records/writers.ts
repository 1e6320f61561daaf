import { organisationsWhere } from '../accounts/permissions.ts'
import { isLate } from '../accounts/standing.ts'
import { reachOf } from '../office/reach.ts'
import type { Rubric } from '../organisations/rubric.ts'
import type { Visit } from '../web/visit.ts'
import { todayOf } from './rubrics.ts'

/** For which organisation somebody may write in a rubric; if not, why. */
export type Writing = { organisationId: string } | { refused: 'late' | 'office' | 'notMember' }

/** Whether who asks may write in a rubric: as the policy says of members, and whoever publishes records in any. */
export function writingOf(visit: Visit, rubric: Pick<Rubric, 'writableBy'>): Writing {
  const { visitor, site } = visit
  const person = visitor?.person
  if (!visitor || !person) return { refused: 'notMember' }
  const publishesFor = organisationsWhere(visitor, 'publishRecords')
  const memberships = person.memberships
    .filter(({ state, suspended }) => state === 'admitted' && !suspended)
    .filter(membership => rubric.writableBy === 'members' || !isLate(membership, todayOf(visit)))
    .map(({ organisationId }) => organisationId)
  const organisations = rubric.writableBy === 'office' ? publishesFor : [...memberships, ...publishesFor]
  const organisationId = organisations.includes(site.organisation.id)
    ? site.organisation.id
    : organisations[0]
  if (organisationId) return { organisationId }
  if (rubric.writableBy === 'office') return { refused: 'office' }
  return { refused: person.memberships.some(({ state }) => state === 'admitted') ? 'late' : 'notMember' }
}

/** Whether who asks publishes the records of an organisation. */
export async function publishesFor(visit: Visit, organisationId: string): Promise<boolean> {
  return (await reachOf(visit, 'publishRecords')).some(({ id }) => id === organisationId)
}
