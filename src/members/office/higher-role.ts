import { type Permission, permissionsOf } from '../../accounts/permissions.ts'
import { reachOf } from '../../office/reach.ts'
import type { Visit } from '../../web/visit.ts'

/**
 * Whether a person's roles, those to come included, allow anything that those of the person who asks do not,
 * or for another organisation. Whoever may change an address could then read the letter that opens its account:
 * so nobody may change that of a higher role.
 */
export async function holdsMore(visit: Visit, personId: string): Promise<boolean> {
  const { app, site } = visit
  const now = app.clock.now()
  const roles = await app.db
    .selectFrom('role')
    .select(['organisation_id', 'name'])
    .where('realm_id', '=', site.realm.id)
    .where('person_id', '=', personId)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .execute()
  const reaches = new Map<Permission, ReadonlySet<string>>()
  for (const role of roles) {
    for (const permission of permissionsOf(role.name)) {
      const reach = reaches.get(permission) ?? new Set((await reachOf(visit, permission)).map(({ id }) => id))
      reaches.set(permission, reach)
      if (!reach.has(role.organisation_id)) return true
    }
  }
  return false
}
