import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { type Among, type Filter, isReadableHere, type MembershipState } from './list-filter.ts'
import { type Part, partsOf } from './list-plan.ts'

/** Where a page begins: after, or before, a membership that another page shows. */
export type Place = { after: string } | { before: string } | null

export type ListedMember = {
  membershipId: string
  personId: string
  organisationId: string
  givenName: string
  familyName: string
  number: string | null
  state: MembershipState
  dueOn: Temporal.PlainDate | null
  suspended: boolean
  /** What follows is null for a former member whose record is others' by now. */
  town: string | null
  email: string | null
  hasAccount: boolean | null
  hasPassword: boolean | null
}

/** A page of the list, and the memberships next to which its neighbours begin, where there are any. */
export type MembersPage = {
  members: ListedMember[]
  before: string | null
  after: string | null
  /** How many the list has; null for more than `mostCounted`. */
  count: number | null
  /** Nobody was found by what was typed: these are who is meant if there is a typing error in it. */
  near: boolean
}

/** Nobody needs the number beyond that. */
export const mostCounted = 1000

const pageSize = 50

/**
 * One page of the members of these organisations, in the order of their names; where one word is searched, those whose
 * family name begins like it come first.
 */
export async function membersPage(db: Db, among: Among, filter: Filter, place: Place): Promise<MembersPage> {
  const exact = await pageOf(db, among, filter, { place, near: false })
  if (exact.members.length > 0 || !filter.search) return exact
  const near = await pageOf(db, among, filter, { place, near: true })
  return near.members.length > 0 ? near : exact
}

type Which = { place: Place; near: boolean }

async function pageOf(db: Db, among: Among, filter: Filter, { place, near }: Which): Promise<MembersPage> {
  const parts = await partsOf(db, among, filter, near)
  const mark = place && (await findMark(db, among, parts, 'before' in place ? place.before : place.after))
  const backwards = mark !== null && place !== null && 'before' in place
  const rows = await rowsFrom(db, among, parts, mark, backwards)
  // Going back one comes to the first page, which is a whole one.
  if (backwards && rows.length <= pageSize) return await pageOf(db, among, filter, { place: null, near })
  const members = rows.slice(0, pageSize)
  if (backwards) members.reverse()
  const whole = !mark && rows.length <= pageSize
  return {
    members,
    before: mark ? (members[0]?.membershipId ?? null) : null,
    after: backwards || rows.length > pageSize ? (members.at(-1)?.membershipId ?? null) : null,
    count: whole ? members.length : await countListed(db, parts),
    near,
  }
}

/** A page's rows and one more: from the part in which the mark stands on, or back, through as many as it takes. */
async function rowsFrom(
  db: Db,
  among: Among,
  parts: readonly Part[],
  mark: Mark | null,
  backwards: boolean,
): Promise<ListedMember[]> {
  const rows: ListedMember[] = []
  const ahead = backwards ? parts.slice(0, (mark?.part ?? 0) + 1).reverse() : parts.slice(mark?.part ?? 0)
  for (const [index, part] of ahead.entries()) {
    const most = pageSize + 1 - rows.length
    if (most > 0)
      rows.push(...(await rowsOf(db, among, part, { mark: index === 0 ? mark : null, backwards, most })))
  }
  return rows
}

type Stretch = { mark: Mark | null; backwards: boolean; most: number }

/** What one row shows is looked up for the rows of the page only. */
async function rowsOf(
  db: Db,
  among: Among,
  { from, where }: Part,
  { mark, backwards, most }: Stretch,
): Promise<ListedMember[]> {
  const direction = backwards ? sql`desc` : sql`asc`
  const { rows } = await sql<ListedMember>`
    with page as materialized (
      select m.realm_id, m.id, p.id as person_id, p.in_order
      from ${from} where ${where} ${mark ? beyond(mark, backwards) : sql``}
      order by p.in_order ${direction}, m.id ${direction} limit ${most}
    )
    select m.id as "membershipId", p.id as "personId", m.organisation_id as "organisationId",
      p.given_name as "givenName", p.family_name as "familyName", m.number, m.state, m.due_on as "dueOn",
      exists (select from suspension s where s.realm_id = m.realm_id and s.membership_id = m.id
        and s.lifted_at is null) as suspended,
      case when r.readable then p.town end as town,
      case when r.readable then coalesce(a.email, p.email) end as email,
      case when r.readable then a.id is not null end as "hasAccount",
      case when r.readable then a.password_hash is not null end as "hasPassword"
    from page
    join membership m on m.realm_id = page.realm_id and m.id = page.id
    join person p on p.realm_id = page.realm_id and p.id = page.person_id
    cross join lateral (select ${isReadableHere(among)} as readable offset 0) as r
    left join account_person ap on ap.realm_id = p.realm_id and ap.person_id = p.id
    left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    order by page.in_order ${direction}, m.id ${direction}`.execute(db)
  return rows
}

/** Exact up to `mostCounted`, null beyond. */
async function countListed(db: Db, parts: readonly Part[]): Promise<number | null> {
  let count = 0
  for (const { from, where } of parts) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from (
        select from ${from} where ${where} limit ${mostCounted + 1 - count}) as counted`.execute(db)
    count += rows[0]?.count ?? 0
    if (count > mostCounted) return null
  }
  return count
}

type Mark = { id: string; name: string; part: number }

/** The place in the order of a membership in one of these organisations, whether or not it is listed by now. */
async function findMark(
  db: Db,
  { realmId, organisationIds }: Among,
  parts: readonly Part[],
  id: string,
): Promise<Mark | null> {
  if (!looksLikeId(id) || parts.length === 0) return null
  const { rows } = await sql<{ id: string; name: string; within: boolean[] }>`
    select m.id, p.in_order as name, array[${sql.join(parts.map(({ stretch }) => stretch))}] as within
    from membership m join person p on p.realm_id = m.realm_id and p.id = m.person_id
    where m.realm_id = ${realmId} and m.id = ${id} and m.organisation_id = any(${organisationIds}::uuid[])`.execute(
    db,
  )
  const [found] = rows
  return found ? { id: found.id, name: found.name, part: found.within.indexOf(true) } : null
}

/** The first half is what the index can look up. */
function beyond({ id, name }: Mark, backwards: boolean) {
  return backwards
    ? sql`and p.in_order <= ${name} and (p.in_order < ${name} or m.id < ${id})`
    : sql`and p.in_order >= ${name} and (p.in_order > ${name} or m.id > ${id})`
}
