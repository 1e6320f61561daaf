import type { Visit } from '../../web/visit.ts'
import type { HeldPerson } from './held-person.ts'

/**
 * Whether somebody has left or died everywhere, and runs nothing: no letter goes there any more, until the person is readmitted.
 * Only of a record that one holds whole can this be known.
 */
export async function isArchived({ app, site }: Visit, held: HeldPerson): Promise<boolean> {
  if (held.hold !== 'whole') return false
  if (held.memberships.some(({ state }) => state === 'admitted' || state === 'awaitingAdmission'))
    return false
  const now = app.clock.now()
  const role = await app.db
    .selectFrom('role')
    .select('id')
    .where('realm_id', '=', site.realm.id)
    .where('person_id', '=', held.id)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .limit(1)
    .executeTakeFirst()
  return role === undefined
}
