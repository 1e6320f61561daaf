import type { Db } from '../../database/open.ts'
import type { Realm, Site } from '../../organisations/site.ts'

/**
 * Finds the site in whose words the members of an organisation are written to: its own, else that of the nearest
 * above it, else the one on which the realm signs in.
 */
export async function nearestSites(
  db: Db,
  realm: Realm,
  sites: readonly Site[],
): Promise<(organisationId: string) => Site> {
  const own = new Map<string, Site>()
  for (const site of sites)
    if (!own.has(site.organisation.id) || site.host === realm.signInHost) own.set(site.organisation.id, site)
  const signIn = sites.find(({ host }) => host === realm.signInHost)
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'parent_id'])
    .where('realm_id', '=', realm.id)
    .execute()
  const parents = new Map(rows.map(({ id, parent_id }) => [id, parent_id]))
  return organisationId => {
    for (let id: string | null | undefined = organisationId; id; id = parents.get(id)) {
      const site = own.get(id)
      if (site) return site
    }
    if (!signIn) throw new Error('a realm has the site on which it signs in')
    return signIn
  }
}
