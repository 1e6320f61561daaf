import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { isReadable } from './hold.ts'
import { exactSearch, isMeant, mayBeMeant, nearSearch, type Search } from './list-search.ts'

export type MembershipState = 'awaitingAdmission' | 'admitted' | 'left' | 'deceased'

/** How a membership stands with its dues: suspended, else paid until a day to come, or one that has passed, or no day at all. */
export type DuesState = 'upToDate' | 'late' | 'suspended' | 'noDueDay'

/** Which members are looked for, among those of some organisations. */
export type Filter = {
  /**
   * Words of a name, a town or a postcode, of which the beginning is enough; the beginning of an address; or a whole
   * number. Empty for everybody.
   */
  search: string
  state: MembershipState | null
  dues: DuesState | null
  /** Only those without a password. */
  neverSignedIn: boolean
  /** Only those without an e-mail address, or whose latest letter was refused. */
  noAddress: boolean
}

/** Among whom: the members of some organisations, out of all that are in reach, on some day. */
export type Among = {
  realmId: string
  organisationIds: readonly string[]
  inReach: readonly string[]
  /** How many organisations the realm has, where that is known: whoever reaches that many need not be asked which. */
  ofRealm?: number
  today: Temporal.PlainDate
}

/** Whether a column names one of the organisations; not looked at where they are all that there are. */
export function isAmong(
  { organisationIds, ofRealm }: Pick<Among, 'organisationIds' | 'ofRealm'>,
  column: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return organisationIds.length === ofRealm
    ? sql<boolean>`true`
    : sql<boolean>`${column} = any(${organisationIds}::uuid[])`
}

/** Whether more than the name of a member `m`, the person `p`, may be read. */
export function isReadableHere({
  inReach,
  ofRealm,
}: Pick<Among, 'inReach' | 'ofRealm'>): RawBuilder<boolean> {
  if (inReach.length === ofRealm) return sql<boolean>`true`
  const readable = isReadable({ realmId: sql`p.realm_id`, id: sql`p.id` }, inReach)
  return sql<boolean>`(m.state in ('admitted', 'awaitingAdmission') or ${readable})`
}

/** What is asked of a membership `m` of a person `p` to be in the list, whoever is searched. */
export function isListed(among: Among, filter: Omit<Filter, 'search'>): RawBuilder<boolean> {
  const readable = isReadableHere(among)
  const conditions = [
    sql`m.realm_id = ${among.realmId} and ${isAmong(among, sql`m.organisation_id`)}`,
    sql`p.realm_id = ${among.realmId} and p.erased_at is null`,
    ...(filter.state ? [sql`m.state = ${filter.state}`] : []),
    ...(filter.dues ? [standsSo(filter.dues, among.today)] : []),
    ...(filter.neverSignedIn ? [sql`not ${hasPassword} and ${readable}`] : []),
    ...(filter.noAddress ? [sql`${hasNoAddress} and ${readable}`] : []),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** Who is searched: nobody in particular, or those who are meant by what was typed, with a typing error in it or without. */
export async function searched(
  db: Db,
  realmId: string,
  { search }: Filter,
  near: boolean,
): Promise<Search | 'everybody' | 'nobody'> {
  if (!search) return 'everybody'
  return near ? ((await nearSearch(db, realmId, search)) ?? 'nobody') : await exactSearch(db, search)
}

/**
 * The whole condition for who is listed, in one.
 * @returns null when nobody can be meant
 */
export async function whoIsListed(
  db: Db,
  among: Among,
  filter: Filter,
  near: boolean,
): Promise<RawBuilder<boolean> | null> {
  const listed = isListed(among, filter)
  const who = await searched(db, among.realmId, filter, near)
  if (who === 'nobody') return null
  if (who === 'everybody') return listed
  return sql<boolean>`${listed} and ${mayBeMeant(among.realmId, who)} and ${isMeant(who, isReadableHere(among))}`
}

const suspended = sql`exists (select from suspension s where s.realm_id = m.realm_id and s.membership_id = m.id
  and s.lifted_at is null)`

function standsSo(dues: DuesState, today: Temporal.PlainDate): RawBuilder<unknown> {
  switch (dues) {
    case 'suspended':
      return suspended
    case 'upToDate':
      return sql`m.due_on >= ${today} and not ${suspended}`
    case 'late':
      return sql`m.due_on < ${today} and not ${suspended}`
    case 'noDueDay':
      return sql`m.due_on is null and not ${suspended}`
  }
}

const account = sql`account_person ap join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
  where ap.realm_id = p.realm_id and ap.person_id = p.id`

const hasPassword = sql`exists (select from ${account} and a.password_hash is not null)`

/** Whether the latest letter to the account `a` was refused; one that arrived since, or another address, makes it good again. */
export const hasRefusedLetters: RawBuilder<boolean> = sql`exists (
  select from letter f where f.realm_id = a.realm_id and f.account_id = a.id and f.state = 'failed'
    and f.to_email = a.email and not exists (
      select from letter l where l.realm_id = a.realm_id and l.account_id = a.id and l.id > f.id and l.state = 'sent'))`

const hasNoAddress = sql`(p.email_key is null and not exists (select from ${account})
  or exists (select from ${account} and ${hasRefusedLetters}))`
