import type { Db } from '../../database/open.ts'
import type { Visit } from '../../web/visit.ts'

export type Organisation = { id: string; name: string; parentId: string | null }

/** The organisations of a realm, by name. */
export async function organisationsOf(db: Db, realmId: string): Promise<Organisation[]> {
  return await db
    .selectFrom('organisation')
    .select(['id', 'name', 'parent_id as parentId'])
    .where('realm_id', '=', realmId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** What the address asks for with `organisation=`, when that is none in particular. */
export const all = 'toutes'

/** The organisation to which the list is narrowed; at first the site's own. Null for all, which is what its root means. */
export function chosenBy(visit: Visit, organisations: readonly Organisation[]): Organisation | null {
  const asked = visit.query.get('organisation') || null
  if (asked === all) return null
  const find = (wanted: string | null) => organisations.find(({ id }) => id === wanted)
  const chosen = find(asked) ?? find(visit.site.organisation.id)
  return chosen?.parentId ? chosen : null
}

/** An organisation and all below it. */
export function from(chosen: Organisation, organisations: readonly Organisation[]): string[] {
  const below = Map.groupBy(organisations, ({ parentId }) => parentId)
  const ids = [chosen.id]
  // What is added while it is gone through is gone through too.
  for (const id of ids) ids.push(...(below.get(id) ?? []).map(organisation => organisation.id))
  return ids
}
