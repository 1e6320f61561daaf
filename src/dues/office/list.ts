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

/** By name where it is everybody, else by due day, which has an index: who has waited longest comes first. */
function keyOf(filter: DuesFilter): RawBuilder<string> {
  if (filter === 'all') return sql`p.in_order`
  return filter === 'late' || filter === 'soon' ? sql`m.due_on` : sql`coalesce(m.due_on, 'infinity'::date)`
}

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
  // What one row shows is looked up for the rows of the page only.
  const { rows } = await sql<ListedDues>`
    with page as materialized (
      select m.realm_id, m.id, m.organisation_id, p.given_name, p.family_name, m.number, m.state, m.due_on, ${key} as key
      from membership m join person p on p.realm_id = m.realm_id and p.id = m.person_id
      where m.realm_id = ${realmId} and m.organisation_id = any(${organisationIds}::uuid[]) and ${condition}
        ${asked.search ? sql`and ${found(realmId, asked.search, words)}` : sql``}
        ${mark ? beyond(mark, key, backwards) : sql``}
      order by key ${direction}, m.id ${direction} limit ${pageSize + 1}
    )
    select m.id as "membershipId", m.organisation_id as "organisationId", m.given_name as "givenName",
      m.family_name as "familyName", m.number, m.state, m.due_on as "dueOn",
      exists (select from suspension s where s.realm_id = m.realm_id and s.membership_id = m.id
        and s.lifted_at is null) as suspended,
      exists (select from suspension_request r where ${openRequest}) as "toSuspend",
      d.announced_at as "announcedAt", d.amount_cents - case when d.id is not null then
        (select coalesce(sum(a.amount_cents), 0)::int from allocation a
          where a.realm_id = d.realm_id and a.due_id = d.id) end as "owedCents"
    from page m left join due d on ${openDue}
    order by m.key ${direction}, m.id ${direction}`.execute(db)
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

/** Those of that number, or whose name has words that begin so, each along its own index. */
function found(realmId: string, search: string, words: string | null) {
  return sql`m.person_id in (
    select person_id from membership where realm_id = ${realmId} and number = ${search}
    ${
      words
        ? sql`union select id from person where realm_id = ${realmId}
            and words @@ ${words}::tsquery`
        : sql``
    })`
}

/** The first half is what an index can look up. */
function beyond({ id, key: of }: Mark, key: RawBuilder<string>, backwards: boolean) {
  return backwards
    ? sql`and ${key} <= ${of} and (${key} < ${of} or m.id < ${id})`
    : sql`and ${key} >= ${of} and (${key} > ${of} or m.id > ${id})`
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
  const [mark] = rows
  return mark?.key ? mark : null
}

/** How many memberships there are of each. */
export type Counts = Record<Exclude<DuesFilter, 'all'>, number> & { members: number }

/** Counts what each filter shows, whatever is searched for. */
export async function duesCounts(db: Db, { realmId, organisationIds, today }: Among): Promise<Counts> {
  const inReach = sql`any(${organisationIds}::uuid[])`
  const count = (filter: DuesFilter) => sql`count(*) filter (where ${conditionOf(filter, today)})::int`
  const { rows } = await sql<Counts>`
    select count(*) filter (where m.state = 'admitted')::int as members, ${count('late')} as late, ${count('soon')} as soon,
      (select count(*)::int from due d join membership m on m.realm_id = d.realm_id and m.id = d.membership_id
        where d.realm_id = ${realmId} and d.announced_at is not null and d.settled_at is null
        and d.cancelled_at is null and m.state = 'admitted' and m.organisation_id = ${inReach}) as announced,
      (select count(*)::int from suspension_request r join membership m on m.realm_id = r.realm_id
        and m.id = r.membership_id where r.realm_id = ${realmId} and r.decided_at is null
        and m.state = 'admitted' and m.organisation_id = ${inReach}) as "toSuspend"
    from membership m where m.realm_id = ${realmId} and m.organisation_id = ${inReach}`.execute(db)
  const [counts] = rows
  if (!counts) throw new Error('Counting gives one row')
  return counts
}

export type Sums = {
  /** Of all dues that are open. */
  owedCents: number
  /** Received since 1 January, and not taken back. */
  receivedCents: number
}

/** How much is asked and received in all. It reads every due that is open: it is for one page, not for each. */
export async function duesSums(db: Db, { realmId, organisationIds, today }: Among): Promise<Sums> {
  const inReach = sql`any(${organisationIds}::uuid[])`
  const ofOpen = sql`join membership m on m.realm_id = d.realm_id and m.id = d.membership_id
    where d.realm_id = ${realmId} and d.settled_at is null and d.cancelled_at is null
      and m.state = 'admitted' and m.organisation_id = ${inReach}`
  const { rows } = await sql<Sums>`
    select
      ((select coalesce(sum(d.amount_cents), 0) from due d ${ofOpen})
        - (select coalesce(sum(a.amount_cents), 0) from due d
          join allocation a on a.realm_id = d.realm_id and a.due_id = d.id ${ofOpen}))::float8 as "owedCents",
      (select coalesce(sum(amount_cents), 0)::float8 from payment where realm_id = ${realmId}
        and organisation_id = ${inReach} and reversed_at is null
        and received_on between ${today.with({ month: 1, day: 1 })} and ${today}) as "receivedCents"`.execute(
    db,
  )
  const [sums] = rows
  if (!sums) throw new Error('Summing gives one row')
  return sums
}
