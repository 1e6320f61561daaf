import { sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { type Hold, holdBy, isReadable } from './hold.ts'
import type { MembershipState } from './list-filter.ts'

/**
 * All that is held about a person, as far as the organisations that one runs are concerned. Of somebody who is a
 * member of none of them any more it is the name and what the memberships were.
 */
export type HeldPerson = {
  id: string
  hold: Hold
  title: string | null
  givenName: string
  familyName: string
  birthDate: Temporal.PlainDate | null
  email: string | null
  emailKey: string | null
  mobile: string | null
  phone: string | null
  addressLine1: string | null
  addressLine2: string | null
  postcode: string | null
  town: string | null
  country: string | null
  occupation: { id: string; label: string } | null
  account: HeldAccount | null
  /** Those in reach. */
  memberships: HeldMembership[]
}

export type HeldAccount = {
  id: string
  email: string
  emailKey: string
  hasPassword: boolean
  /** The others who share its mailbox. */
  sharers: Sharer[]
}

/** One of those for whom an account stands; only those in reach, former members apart, may be named. */
export type Sharer = { id: string; givenName: string; familyName: string; inReach: boolean }

export type HeldMembership = {
  id: string
  organisationId: string
  organisationName: string
  state: MembershipState
  number: string | null
  joinedOn: Temporal.PlainDate | null
  /** The day of leaving or dying, where it was said. */
  leftOn: Temporal.PlainDate | null
  dueOn: Temporal.PlainDate | null
  suspended: boolean
}

type Within = { realmId: string; organisationIds: readonly string[] }

/** A person who has a membership, of whatever state, in one of these organisations; null for anybody else. */
export async function findHeld(db: Db, within: Within, personId: string): Promise<HeldPerson | null> {
  if (!looksLikeId(personId)) return null
  const memberships = await membershipsOf(db, within, personId)
  if (memberships.length === 0) return null
  const hold = await holdOn(db, within, personId)
  const person = await db
    .selectFrom('person')
    .leftJoin('occupation', join =>
      join
        .onRef('occupation.realm_id', '=', 'person.realm_id')
        .onRef('occupation.id', '=', 'person.occupation_id'),
    )
    .selectAll('person')
    .select('occupation.label')
    .where('person.realm_id', '=', within.realmId)
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()
  if (person.erased_at) return null
  const { id, given_name: givenName, family_name: familyName } = person
  if (hold === 'former') return { ...nothing, id, hold, givenName, familyName, memberships }
  return {
    id,
    hold,
    title: person.title,
    givenName,
    familyName,
    birthDate: person.birth_date,
    email: person.email,
    emailKey: person.email_key,
    mobile: person.mobile,
    phone: person.phone,
    addressLine1: person.address_line1,
    addressLine2: person.address_line2,
    postcode: person.postcode,
    town: person.town,
    country: person.country,
    occupation: person.occupation_id ? { id: person.occupation_id, label: person.label ?? '' } : null,
    account: await accountOfPerson(db, within, personId),
    memberships,
  }
}

/** For which organisation one acts: the first in reach of which the person is a member, or was one. */
export function organisationOf({ memberships }: HeldPerson): string {
  const isCurrent = ({ state }: HeldMembership) => state === 'admitted' || state === 'awaitingAdmission'
  const one = memberships.find(isCurrent) ?? memberships[0]
  if (!one) throw new Error('whoever is held has a membership in reach')
  return one.organisationId
}

const nothing = {
  title: null,
  birthDate: null,
  email: null,
  emailKey: null,
  mobile: null,
  phone: null,
  addressLine1: null,
  addressLine2: null,
  postcode: null,
  town: null,
  country: null,
  occupation: null,
  account: null,
}

async function holdOn(db: Db, within: Within, personId: string): Promise<Hold> {
  const { rows } = await sql<{ state: string; inReach: boolean }>`
    select state, organisation_id = any(${within.organisationIds}::uuid[]) as "inReach"
    from membership where realm_id = ${within.realmId} and person_id = ${personId}`.execute(db)
  return holdBy(rows)
}

async function membershipsOf(db: Db, within: Within, personId: string): Promise<HeldMembership[]> {
  const { rows } = await sql<HeldMembership>`
    select m.id, m.organisation_id as "organisationId", o.name as "organisationName", m.state, m.number,
      m.joined_on as "joinedOn", m.left_on as "leftOn", m.due_on as "dueOn", su.id is not null as suspended
    from membership m
    join organisation o on o.realm_id = m.realm_id and o.id = m.organisation_id
    left join suspension su on su.realm_id = m.realm_id and su.membership_id = m.id and su.lifted_at is null
    where m.realm_id = ${within.realmId} and m.person_id = ${personId}
      and m.organisation_id = any(${within.organisationIds}::uuid[])
    order by m.created_at, m.id`.execute(db)
  return rows
}

async function accountOfPerson(db: Db, within: Within, personId: string): Promise<HeldAccount | null> {
  const account = await db
    .selectFrom('account_person as ap')
    .innerJoin('account as a', join =>
      join.onRef('a.realm_id', '=', 'ap.realm_id').onRef('a.id', '=', 'ap.account_id'),
    )
    .select(['a.id', 'a.email', 'a.email_key', 'a.password_hash'])
    .where('ap.realm_id', '=', within.realmId)
    .where('ap.person_id', '=', personId)
    .executeTakeFirst()
  if (!account) return null
  const sharers = await sharersOf(db, within, account.id)
  return {
    id: account.id,
    email: account.email,
    emailKey: account.email_key,
    hasPassword: account.password_hash !== null,
    sharers: sharers.filter(({ id }) => id !== personId),
  }
}

/** Everybody for whom an account stands, by name. */
export async function sharersOf(db: Db, within: Within, accountId: string): Promise<Sharer[]> {
  const { rows } = await sql<Sharer>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName",
      exists (select from membership m where m.realm_id = p.realm_id and m.person_id = p.id
        and m.organisation_id = any(${within.organisationIds}::uuid[]))
      and ${isReadable({ realmId: sql`p.realm_id`, id: sql`p.id` }, within.organisationIds)} as "inReach"
    from account_person ap join person p on p.realm_id = ap.realm_id and p.id = ap.person_id
    where ap.realm_id = ${within.realmId} and ap.account_id = ${accountId}
    order by p.family_name, p.given_name, p.id`.execute(db)
  return rows
}
