import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { entriesOf } from './form-entry.ts'
import { isReadable } from './hold.ts'

/** Somebody in reach who may be the one that is being entered. */
export type Alike = {
  id: string
  givenName: string
  familyName: string
  birthDate: Temporal.PlainDate | null
  email: string | null
  sameName: boolean
  sameForm: boolean
}

type Within = { realmId: string; organisationIds: readonly string[] }
type Looks = {
  /** Whoever was entered with this form before may be the one whose entry is mended now. */
  formId: string
  givenName: string
  familyName: string
  birthDate: Temporal.PlainDate | null
  emailKey: string | null
}

/**
 * Who has the same name, unless the two were born on different days, or the same address, or was entered with the same form. Of former members only
 * the name is told, and looked at.
 */
export async function findAlike(db: Db, within: Within, looks: Looks): Promise<Alike[]> {
  const name = sql`name_order(${looks.familyName}::text, ${looks.givenName}::text)`
  const { first, last } = entriesOf(looks.formId)
  const readable = isReadable({ realmId: sql`p.realm_id`, id: sql`p.id` }, within.organisationIds)
  const { rows } = await sql<Alike>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName",
      case when r.readable then p.birth_date end as "birthDate", case when r.readable then p.email end as email,
      p.in_order = ${name} as "sameName",
      p.id between ${first}::uuid and ${last}::uuid as "sameForm"
    from person p cross join lateral (select ${readable} as readable) as r
    where p.realm_id = ${within.realmId} and p.id in (
      select id from person where realm_id = ${within.realmId} and in_order = ${name}
        and (birth_date = ${looks.birthDate}::date or birth_date is null or ${looks.birthDate}::date is null)
      union select id from person where realm_id = ${within.realmId} and email_key = ${looks.emailKey}
      union select id from person where realm_id = ${within.realmId} and id between ${first}::uuid and ${last}::uuid)
    and (r.readable or p.in_order = ${name}) and exists (
      select from membership m where m.realm_id = p.realm_id and m.person_id = p.id
        and m.organisation_id = any(${within.organisationIds}::uuid[]))
    order by p.id limit 10`.execute(db)
  return rows
}
