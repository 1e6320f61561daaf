import { sql } from 'kysely'
import { emailKey } from '../../accounts/email-address.ts'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { wordsBeginning } from '../../database/word-search.ts'
import { isReadable } from './hold.ts'

export type MembershipState = 'awaitingAdmission' | 'admitted' | 'left' | 'deceased'

/** Which members are looked for, among those of some organisations. */
export type Filter = {
  /** Words of a name, of which the beginning is enough; the beginning of an address; or a whole number. */
  search: string
  state: MembershipState | null
  /** Only those without a password. */
  neverSignedIn: boolean
  /** Only those without an e-mail address. */
  noAddress: boolean
}

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
  /** What follows is null for a former member whose record is others' by now. */
  email: string | null
  hasAccount: boolean | null
  hasPassword: boolean | null
}

/** A page of the list, and the memberships next to which its neighbours begin, where there are any. */
export type MembersPage = { members: ListedMember[]; before: string | null; after: string | null }

/** Among whom: the members of some organisations, out of all that are in reach. */
type Among = { realmId: string; organisationIds: readonly string[]; inReach: readonly string[] }

const pageSize = 50
const order = sql`name_order(p.family_name, p.given_name) collate "C"`

/** One page of the members of these organisations, in the order of their names. */
export async function membersPage(db: Db, among: Among, filter: Filter, place: Place): Promise<MembersPage> {
  const mark = place && (await findMark(db, among, 'before' in place ? place.before : place.after))
  const backwards = mark !== null && place !== null && 'before' in place
  const direction = backwards ? sql`desc` : sql`asc`
  const words = filter.search ? await wordsBeginning(db, filter.search) : null
  const readable = isReadable({ realmId: sql`p.realm_id`, id: sql`p.id` }, among.inReach)
  const { rows } = await sql<ListedMember>`
    select m.id as "membershipId", p.id as "personId", m.organisation_id as "organisationId",
      p.given_name as "givenName", p.family_name as "familyName", m.number, m.state,
      case when r.readable then coalesce(a.email, p.email) end as email,
      case when r.readable then a.id is not null end as "hasAccount",
      case when r.readable then a.password_hash is not null end as "hasPassword"
    from person p
    join membership m on m.realm_id = p.realm_id and m.person_id = p.id
    cross join lateral (select m.state in ('admitted', 'awaitingAdmission') or ${readable} as readable) as r
    left join account_person ap on ap.realm_id = p.realm_id and ap.person_id = p.id
    left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where p.realm_id = ${among.realmId} and m.organisation_id = any(${among.organisationIds}::uuid[])
      and p.erased_at is null
      ${filter.state ? sql`and m.state = ${filter.state}` : sql``}
      ${filter.neverSignedIn ? sql`and a.password_hash is null and r.readable` : sql``}
      ${filter.noAddress ? sql`and a.id is null and p.email_key is null and r.readable` : sql``}
      ${filter.search ? sql`and p.id in (${found(among, filter.search, words)})` : sql``}
      ${mark ? beyond(mark, backwards) : sql``}
    order by ${order} ${direction}, m.id ${direction} limit ${pageSize + 1}`.execute(db)
  // Going back one comes to the first page, which is a whole one.
  if (backwards && rows.length <= pageSize) return await membersPage(db, among, filter, null)
  const members = rows.slice(0, pageSize)
  if (backwards) members.reverse()
  return {
    members,
    before: mark ? (members[0]?.membershipId ?? null) : null,
    after: backwards || rows.length > pageSize ? (members.at(-1)?.membershipId ?? null) : null,
  }
}

type Mark = { id: string; name: string }

/** The place in the order of a membership in one of these organisations. */
async function findMark(db: Db, { realmId, organisationIds }: Among, id: string): Promise<Mark | null> {
  if (!looksLikeId(id)) return null
  const { rows } = await sql<Mark>`
    select m.id, name_order(p.family_name, p.given_name) as name
    from membership m join person p on p.realm_id = m.realm_id and p.id = m.person_id
    where m.realm_id = ${realmId} and m.id = ${id} and m.organisation_id = any(${organisationIds}::uuid[])`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The first half is what the index can look up. */
function beyond({ id, name }: Mark, backwards: boolean) {
  return backwards
    ? sql`and ${order} <= ${name} and (${order} < ${name} or m.id < ${id})`
    : sql`and ${order} >= ${name} and (${order} > ${name} or m.id > ${id})`
}

/** The persons of the realm whom a search may mean, each kind of look-up along its own index. */
function found({ realmId, organisationIds, inReach }: Among, search: string, words: string | null) {
  const byName = sql`select id from person where realm_id = ${realmId}
    and search_words(given_name || ' ' || family_name) @@ ${words}::tsquery`
  // A whole address is looked for by its key, the beginning of one as it would be at the beginning of a key.
  const address = emailKey(search) ?? search.trim().normalize('NFC').toLowerCase()
  const readable = isReadable({ realmId: sql`q.realm_id`, id: sql`q.id` }, inReach)
  return sql`${words ? sql`${byName} union` : sql``}
    select q.id from person q where q.realm_id = ${realmId} and ${readable}
      and q.email_key like ${`${address.replace(/[\\%_]/g, '\\$&')}%`}
    union select person_id from membership where realm_id = ${realmId}
      and organisation_id = any(${organisationIds}::uuid[]) and number = ${search.trim()}`
}
