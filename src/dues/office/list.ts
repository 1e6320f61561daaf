import { type RawBuilder, sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { wordsBeginning } from '../../database/word-search.ts'

/** Which memberships a treasurer looks at. */
export type DuesFilter = 'all' | 'late' | 'soon' | 'announced' | 'toSuspend'

/** Within how many days a due day is near. */
const soonDays = 30

export type ListedDues = {
  membershipId: string
  organisationId: string
  givenName: string
  familyName: string
  number: string | null
  state: 'admitted' | 'left' | 'deceased'
  dueOn: Temporal.PlainDate | null
  suspended: boolean
  toSuspend: boolean
  announcedAt: Temporal.Instant | null
  /** What is left of the due that is open; null where none is. */
  owedCents: number | null
}

export type Asked = { filter: DuesFilter; search: string }
export type Place = { after: string } | { before: string } | null
export type DuesPage = { rows: ListedDues[]; before: string | null; after: string | null }

/** Of which organisations, and what day it is there. */
export type Among = { realmId: string; organisationIds: readonly string[]; today: Temporal.PlainDate }

const pageSize = 50
const openDue = sql`d.realm_id = m.realm_id and d.membership_id = m.id and d.settled_at is null and d.cancelled_at is null`
const openRequest = sql`r.realm_id = m.realm_id and r.membership_id = m.id and r.decided_at is null`

/** What each filter asks of a membership. */
function conditionOf(filter: DuesFilter, today: Temporal.PlainDate): RawBuilder<unknown> {
  switch (filter) {
    case 'all':
      return sql`m.state = 'admitted'`
    case 'late':
      return sql`m.state = 'admitted' and m.due_on < ${today}`
    case 'soon':
      return sql`m.state = 'admitted' and m.due_on between ${today} and ${today.add({ days: soonDays })}`
    case 'announced':
      return sql`m.state = 'admitted'
        and exists (select from due d where ${openDue} and d.announced_at is not null)`
    case 'toSuspend':
      return sql`m.state = 'admitted' and exists (select from suspension_request r where ${openRequest})`
  }
}

/** By name where it is everybody, else by due day: who has waited longest comes first. */
const keyOf = (filter: DuesFilter) =>
  filter === 'all'
    ? sql<string>`name_order(p.family_name, p.given_name) collate "C"`
    : sql<string>`coalesce(m.due_on, 'infinity'::date)`

/** One page of what members owe. Who has left is found by a search among all. */
export async function duesPage(db: Db, among: Among, asked: Asked, place: Place): Promise<DuesPage> {
  const { realmId, organisationIds, today } = among
  const mark =
    place && (await findMark(db, among, asked.filter, 'before' in place ? place.before : place.after))
  const backwards = mark !== null && place !== null && 'before' in place
  const direction = backwards ? sql`desc` : sql`asc`
  const key = keyOf(asked.filter)
  const words = asked.search ? await wordsBeginning(db, asked.search) : null
  const condition =
    asked.search && asked.filter === 'all'
      ? sql`m.state <> 'awaitingAdmission'`
      : conditionOf(asked.filter, today)
  const { rows } = await sql<ListedDues>`
    select m.id as "membershipId", m.organisation_id as "organisationId", p.given_name as "givenName",
      p.family_name as "familyName", m.number, m.state, m.due_on as "dueOn",
      exists (select from suspension s where s.realm_id = m.realm_id and s.membership_id = m.id
        and s.lifted_at is null) as suspended,
      exists (select from suspension_request r where ${openRequest}) as "toSuspend",
      open.announced_at as "announcedAt", open.left_cents as "owedCents"
    from membership m
    join person p on p.realm_id = m.realm_id and p.id = m.person_id
    left join lateral (
      select d.announced_at, d.amount_cents - coalesce((select sum(a.amount_cents) from allocation a
        where a.realm_id = d.realm_id and a.due_id = d.id), 0)::int as left_cents
      from due d where ${openDue}
    ) open on true
    where m.realm_id = ${realmId} and m.organisation_id = any(${organisationIds}::uuid[]) and ${condition}
      ${asked.search ? sql`and (${found(realmId, asked.search, words)})` : sql``}
      ${mark ? (backwards ? sql`and (${key}, m.id) < (${mark.key}, ${mark.id})` : sql`and (${key}, m.id) > (${mark.key}, ${mark.id})`) : sql``}
    order by ${key} ${direction}, m.id ${direction} limit ${pageSize + 1}`.execute(db)
  // Going back one comes to the first page, which is a whole one.
  if (backwards && rows.length <= pageSize) return await duesPage(db, among, asked, null)
  const page = rows.slice(0, pageSize)
  if (backwards) page.reverse()
  return {
    rows: page,
    before: mark ? (page[0]?.membershipId ?? null) : null,
    after: backwards || rows.length > pageSize ? (page.at(-1)?.membershipId ?? null) : null,
  }
}

function found(realmId: string, search: string, words: string | null) {
  const byNumber = sql`m.number = ${search}`
  return words
    ? sql`${byNumber} or p.id in (select id from person where realm_id = ${realmId}
        and search_words(given_name || ' ' || family_name) @@ ${words}::tsquery)`
    : byNumber
}

type Mark = { id: string; key: string }

/** The place in the order of a membership in one of these organisations. */
async function findMark(db: Db, among: Among, filter: DuesFilter, id: string): Promise<Mark | null> {
  if (!looksLikeId(id)) return null
  const { rows } = await sql<Mark>`
    select m.id, (${keyOf(filter)})::text as key
    from membership m join person p on p.realm_id = m.realm_id and p.id = m.person_id
    where m.realm_id = ${among.realmId} and m.id = ${id}
      and m.organisation_id = any(${among.organisationIds}::uuid[])`.execute(db)
  return rows[0] ?? null
}

export type Totals = Record<Exclude<DuesFilter, 'all'>, number> & {
  members: number
  /** Of all dues that are open. */
  owedCents: number
  /** Received since 1 January, and not taken back. */
  receivedCents: number
}

/** How many there are of each, and how much is asked and received. */
export async function duesTotals(db: Db, { realmId, organisationIds, today }: Among): Promise<Totals> {
  const inReach = sql`any(${organisationIds}::uuid[])`
  const count = (filter: DuesFilter) => sql`count(*) filter (where ${conditionOf(filter, today)})::int`
  const { rows } = await sql<Totals>`
    select count(*) filter (where m.state = 'admitted')::int as members, ${count('late')} as late, ${count('soon')} as soon,
      (select count(*)::int from due d join membership m on m.realm_id = d.realm_id and m.id = d.membership_id
        where d.realm_id = ${realmId} and d.announced_at is not null and d.settled_at is null
        and d.cancelled_at is null and m.state = 'admitted' and m.organisation_id = ${inReach}) as announced,
      (select count(*)::int from suspension_request r join membership m on m.realm_id = r.realm_id
        and m.id = r.membership_id where r.realm_id = ${realmId} and r.decided_at is null
        and m.state = 'admitted' and m.organisation_id = ${inReach}) as "toSuspend",
      (select coalesce(sum(d.amount_cents - coalesce((select sum(a.amount_cents) from allocation a
          where a.realm_id = d.realm_id and a.due_id = d.id), 0)), 0)::float8
        from due d join membership m on m.realm_id = d.realm_id and m.id = d.membership_id
        where d.realm_id = ${realmId} and d.settled_at is null and d.cancelled_at is null
        and m.state = 'admitted' and m.organisation_id = ${inReach}) as "owedCents",
      (select coalesce(sum(amount_cents), 0)::float8 from payment where realm_id = ${realmId}
        and organisation_id = ${inReach} and reversed_at is null
        and received_on between ${today.with({ month: 1, day: 1 })} and ${today}) as "receivedCents"
    from membership m where m.realm_id = ${realmId} and m.organisation_id = ${inReach}`.execute(db)
  const [totals] = rows
  if (!totals) throw new Error('Counting gives one row')
  return totals
}
