import type { Permission } from '../../accounts/permissions.ts'
import type { Visit } from '../../web/visit.ts'
import type { HeldMembership } from './held-person.ts'
import { type PersonHere, personHere } from './person-here.ts'

/** Whom it is about, which membership, and the organisations for which one may do what one is about to do. */
export type MembershipOfPerson = PersonHere & { membership: HeldMembership }

/**
 * The membership that an address or a form names (`adhesion`), of the person of `/bureau/adherents/:id`; null where it is out of
 * reach. One that awaits its admission is decided with its application.
 */
export async function membershipOfPerson(
  visit: Visit,
  permission: Permission,
): Promise<MembershipOfPerson | null> {
  const here = await personHere(visit, permission)
  const named = visit.method === 'POST' ? visit.form : visit.query
  const id = named.get('adhesion')
  const membership = here?.held.memberships.find(each => each.id === id && each.state !== 'awaitingAdmission')
  return here && membership ? { ...here, membership } : null
}
