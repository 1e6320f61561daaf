import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import type { MembershipData, PersonData, ReadRow } from './line.ts'
import { plainName } from './text.ts'

/** The organisation whose members a file lists. */
export type ImportTarget = {
  realmId: string
  organisationId: string
  /** The organisations whose members the office that imports may correct; without it, as for who runs the server, all. */
  inReach?: readonly string[]
}

/** A person whom the database knows, with the membership in the organisation and the account, if any. */
export type Known = {
  id: string
  person: PersonData
  membership: (MembershipData & { id: string; state: string }) | null
  /** `signsIn`: has a password, or a role; where the letters with links go is not for a file to change then. */
  account: { id: string; emailKey: string; signsIn: boolean } | null
  hasRole: boolean
  /** A member of an organisation out of reach too, or only of one by now: the record is not this office's to change. */
  heldElsewhere: boolean
}

/** What the database knows that a batch of lines may be about. */
export type KnownBatch = { people: Known[]; accountKeys: Set<string> }

type KnownRow = PersonData &
  Omit<MembershipData, 'number'> & {
    id: string
    membership_id: string | null
    state: string | null
    number: string | null
    account_id: string | null
    account_key: string | null
    signs_in: boolean | null
    has_role: boolean
    held_elsewhere: boolean
  }

/**
 * Reads whom the lines may be about: by number within the organisation, by address in the whole realm, and
 * by birth date, or the family name alone where a line has nothing better, within the organisation. Three
 * statements a batch, a fourth where somebody is found by the name.
 */
export async function readKnown(
  db: Db,
  target: ImportTarget,
  rows: readonly ReadRow[],
  at: Temporal.Instant,
): Promise<KnownBatch> {
  const keys = rows.flatMap(row => row.person.email_key ?? [])
  const numbers = rows.flatMap(row => row.membership.number ?? [])
  const { realmId, organisationId } = target
  const people = await readPeople(
    db,
    target,
    at,
    sql`select person_id from membership where realm_id = ${realmId} and organisation_id = ${organisationId}
          and number = any(${numbers}::text[])
        union select id from person where realm_id = ${realmId} and email_key = any(${keys}::text[])
        union select ap.person_id from account a join account_person ap on ap.realm_id = a.realm_id and ap.account_id = a.id
          where a.realm_id = ${realmId} and a.email_key = any(${keys}::text[])`,
  )
  const have = new Set(people.map(known => known.id))
  const alike = (await sameNames(db, target, rows, people)).filter(id => !have.has(id))
  if (alike.length > 0)
    people.push(...(await readPeople(db, target, at, sql`select unnest(${alike}::uuid[])`)))
  const accounts = await sql<{ email_key: string }>`select email_key from account
    where realm_id = ${realmId} and email_key = any(${keys}::text[])`.execute(db)
  return { people, accountKeys: new Set(accounts.rows.map(account => account.email_key)) }
}

/**
 * Members of the organisation with the name of a line, and its birth date or nothing by which to tell. The names are
 * compared here: folded in the database, that alone took a third of an import.
 */
async function sameNames(
  db: Db,
  { realmId, organisationId }: ImportTarget,
  rows: readonly ReadRow[],
  people: readonly Known[],
): Promise<string[]> {
  const numbers = new Set(people.map(known => known.membership?.number))
  const dates = rows
    .filter(row => row.membership.number === null || !numbers.has(row.membership.number))
    .flatMap(row => row.person.birth_date?.toString() ?? [])
  const bare = rows.filter(isBare).map(row => row.person.family_name ?? '')
  if (dates.length === 0 && bare.length === 0) return []
  // There is an index on the day, and none on the name: together they would be neither.
  const found = [
    ...(dates.length > 0 ? [sql`birth_date = any(${dates}::date[])`] : []),
    ...(bare.length > 0 ? [sql`family_name = any(${bare}::text[])`] : []),
  ].map(which => sql`select id, family_name, given_name from person where realm_id = ${realmId} and ${which}`)
  const { rows: candidates } = await sql<{ id: string; family_name: string; given_name: string }>`
    with same as materialized (${sql.join(found, sql` union `)})
    select same.* from same where exists (
      select from membership m where m.realm_id = ${realmId} and m.person_id = same.id
        and m.organisation_id = ${organisationId} offset 0)`.execute(db)
  const names = new Set(rows.map(row => nameKey(row.person)))
  return candidates.filter(each => names.has(nameKey(each))).map(({ id }) => id)
}

/** Whether a line has nothing but a name by which to find somebody again. */
export function isBare({ person, membership }: ReadRow): boolean {
  return membership.number === null && person.birth_date === null && person.email_key === null
}

/** What two writings of one person's name have in common. */
export function nameKey(person: { family_name: string | null; given_name: string | null }): string {
  return `${plainName(person.family_name ?? '')}|${plainName(person.given_name ?? '')}`
}

/**
 * `materialized`, `offset 0` and `array()` keep each part a look-up in an index or one pass: the tables grow while they are imported into,
 * and a planner whose statistics are of an empty table (the embedded engine gathers none by itself) joins
 * them row by row instead, which takes a hundred times as long.
 */
async function readPeople(
  db: Db,
  target: ImportTarget,
  at: Temporal.Instant,
  ids: ReturnType<typeof sql>,
): Promise<Known[]> {
  const { isNear, isHeldElsewhere } = wall(target.inReach)
  const { rows } = await sql<KnownRow>`
    select p.id, p.title, p.given_name, p.family_name, p.birth_date, p.email, p.email_key, p.phone, p.mobile,
      p.address_line1, p.address_line2, p.postcode, p.town, p.country, p.occupation_id,
      m.id as membership_id, m.state, m.number, m.joined_on, m.due_on, m.dues_cents,
      a.id as account_id, a.email_key as account_key, a.password_hash is not null as signs_in,
      exists (select from role r where r.realm_id = p.realm_id and r.person_id = p.id
        and (r.ends_at is null or r.ends_at > ${at})) as has_role, ${isHeldElsewhere} as held_elsewhere
    from person p
    left join lateral (
      select * from membership m where m.realm_id = p.realm_id and m.person_id = p.id
        and m.organisation_id = ${target.organisationId} offset 0
    ) m on true
    left join lateral (
      select a.* from account_person ap join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
        where ap.realm_id = p.realm_id and ap.person_id = p.id offset 0
    ) a on true
    where p.realm_id = ${target.realmId} and p.id = any(array(${ids})) and ${isNear} order by p.id`.execute(
    db,
  )
  return rows.map(shape)
}

/** What the office may know of people and change, as its forms have it (`office/hold.ts`): who is a member elsewhere only is nobody here. */
function wall(inReach: readonly string[] | undefined) {
  if (!inReach) return { isNear: sql<boolean>`true`, isHeldElsewhere: sql<boolean>`false` }
  const ties = sql`from membership t where t.realm_id = p.realm_id and t.person_id = p.id`
  const near = sql`t.organisation_id = any(${[...inReach]}::uuid[])`
  const current = sql`exists (select ${ties} and ${near} and t.state in ('admitted', 'awaitingAdmission'))`
  return {
    isNear: sql<boolean>`(exists (select ${ties} and ${near}) or not exists (select ${ties}))`,
    isHeldElsewhere: sql<boolean>`(exists (select ${ties} and not ${near} and t.state = 'admitted')
      or exists (select ${ties} and not ${near}) and not ${current})`,
  }
}

function shape(row: KnownRow): Known {
  const {
    id,
    membership_id,
    state,
    number,
    joined_on,
    due_on,
    dues_cents,
    account_id,
    account_key,
    signs_in,
    has_role: hasRole,
    held_elsewhere: heldElsewhere,
    ...person
  } = row
  return {
    id,
    person,
    membership:
      membership_id && state ? { id: membership_id, state, number, joined_on, due_on, dues_cents } : null,
    account:
      account_id && account_key
        ? { id: account_id, emailKey: account_key, signsIn: signs_in === true || hasRole }
        : null,
    hasRole,
    heldElsewhere,
  }
}
