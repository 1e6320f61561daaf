import { sql } from 'kysely'
import type { VisitorPerson } from '../accounts/visitor.ts'
import type { Db } from '../database/open.ts'
import type { Site, Visibility } from '../organisations/site.ts'
import type { Visit } from '../web/visit.ts'

/** Whether a page is open to who asks; if not, what there is to do first, or that it is for others. */
export type Reading = 'open' | 'signIn' | 'whoAreYou' | 'restricted' | 'forOthers'

/** Who may read a page of the site that was asked. Whoever runs the site reads all that is published on it. */
export async function readingOf(visit: Visit, visibility: Visibility): Promise<Reading> {
  const { visitor, site, app } = visit
  if (visibility === 'everyone') return 'open'
  if (!visitor) return 'signIn'
  if (!visitor.person) return 'whoAreYou'
  if (visitor.person.standing !== 'open') return 'restricted'
  if (visibility === 'realm' || runs(visitor.person, site)) return 'open'
  return visibility === 'organisation' && (await isMemberOf(app.db, site, visitor.person))
    ? 'open'
    : 'forOthers'
}

/** Whether a person has a role in the organisation of a site, or in one above it. */
function runs(person: VisitorPerson, { organisation }: Site): boolean {
  const holders = [organisation.id, ...organisation.above]
  return person.roles.some(({ organisationId }) => holders.includes(organisationId))
}

/**
 * Whether a person, who gets in, is admitted to the organisation of a site or to one below it, and not suspended there. Dues
 * that are late there do not close it to who has paid elsewhere: paid in one organisation opens the realm.
 */
async function isMemberOf(db: Db, { organisation, realm }: Site, person: VisitorPerson): Promise<boolean> {
  const own = person.memberships.filter(({ state, suspended }) => state === 'admitted' && !suspended)
  const ids = own.map(({ organisationId }) => organisationId)
  if (ids.length === 0 || ids.includes(organisation.id)) return ids.length > 0
  const { rows } = await sql`
    with recursive up as (
      select id, parent_id from organisation where realm_id = ${realm.id} and id = any(${ids}::uuid[])
      union
      select o.id, o.parent_id from up join organisation o on o.realm_id = ${realm.id} and o.id = up.parent_id
    ) select 1 from up where id = ${organisation.id}`.execute(db)
  return rows.length > 0
}
