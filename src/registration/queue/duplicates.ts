import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { searchWords, withAll } from '../../database/word-search.ts'
import type { Application } from '../application.ts'

/** What an application and somebody else have in common. */
export type Likeness = 'email' | 'nameAndBirth' | 'name'

/** Where somebody belongs: as a member, in the household of one, or in the office. */
export type Place = {
  organisationName: string
  as: 'awaitingAdmission' | 'admitted' | 'left' | 'deceased' | 'household' | 'office'
}

export type Duplicate =
  | { is: 'person'; id: string; name: string; likenesses: Likeness[]; places: Place[] }
  | {
      is: 'application'
      id: string
      name: string
      likenesses: Likeness[]
      organisationName: string
      state: 'submitted' | 'admitted' | 'refused'
      submittedAt: Temporal.Instant
    }
  /** Somebody out of the reach of whoever asks, who is not named. */
  | { is: 'elsewhere'; what: 'person' | 'application'; likeness: Exclude<Likeness, 'name'> }

/** What whoever asks may see: `all`, or the organisations. */
export type Sees = { members: 'all' | readonly string[]; applications: 'all' | readonly string[] }

/** No list of this kind is read beyond that. */
const most = 30

/**
 * Persons and other applications of the realm with the same e-mail address, or the same name and birth date;
 * the same name alone where one of the two birth dates is not known, and only within reach.
 */
export async function findDuplicates(db: Db, application: Application, sees: Sees): Promise<Duplicate[]> {
  const words = await searchWords(db, `${application.given_name} ${application.family_name}`)
  const looks = { application, words, query: withAll(words) ?? '' }
  const [persons, applications] = [await alikePersons(db, looks), await alikeApplications(db, looks)]
  const known = new Set(persons.map(({ id }) => id))
  const applying = new Set(applications.flatMap(row => (row.state === 'submitted' ? [row.person_id] : [])))
  return onceEach([
    // Who awaits admission is told by the application.
    ...persons
      .filter(({ id, places }) => !applying.has(id) || places.some(({ as }) => as !== 'awaitingAdmission'))
      .flatMap(person => personFrom(person, sees.members)),
    // Who has been admitted is told as a member.
    ...applications
      .filter(({ state, person_id }) => state !== 'admitted' || !person_id || !known.has(person_id))
      .flatMap(row => applicationFrom(row, sees.applications)),
  ])
}

type Looks = { application: Application; words: string[]; query: string }

type Person = {
  id: string
  name: string
  likenesses: Likeness[]
  places: (Place & { organisationId: string })[]
}

async function alikePersons(db: Db, { application, words, query }: Looks): Promise<Person[]> {
  const { realm_id: realmId, person_id: personId, email_key: key, birth_date: birth } = application
  const { rows } = await sql<PersonRow>`
    with mailbox as (
      select id from person where realm_id = ${realmId} and email_key = ${key}
      union select ap.person_id from account a
        join account_person ap on ap.realm_id = a.realm_id and ap.account_id = a.id
        where a.realm_id = ${realmId} and a.email_key = ${key}
    ), namesakes as (
      select id from person
      where realm_id = ${realmId} and words @@ ${query}::tsquery
        and tsvector_to_array(search_words(given_name || ' ' || family_name)) = ${words}::text[]
        and (birth_date = ${birth}::date or birth_date is null or ${birth}::date is null)
    ), alike as (
      select p.id, p.given_name, p.family_name, p.id in (select id from mailbox) as same_email,
        p.id in (select id from namesakes) as same_name, coalesce(p.birth_date = ${birth}::date, false) as same_birth
      from person p
      where p.realm_id = ${realmId} and p.id in (select id from mailbox union select id from namesakes)
        -- Whom the application itself has made is nobody else, nor is the household that it brought.
        and (${personId}::uuid is null or p.created_at < ${application.submitted_at}::timestamptz or not (
          p.id = ${personId}::uuid
          or exists (select from beneficiary b where b.realm_id = p.realm_id and b.person_id = p.id and b.holder_id = ${personId}::uuid)
          or exists (select from second_adherent s where s.realm_id = p.realm_id and s.second_person_id = p.id and s.person_id = ${personId}::uuid)))
      order by p.id limit ${most}
    )
    select alike.*, o.id as organisation_id, o.name as organisation_name, place.as
    from alike cross join lateral (
      select m.organisation_id, m.state as as from membership m
        where m.realm_id = ${realmId} and m.person_id = alike.id
      union select m.organisation_id, 'household' from beneficiary b
        join membership m on m.realm_id = b.realm_id and m.person_id = b.holder_id
        where b.realm_id = ${realmId} and b.person_id = alike.id
      union select m.organisation_id, 'household' from second_adherent s
        join membership m on m.realm_id = s.realm_id and m.person_id = s.person_id
        where s.realm_id = ${realmId} and s.second_person_id = alike.id
      union select r.organisation_id, 'office' from role r where r.realm_id = ${realmId} and r.person_id = alike.id
    ) as place
    join organisation o on o.realm_id = ${realmId} and o.id = place.organisation_id
    order by alike.id, o.name, place.as`.execute(db)
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(places => {
    const [person] = places
    if (!person) return []
    return [
      { id: person.id, name: nameOf(person), likenesses: likenessesOf(person), places: places.map(placeOf) },
    ]
  })
}

const placeOf = (row: PersonRow) => ({
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  as: row.as,
})

type PersonRow = Alike & { organisation_id: string; organisation_name: string; as: Place['as'] }

type Alike = {
  id: string
  given_name: string
  family_name: string
  same_email: boolean
  same_name: boolean
  same_birth: boolean
}

function personFrom({ id, name, likenesses, places }: Person, sees: Sees['members']): Duplicate[] {
  const seen = places.filter(({ organisationId }) => isSeen(sees, organisationId))
  if (seen.length === 0) return elsewhere('person', likenesses)
  return [{ is: 'person', id, name, likenesses, places: seen }]
}

type ApplicationRow = Alike & {
  organisation_id: string
  organisation_name: string
  state: 'submitted' | 'admitted' | 'refused'
  submitted_at: Temporal.Instant
  person_id: string | null
}

async function alikeApplications(db: Db, { application, words, query }: Looks): Promise<ApplicationRow[]> {
  const { realm_id: realmId, id, email_key: key, birth_date: birth } = application
  const { rows } = await sql<ApplicationRow>`
    with mailbox as (
      select id from application where realm_id = ${realmId} and email_key = ${key}
    ), namesakes as (
      select id from application
      where realm_id = ${realmId} and state <> 'draft'
        and search_words(given_name || ' ' || family_name || ' ' || email) @@ ${query}::tsquery
        and tsvector_to_array(search_words(given_name || ' ' || family_name)) = ${words}::text[]
        and (birth_date = ${birth}::date or birth_date is null or ${birth}::date is null)
    )
    select a.id, a.given_name, a.family_name, a.organisation_id, o.name as organisation_name, a.state,
      a.submitted_at, a.person_id, a.id in (select id from mailbox) as same_email,
      a.id in (select id from namesakes) as same_name, coalesce(a.birth_date = ${birth}::date, false) as same_birth
    from application a join organisation o on o.realm_id = a.realm_id and o.id = a.organisation_id
    where a.realm_id = ${realmId} and a.state <> 'draft' and a.id <> ${id}
      and a.id in (select id from mailbox union select id from namesakes)
    order by a.submitted_at desc, a.id desc limit ${most}`.execute(db)
  return rows
}

function applicationFrom(row: ApplicationRow, sees: Sees['applications']): Duplicate[] {
  const likenesses = likenessesOf(row)
  if (!isSeen(sees, row.organisation_id)) return elsewhere('application', likenesses)
  const { id, state, organisation_name: organisationName, submitted_at: submittedAt } = row
  return [{ is: 'application', id, name: nameOf(row), likenesses, organisationName, state, submittedAt }]
}

const nameOf = ({ given_name, family_name }: Alike) => `${given_name} ${family_name}`

function likenessesOf(alike: Alike): Likeness[] {
  const byName: Likeness[] = alike.same_name ? [alike.same_birth ? 'nameAndBirth' : 'name'] : []
  return alike.same_email ? ['email', ...byName] : byName
}

const isSeen = (sees: 'all' | readonly string[], organisationId: string) =>
  sees === 'all' || sees.includes(organisationId)

function elsewhere(what: 'person' | 'application', likenesses: readonly Likeness[]): Duplicate[] {
  return likenesses.flatMap(likeness => (likeness === 'name' ? [] : [{ is: 'elsewhere', what, likeness }]))
}

/** Of those who are not named, how many there are is not told. */
function onceEach(duplicates: readonly Duplicate[]): Duplicate[] {
  const seen = new Set<string>()
  return duplicates.filter(duplicate => {
    if (duplicate.is !== 'elsewhere') return true
    const key = `${duplicate.what} ${duplicate.likeness}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
