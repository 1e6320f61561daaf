import { reachOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'
import { isArchived } from './archived.ts'
import type { HeldPerson } from './held-person.ts'
import { holdsMore } from './higher-role.ts'
import { personHere } from './person-here.ts'

/** What who asks may do about a person: what is not here is not shown. */
export type MemberRights = {
  mayChange: boolean
  maySendLink: boolean
  mayChangeAddress: boolean
  /** What only somebody with that role may change. */
  hasHigherRole: boolean
  mayAddMembership: boolean
  mayErase: boolean
  /** Nobody writes to who has left or died everywhere. */
  isArchived: boolean
  /** For memberships of which organisations one may do what. */
  departuresOf: readonly string[]
  movesOf: readonly string[]
  suspensionsOf: readonly string[]
  duesOf: readonly string[]
  recordsDuesOf: readonly string[]
}

/** @param entering the person as one reaches it to enter and correct members; undefined where one does not. */
export async function rightsOver(
  visit: Visit,
  held: HeldPerson,
  entering: HeldPerson | undefined,
): Promise<MemberRights> {
  const reach = async (permission: Parameters<typeof reachOf>[1]) =>
    (await reachOf(visit, permission)).map(({ id }) => id)
  const isIn = held.hold !== 'former'
  const [enters, moves] = [await reach('enterMembers'), await reach('moveMembers')]
  const isWhole = entering?.hold === 'whole'
  const hasHigherRole = isWhole && (await holdsMore(visit, held.id))
  const archived = await isArchived(visit, held)
  const isFree = (id: string) => held.memberships.every(({ organisationId }) => organisationId !== id)
  return {
    mayChange: entering !== undefined && entering.hold !== 'former',
    maySendLink: isWhole && !archived,
    mayChangeAddress: isWhole && !hasHigherRole,
    hasHigherRole,
    mayAddMembership: isIn && entering !== undefined && entering.hold !== 'former' && enters.some(isFree),
    mayErase: (await personHere(visit, 'eraseMembers'))?.held.hold === 'whole',
    isArchived: archived,
    departuresOf: entering && entering.hold !== 'former' ? enters : [],
    // Both where it is and where it goes.
    movesOf: isIn && moves.length > 1 ? moves : [],
    suspensionsOf: isIn ? await reach('suspendMembers') : [],
    duesOf: await reach('seeDues'),
    recordsDuesOf: isIn ? await reach('recordDues') : [],
  }
}
