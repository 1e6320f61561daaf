import type { Permission } from '../../accounts/permissions.ts'
import { reachOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'
import { findHeld, type HeldPerson } from './held-person.ts'

/** Whom an address names, and the organisations for which one may do what one is about to do. */
export type PersonHere = { held: HeldPerson; organisationIds: readonly string[] }

/** The person of `/bureau/adherents/:id`, or null when there is nobody in reach with that identifier. */
export async function personHere(visit: Visit, permission: Permission): Promise<PersonHere | null> {
  const organisationIds = (await reachOf(visit, permission)).map(({ id }) => id)
  const within = { realmId: visit.site.realm.id, organisationIds }
  const held = await findHeld(visit.app.db, within, visit.params.id ?? '')
  return held && { held, organisationIds }
}

/** Where the office reads what is held about a person. */
export const pathOfPerson = (id: string) => `/bureau/adherents/${id}`
