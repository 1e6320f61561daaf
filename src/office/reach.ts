import { organisationsWhere, type Permission } from '../accounts/permissions.ts'
import { organisationsBelow } from '../organisations/organisations-below.ts'
import type { Visit } from '../web/visit.ts'

/** The organisations for which the person who asks has a permission, those below included. */
export async function reachOf(visit: Visit, permission: Permission): Promise<{ id: string; name: string }[]> {
  const tops = visit.visitor ? organisationsWhere(visit.visitor, permission) : []
  return await organisationsBelow(visit.app.db, visit.site.realm.id, tops)
}

/**
 * What the lists of the office show: of the organisations for which the person who asks has a permission, the one in
 * view and those below it; all of them while none is in view. What one opens from a list is looked up in the whole reach.
 */
export async function viewOf(visit: Visit, permission: Permission): Promise<{ id: string; name: string }[]> {
  const reach = await reachOf(visit, permission)
  const inView = visit.office?.inView
  if (!inView) return reach
  const below = new Set(inView.below)
  return reach.filter(({ id }) => below.has(id))
}
