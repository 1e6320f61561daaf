import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import { wordsBeginning } from '../../database/word-search.ts'
import type { Visit } from '../../web/visit.ts'
import { viewOf } from '../reach.ts'
import { isIn, type Role, type RoleState, roleRows, shownRole } from './role.ts'

const pageSize = 50

/** Roles in the organisation in view and those below it, and the role after which the next page begins. */
export type RolesPage = { roles: Role[]; next: string | null }

/**
 * One page of them, searched by the name of the person or of the organisation: by organisation and name, those that have
 * ended the latest first.
 */
export async function rolesPage(
  visit: Visit,
  state: RoleState,
  { search, after, size = pageSize }: { search: string; after: string | null; size?: number },
): Promise<RolesPage> {
  const { app, site } = visit
  const view = (await viewOf(visit, 'giveRoles')).map(({ id }) => id)
  const words = search ? await wordsBeginning(app.db, search) : null
  const place = state === 'ended' ? latestFirst : byName
  const among = sql`r.realm_id = ${site.realm.id} and r.organisation_id = any(${view}::uuid[])`
  const mark =
    after && looksLikeId(after)
      ? sql`and exists (select from (
          select ${place.key} as mark from ${roleRows} where ${among} and r.id = ${after}) as x
          where ${place.key} ${place.beyond} x.mark)`
      : sql``
  const { rows } = await sql<Role>`
    select ${shownRole} from ${roleRows}
    where ${among} and ${isIn(state, app.clock.now())}
      ${search ? sql`and (p.words @@ ${words}::tsquery or search_words(o.name) @@ ${words}::tsquery)` : sql``}
      ${mark}
    order by ${place.order} limit ${size + 1}`.execute(app.db)
  const roles = rows.slice(0, size)
  return { roles, next: rows.length > size ? (roles.at(-1)?.id ?? null) : null }
}

const byName = {
  key: sql`(o.name collate "C", p.in_order, r.id)`,
  beyond: sql`>`,
  order: sql`o.name collate "C", p.in_order, r.id`,
}
const latestFirst = { key: sql`(r.ends_at, r.id)`, beyond: sql`<`, order: sql`r.ends_at desc, r.id desc` }
