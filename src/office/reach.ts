import { organisationsWhere, type Permission } from '../accounts/permissions.ts'
import { organisationsBelow } from '../organisations/organisations-below.ts'
import type { Visit } from '../web/visit.ts'

/** The organisations for which the person who asks has a permission, those below included. */
export async function reachOf(visit: Visit, permission: Permission): Promise<{ id: string; name: string }[]> {
  const tops = visit.visitor ? organisationsWhere(visit.visitor, permission) : []
  return await organisationsBelow(visit.app.db, visit.site.realm.id, tops)
}
