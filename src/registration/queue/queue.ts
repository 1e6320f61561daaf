import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import type { Policy } from '../../organisations/policy.ts'
import { waitsFor } from '../admission/admission.ts'
import type { Application } from '../application.ts'
import type { QueueReach } from './queue-reach.ts'
import type { Search } from './queue-search.ts'

export type QueuedApplication = Pick<
  Application,
  | 'id'
  | 'organisation_id'
  | 'given_name'
  | 'family_name'
  | 'email'
  | 'state'
  | 'email_confirmed_at'
  | 'approved_at'
  | 'dues_paid_at'
> & { submitted_at: Temporal.Instant }

/** Where an application stands, as the office sees it. */
export type Stage = 'toDecide' | 'awaitingAddress' | 'awaitingDues' | 'admitted' | 'refused'

/** What the next event in the life of an application is. */
export function stageOf(
  policy: Policy,
  application: Pick<Application, 'state' | 'email_confirmed_at' | 'approved_at' | 'dues_paid_at'>,
): Stage {
  if (application.state === 'admitted' || application.state === 'refused') return application.state
  const missing = waitsFor(policy, application)
  if (missing.includes('officeApproved')) return 'toDecide'
  if (missing.includes('emailConfirmed')) return 'awaitingAddress'
  // With nothing missing the policy has changed since: an approval is what admits.
  return missing.includes('duesPaid') ? 'awaitingDues' : 'toDecide'
}

export type QueueFilter = Stage | 'all'

type Shape = { asks?: Policy['registration']['admittedAfter'][number]; conditions(policy: Policy): Sql[] }
type Sql = RawBuilder<unknown>

const decided = ({ registration }: Policy) =>
  registration.admittedAfter.includes('officeApproved') ? sql`and approved_at is not null` : sql``

/** Each filter: the condition without which there is none of it, and the parts of an index that it reads. */
const shapes: Record<QueueFilter, Shape> = {
  toDecide: {
    asks: 'officeApproved',
    conditions: () => [sql`state = 'submitted' and approved_at is null`],
  },
  awaitingAddress: {
    asks: 'emailConfirmed',
    conditions: policy => [sql`state = 'submitted' and email_confirmed_at is null ${decided(policy)}`],
  },
  awaitingDues: {
    asks: 'duesPaid',
    conditions: policy => [sql`state = 'submitted' and dues_paid_at is null ${decided(policy)}`],
  },
  admitted: { conditions: () => [sql`state = 'admitted'`] },
  refused: { conditions: () => [sql`state = 'refused'`] },
  all: { conditions: () => [sql`state = 'submitted'`, sql`state = 'admitted'`, sql`state = 'refused'`] },
}

/** The filters for which a realm has a use, in the order in which they are offered; the first is where one begins. */
export function filtersOf(policy: Policy): QueueFilter[] {
  return (Object.keys(shapes) as QueueFilter[]).filter(name => {
    const { asks } = shapes[name]
    return asks === undefined || policy.registration.admittedAfter.includes(asks)
  })
}

/** A place between two applications: that of the one it names. */
export type Place = { submittedAt: Temporal.Instant; id: string }

export type Asked = {
  filter: QueueFilter
  search: Search
  /** The page after that place, or before it; the first page without one. */
  from: { side: 'after' | 'before'; place: Place } | null
}

export type QueuePage = {
  applications: QueuedApplication[]
  previous: Place | null
  next: Place | null
}

const pageLength = 50

/** One page of the queue: what is to be decided the oldest first, everything else the newest first. */
export async function readQueue(
  db: Db,
  policy: Policy,
  reach: QueueReach,
  { filter, search, from }: Asked,
  length = pageLength,
): Promise<QueuePage> {
  const isBackwards = from?.side === 'before'
  const isRising = (filter === 'toDecide') !== isBackwards
  const direction = isRising ? sql`` : sql`desc`
  const beyond = from
    ? sql`and (submitted_at, id) ${isRising ? sql`>` : sql`<`} (${from.place.submittedAt}::timestamptz, ${from.place.id}::uuid)`
    : sql``
  const inOrder = sql`order by submitted_at ${direction}, id ${direction} limit ${length + 1}`
  const { rows } = await sql<QueuedApplication>`
    ${firstFind(reach, search)}
    select * from (${parts(policy, reach, { filter, search }, sql`${beyond} ${inOrder}`)}) as queue
    ${inOrder}`.execute(db)
  const applications = rows.slice(0, length)
  const isMore = rows.length > length
  if (isBackwards) applications.reverse()
  const [first, last] = [applications.at(0), applications.at(-1)]
  return {
    applications,
    previous: first && from && (!isBackwards || isMore) ? placeOf(first) : null,
    next: last && (isBackwards || isMore) ? placeOf(last) : null,
  }
}

/** How many there are, as far as `most`. */
export async function countQueue(
  db: Db,
  policy: Policy,
  reach: QueueReach,
  { filter, search }: Pick<Asked, 'filter' | 'search'>,
  most: number,
): Promise<number> {
  const some = sql`limit ${most}`
  // In the order of an index it ends with the last that is counted; what was found by words is in no order.
  const tail = search === 'everything' ? sql`order by submitted_at, id ${some}` : some
  const { rows } = await sql<{ count: number }>`
    ${firstFind(reach, search)}
    select count(*)::int as count from (
      select id from (${parts(policy, reach, { filter, search }, tail)}) as parts ${some}
    ) as counted`.execute(db)
  return rows[0]?.count ?? 0
}

const placeOf = ({ submitted_at, id }: QueuedApplication): Place => ({ submittedAt: submitted_at, id })

const columns = sql`id, realm_id, organisation_id, given_name, family_name, email, state, submitted_at,
  email_confirmed_at, approved_at, dues_paid_at`

/**
 * What has the words, read by their index before anything else: PostgreSQL takes any word for a frequent one
 * that it has not counted, and would sooner read all applications in their order until it meets enough.
 */
function firstFind({ realmId, organisationIds }: QueueReach, search: Search): Sql {
  if (search === 'everything' || search === 'nothing') return sql``
  const isOne = organisationIds !== 'all' && organisationIds.length === 1
  return sql`with found as materialized (
    select ${columns} from application where realm_id = ${realmId} and state <> 'draft'
      ${isOne ? sql`and organisation_id = ${organisationIds[0]}::uuid` : sql``}
      and search_words(given_name || ' ' || family_name || ' ' || email) @@ ${search.query}::tsquery)`
}

/**
 * The beginning of each part of an index in which applications can stand, so that what is read does not grow
 * with the table. States are written out: a partial index is not used for a parameter.
 */
function parts(
  policy: Policy,
  { realmId, organisationIds }: QueueReach,
  { filter, search }: Pick<Asked, 'filter' | 'search'>,
  tail: Sql,
): Sql {
  const isSearch = search !== 'everything' && search !== 'nothing'
  const select = (
    condition: Sql,
    where: Sql,
  ) => sql`select ${columns} from ${isSearch ? sql`found` : sql`application`}
    where realm_id = ${realmId} and ${condition} ${where} ${search === 'nothing' ? sql`and false` : sql``} ${tail}`
  const part = (condition: Sql) => {
    if (organisationIds === 'all') return select(condition, sql``)
    const [only, ...others] = organisationIds
    if (others.length === 0) return select(condition, sql`and organisation_id = ${only ?? null}::uuid`)
    if (isSearch) return select(condition, sql`and organisation_id = any(${organisationIds}::uuid[])`)
    return sql`select each.* from unnest(${organisationIds}::uuid[]) as organisation (id)
      cross join lateral (${select(condition, sql`and organisation_id = organisation.id`)}) as each`
  }
  return sql.join(
    shapes[filter].conditions(policy).map(condition => sql`(${part(condition)})`),
    sql` union all `,
  )
}
