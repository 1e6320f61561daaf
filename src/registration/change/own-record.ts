import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { householdOf } from '../../members/household.ts'
import type { Realm } from '../../organisations/site.ts'
import type { Answers } from '../answers.ts'

/** What is held about a person, as the steps of a registration would have brought it. */
export type OwnRecord = {
  readonly personId: string
  readonly answers: {
    readonly identity: NonNullable<Answers['identity']>
    readonly address?: Answers['address']
    readonly beneficiaries: NonNullable<Answers['beneficiaries']>
  }
  /** Both numbers, each in its column; the answers have the mobile first. */
  readonly mobile: string | null
  readonly phone: string | null
  /** The own one, also while it is no longer offered. */
  readonly occupation: { readonly id: string; readonly label: string } | null
  readonly secondAdherent: {
    readonly personId: string
    readonly givenName: string
    readonly familyName: string
    readonly email: string | null
    /** Whether an account stands for the second person. */
    readonly signsIn: boolean
  } | null
  /** Whether the person is the second adherent of somebody else's membership. */
  readonly isSecond: boolean
}

/** Whose record: a person, and the address with which one signs in. */
export type Own = { personId: string; email: string }

type Row = {
  given_name: string
  family_name: string
  birth_date: Temporal.PlainDate | null
  mobile: string | null
  phone: string | null
  address_line1: string | null
  address_line2: string | null
  postcode: string | null
  town: string | null
  country: string | null
  occupation_id: string | null
  occupation: string | null
  is_second: boolean
}

/** Reads the record of a person; null where there is none in the realm. */
export async function ownRecord(
  db: Db,
  realm: Realm,
  { personId, email }: Own,
  today: Temporal.PlainDate,
): Promise<OwnRecord | null> {
  const { rows } = await sql<Row>`
    select p.given_name, p.family_name, p.birth_date, p.mobile, p.phone, p.address_line1, p.address_line2,
      p.postcode, p.town, p.country, p.occupation_id, o.label as occupation,
      exists (select from second_adherent s where s.realm_id = p.realm_id and s.second_person_id = p.id) as is_second
    from person p
    left join occupation o on o.realm_id = p.realm_id and o.id = p.occupation_id
    where p.realm_id = ${realm.id} and p.id = ${personId}`.execute(db)
  const [row] = rows
  if (!row) return null
  const { secondAdherent, beneficiaries } = await householdOf(db, realm, personId, today)
  return {
    personId,
    answers: {
      identity: identityOf(row, email),
      ...(row.address_line1 || row.town ? { address: addressOf(row) } : {}),
      beneficiaries: beneficiaries.map(each => ({
        personId: each.personId,
        kind: each.kind,
        givenName: each.givenName,
        familyName: each.familyName,
        // Who is not a child is not asked.
        birthDate: each.kind === 'dependentChild' ? (each.birthDate?.toString() ?? null) : null,
      })),
    },
    mobile: row.mobile,
    phone: row.phone,
    occupation: row.occupation_id ? { id: row.occupation_id, label: row.occupation ?? '' } : null,
    secondAdherent,
    isSecond: row.is_second,
  }
}

/** The record as answers, the second adherent among them. */
export function answersOfRecord({ answers, secondAdherent: second }: OwnRecord): Answers {
  const named = second && {
    givenName: second.givenName,
    familyName: second.familyName,
    email: second.email ?? '',
  }
  return { ...answers, secondAdherent: named }
}

function identityOf(row: Row, email: string): OwnRecord['answers']['identity'] {
  const phone = row.mobile ?? row.phone
  return {
    givenName: row.given_name,
    familyName: row.family_name,
    email,
    occupationId: row.occupation_id,
    phone,
    otherPhone: phone === row.phone ? null : row.phone,
    birthDate: row.birth_date?.toString() ?? null,
  }
}

function addressOf(row: Row): NonNullable<Answers['address']> {
  return {
    line1: row.address_line1 ?? '',
    line2: row.address_line2 || null,
    postcode: row.postcode ?? '',
    town: row.town ?? '',
    country: row.country ?? 'FR',
  }
}
