import { sql } from 'kysely'
import type { Db } from '../database/open.ts'
import type { Realm } from '../organisations/site.ts'
import { dayOfAge } from './age-limit.ts'

type BeneficiaryKind = 'spouse' | 'civilPartner' | 'cohabitant' | 'dependentChild'

export type Beneficiary = {
  readonly personId: string
  readonly kind: BeneficiaryKind
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: Temporal.PlainDate | null
  /** The first day without rights, for a child whose birth date is known where the policy sets an age. */
  readonly rightsEnd: Temporal.PlainDate | null
  /** Whether the rights hold today: they end by the calendar, nothing has to happen. */
  readonly hasRights: boolean
}

export type Household = {
  readonly secondAdherent: {
    readonly personId: string
    readonly givenName: string
    readonly familyName: string
    readonly email: string | null
    /** Whether an account stands for the second person too. */
    readonly signsIn: boolean
  } | null
  /** The partner first, then the children from the eldest on. */
  readonly beneficiaries: readonly Beneficiary[]
}

type Row = {
  kind: BeneficiaryKind | 'secondAdherent'
  id: string
  given_name: string
  family_name: string
  birth_date: Temporal.PlainDate | null
  email: string | null
  signs_in: boolean
}

/** The second adherent of a person, and the beneficiaries with their rights on the day `today`; one query. */
export async function householdOf(
  db: Db,
  { id: realmId, policy }: Pick<Realm, 'id' | 'policy'>,
  personId: string,
  today: Temporal.PlainDate,
): Promise<Household> {
  const { rows } = await sql<Row>`
    select 'secondAdherent' as kind, p.id, p.given_name, p.family_name, p.birth_date, coalesce(a.email, p.email) as email,
      a.id is not null as signs_in
    from second_adherent s join person p on p.realm_id = s.realm_id and p.id = s.second_person_id
    left join account_person ap on ap.realm_id = p.realm_id and ap.person_id = p.id
    left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where s.realm_id = ${realmId} and s.person_id = ${personId}
    union all
    select b.kind, p.id, p.given_name, p.family_name, p.birth_date, p.email, false
    from beneficiary b join person p on p.realm_id = b.realm_id and p.id = b.person_id
    where b.realm_id = ${realmId} and b.holder_id = ${personId}
    order by birth_date nulls first, id`.execute(db)
  const second = rows.find(({ kind }) => kind === 'secondAdherent')
  const family = rows.flatMap(row =>
    row.kind === 'secondAdherent' ? [] : [beneficiary(row, row.kind, policy.household.childAgeLimit, today)],
  )
  const [children, partners] = [family.filter(isChild), family.filter(each => !isChild(each))]
  return {
    secondAdherent: second
      ? { personId: second.id, ...namesOf(second), email: second.email, signsIn: second.signs_in }
      : null,
    beneficiaries: [...partners, ...children],
  }
}

/** The name of whoever a person is the second adherent of, or null. */
export async function firstAdherentOf(db: Db, realmId: string, personId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select p.given_name || ' ' || p.family_name as name
    from second_adherent s join person p on p.realm_id = s.realm_id and p.id = s.person_id
    where s.realm_id = ${realmId} and s.second_person_id = ${personId}`.execute(db)
  return rows[0]?.name ?? null
}

const isChild = ({ kind }: Beneficiary) => kind === 'dependentChild'
const namesOf = (row: Row) => ({ givenName: row.given_name, familyName: row.family_name })

function beneficiary(
  row: Row,
  kind: BeneficiaryKind,
  ageLimit: number | null,
  today: Temporal.PlainDate,
): Beneficiary {
  const ends = kind === 'dependentChild' && ageLimit !== null
  const rightsEnd = ends && row.birth_date ? dayOfAge(row.birth_date, ageLimit) : null
  return {
    personId: row.id,
    kind,
    ...namesOf(row),
    birthDate: row.birth_date,
    rightsEnd,
    hasRights: rightsEnd === null || Temporal.PlainDate.compare(today, rightsEnd) < 0,
  }
}
