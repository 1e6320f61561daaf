import { sql } from 'kysely'
import type { Permission } from '../../accounts/permissions.ts'
import { reachOf, viewOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'
import { type Asked, askedBy } from './list-address.ts'
import type { Among } from './list-filter.ts'

/** Which list somebody of the office asks for: what of, and among whom. */
export type ListHere = {
  asked: Asked
  /** The organisations in view, by name. */
  view: readonly { id: string; name: string }[]
  among: Among
}

/** The list that an address or a form asks for, of the members of the organisations for which one has a permission. */
export async function listHere(
  visit: Visit,
  fields: URLSearchParams,
  permission: Permission,
): Promise<ListHere> {
  const { realm } = visit.site
  const view = await viewOf(visit, permission)
  const inReach = (await reachOf(visit, permission)).map(({ id }) => id)
  const read = askedBy(fields, view)
  const asked = realm.policy.dues === 'none' ? { ...read, dues: null } : read
  const organisationIds = asked.organisationId ? [asked.organisationId] : view.map(({ id }) => id)
  const today = visit.app.clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from organisation where realm_id = ${realm.id}`.execute(visit.app.db)
  const ofRealm = rows[0]?.count ?? 0
  return { asked, view, among: { realmId: realm.id, organisationIds, inReach, ofRealm, today } }
}
