import { sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import type { HeldPerson } from './held-person.ts'

export type SentLetter = {
  id: string
  toEmail: string
  template: string
  state: 'queued' | 'sent' | 'failed' | 'withheld'
  lastError: string | null
  createdAt: Temporal.Instant
}

type Within = { realmId: string; organisationIds: readonly string[] }

/**
 * The latest letters to a person, or to the account, the latest first: those about an application to one of these
 * organisations, and those that went out in the name of one of them; where the person is a member of no other,
 * those too that went out for the whole realm.
 */
export async function lettersTo(
  db: Db,
  { realmId, organisationIds }: Within,
  held: HeldPerson,
): Promise<SentLetter[]> {
  const inReach = sql`any(${organisationIds}::uuid[])`
  const theirs = sql`l.realm_id = ${realmId} and case when l.details ? 'application'
    then exists (select from application a where a.realm_id = l.realm_id and a.organisation_id = ${inReach}
      and a.id::text = l.details ->> 'application')
    else exists (select from site s where s.realm_id = l.realm_id and s.id = l.site_id and s.organisation_id = ${inReach})
      or not exists (select from membership m where m.realm_id = l.realm_id and m.person_id = ${held.id}
        and not m.organisation_id = ${inReach}) end`
  const columns = sql`l.id, l.to_email as "toEmail", l.template, l.state, l.last_error as "lastError",
    l.created_at as "createdAt"`
  const { rows } = await sql<SentLetter>`
    select * from (
      (select ${columns} from letter l where ${theirs} and l.person_id = ${held.id} order by l.id desc limit 10)
      union
      (select ${columns} from letter l where ${theirs} and l.account_id = ${held.account?.id ?? null}
        order by l.id desc limit 10)
    ) as both_kinds order by "id" desc limit 10`.execute(db)
  return rows
}
