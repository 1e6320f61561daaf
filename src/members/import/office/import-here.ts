import { reachOf } from '../../../office/reach.ts'
import type { Visit } from '../../../web/visit.ts'
import { findImport, type MemberImport } from './member-import.ts'

/** The import that the address names, with its organisation's name; null for one that is out of reach. */
export async function importHere(
  visit: Visit,
): Promise<{ found: MemberImport; organisation: string } | null> {
  const reach = await reachOf(visit, 'importMembers')
  const within = { realmId: visit.site.realm.id, organisationIds: reach.map(({ id }) => id) }
  const found = await findImport(visit.app.db, within, visit.params.id ?? '')
  const organisation = reach.find(({ id }) => id === found?.organisationId)
  return found && organisation ? { found, organisation: organisation.name } : null
}
