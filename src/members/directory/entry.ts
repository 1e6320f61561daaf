import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import type { Language } from '../../html/language.ts'
import type { Policy } from '../../organisations/policy.ts'
import { countryName } from '../countries.ts'

/** The directory of a realm that has one. */
export type Directory = Exclude<Policy['directory'], 'none'>

/** What members may choose to show beside their name and organisation. */
export type Showable = Directory['mayShow'][number]

/** In the order in which an entry and the form tell them. */
export const showables = [
  'occupation',
  'town',
  'address',
  'phone',
  'mobile',
  'email',
] as const satisfies readonly Showable[]

/** How somebody chose to appear. */
export type Choice = { listed: boolean; shows: readonly Showable[]; introduction: string | null }

/** Of whoever has not chosen yet. */
const unchosen: Choice = { listed: true, shows: [], introduction: null }

/** All that an entry could be made of; nothing here says that it may be shown. */
export type Facts = {
  personId: string
  givenName: string
  familyName: string
  organisations: readonly { id: string; name: string }[]
  occupation: string | null
  addressLine1: string | null
  addressLine2: string | null
  postcode: string | null
  town: string | null
  country: string | null
  phone: string | null
  mobile: string | null
  email: string | null
}

/** What others see of a member: of what was not chosen, nothing. Telephone numbers are E.164. */
export type Entry = Pick<Facts, 'personId' | 'givenName' | 'familyName' | 'organisations'> & {
  occupation: string | null
  /** Only where there is no address, which tells it too. */
  town: string | null
  address: readonly string[]
  phones: readonly string[]
  email: string | null
  introduction: string | null
}

/**
 * What others see of a member who is listed: what the member chose and the policy allows.
 * @param bounds of the policy, without the e-mail address for readers who are not to see any
 */
export function entryOf(
  facts: Facts,
  choice: Choice,
  bounds: readonly Showable[],
  language: Language,
): Entry {
  const shown = (what: Showable) => choice.shows.includes(what) && bounds.includes(what)
  const { personId, givenName, familyName, organisations } = facts
  const address = shown('address') ? addressOf(facts, language) : []
  const phones = [shown('phone') ? facts.phone : null, shown('mobile') ? facts.mobile : null]
  return {
    personId,
    givenName,
    familyName,
    organisations,
    occupation: shown('occupation') ? facts.occupation : null,
    town: shown('town') && address.length === 0 ? facts.town : null,
    address,
    phones: [...new Set(phones.filter(isGiven))],
    email: shown('email') ? facts.email : null,
    introduction: choice.introduction,
  }
}

const isGiven = (text: string | null): text is string => Boolean(text)

function addressOf(facts: Facts, language: Language): string[] {
  const { addressLine1, addressLine2, postcode, town, country } = facts
  return [
    addressLine1,
    addressLine2,
    [postcode, town].filter(Boolean).join(' '),
    country && country !== 'FR' ? countryName(country, language) : null,
  ].filter(isGiven)
}

/** What somebody has of what could be shown. */
export function hasOf(facts: Facts): Showable[] {
  return showables.filter(what =>
    what === 'address' ? Boolean(facts.addressLine1 || facts.addressLine2) : Boolean(facts[what]),
  )
}

/**
 * Who is a member of which organisation: admitted and not suspended; the second adherent of a couple with the
 * first one's membership, once that person can sign in to choose. Asked of one person of the realm at a time.
 */
export function belongsTo(organisationIds: readonly string[] | null): RawBuilder<boolean> {
  const there = sql`${inOrder}
    ${organisationIds ? sql`and m.organisation_id = any(${[...organisationIds]}::uuid[])` : sql``}`
  // As single values: of « exists » PostgreSQL goes through all the members first, as if it were to ask of everybody.
  return sql<boolean>`coalesce(
    (select true from membership m where m.realm_id = p.realm_id and m.person_id = p.id and ${there} limit 1),
    (select true from second_adherent c join membership m on m.realm_id = c.realm_id and m.person_id = c.person_id
      where c.realm_id = p.realm_id and c.second_person_id = p.id and c.signs_in_since is not null and ${there} limit 1),
    false)`
}

/** The same of a few organisations: all who belong to them. */
export function memberIdsOf(realmId: string, organisationIds: readonly string[]): RawBuilder<unknown> {
  const there = sql`m.realm_id = ${realmId} and m.organisation_id = any(${[...organisationIds]}::uuid[]) and ${inOrder}`
  return sql`select m.person_id from membership m where ${there}
    union all select c.second_person_id from second_adherent c
      join membership m on m.realm_id = c.realm_id and m.person_id = c.person_id
      where c.signs_in_since is not null and ${there}`
}

const inOrder = sql`m.state = 'admitted' and not exists (select from suspension s
  where s.realm_id = m.realm_id and s.membership_id = m.id and s.lifted_at is null)`

/** Columns of `Facts`, of a person `p`. */
export const factColumns = sql`p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
  (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name, o.id), '[]') from organisation o
    where o.realm_id = p.realm_id and o.id in (
      select m.organisation_id from membership m
        where m.realm_id = p.realm_id and m.person_id = p.id and ${inOrder}
      union all select m.organisation_id from second_adherent c
        join membership m on m.realm_id = c.realm_id and m.person_id = c.person_id
        where c.realm_id = p.realm_id and c.second_person_id = p.id and c.signs_in_since is not null and ${inOrder})
  ) as organisations,
  (select label from occupation l where l.realm_id = p.realm_id and l.id = p.occupation_id) as occupation,
  p.address_line1 as "addressLine1", p.address_line2 as "addressLine2", p.postcode, p.town, p.country, p.phone, p.mobile,
  coalesce((select a.email from account_person ap join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where ap.realm_id = p.realm_id and ap.person_id = p.id), p.email) as email`

type ChoiceRow = {
  listed: boolean | null
  shows: Showable[] | null
  introduction: string | null
}

/** Columns of a choice `d` that may not be there. */
export const choiceColumns = sql`d.listed, d.introduction, array_remove(array[${sql.join(
  showables.map(what => sql`case when ${shows(what)} then ${sql.lit(what)} end`),
)}]::text[], null) as shows`

/** The column that says whether a choice `d` shows something. */
export function shows(what: Showable): RawBuilder<boolean> {
  return sql<boolean>`d.${sql.raw(`shows_${what}`)}`
}

export type FactsAndChoice = Facts & ChoiceRow

export const choiceOf = ({ listed, shows, introduction }: ChoiceRow): Choice =>
  listed === null ? unchosen : { listed, shows: shows ?? [], introduction }

/** A person of the realm and how that person chose to appear. */
export async function factsOf(db: Db, realmId: string, personId: string): Promise<FactsAndChoice> {
  const { rows } = await sql<FactsAndChoice>`
    select ${factColumns}, ${choiceColumns} from person p
    left join directory_choice d on d.realm_id = p.realm_id and d.person_id = p.id
    where p.realm_id = ${realmId} and p.id = ${personId}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a person who is signed in is not there')
  return row
}
