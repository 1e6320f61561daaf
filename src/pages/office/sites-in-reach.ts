import { organisationsWhere, type Permission } from '../../accounts/permissions.ts'
import type { Visitor } from '../../accounts/visitor.ts'
import type { Site } from '../../organisations/site.ts'
import type { Visit } from '../../web/visit.ts'

/** Whether somebody's roles give a permission for the organisation of a site. */
export function reaches(visitor: Visitor | null, permission: Permission, { organisation }: Site): boolean {
  const tops = visitor ? organisationsWhere(visitor, permission) : []
  return [organisation.id, ...organisation.above].some(id => tops.includes(id))
}

/**
 * The sites for which the person who asks has a permission: first that of the organisation in view, then the one that
 * was asked, the others by name.
 */
export async function sitesInReach(visit: Visit, permission: Permission): Promise<Site[]> {
  const { app, site, visitor } = visit
  const sites = (await app.sites.ofRealm(site.realm.id)).filter(each => reaches(visitor, permission, each))
  const inView = visit.office?.inView?.id
  const rank = (each: Site) => (each.organisation.id === inView ? 0 : each.id === site.id ? 1 : 2)
  return sites.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'fr'))
}
