import { sql } from 'kysely'
import type { Db } from '../src/database/open.ts'
import { withCheckDigits } from '../src/dues/reference.ts'
import { host } from './scene.ts'

export const dueCents = 4500

/** Adds members of the association whose dues ended on a day, each with an address; their identifiers in their order. */
export async function addMembers(db: Db, count: number, dueOn: Temporal.PlainDate): Promise<void> {
  await sql`
    with fresh as (
      select s.realm_id, s.organisation_id, n, gen_random_uuid() as person_id, gen_random_uuid() as account_id,
        'adherent-' || n || '@nombreux.example' as email
      from site s cross join generate_series(1, ${count}::int) n where s.host = ${host}
    ), person as (
      insert into person (realm_id, id, given_name, family_name, email, email_key, created_at)
      select realm_id, person_id, 'Camille', 'Nombreux-' || n, email, email, now() from fresh
    ), account as (
      insert into account (realm_id, id, email, email_key, created_at)
      select realm_id, account_id, email, email, now() from fresh
    ), link as (
      insert into account_person (realm_id, account_id, person_id) select realm_id, account_id, person_id from fresh
    )
    insert into membership (realm_id, id, organisation_id, person_id, state, number, joined_on, due_on, created_at)
    select realm_id, gen_random_uuid(), organisation_id, person_id, 'admitted', 'N-' || n, ${dueOn}::date - 700, ${dueOn}::date, now()
    from fresh`.execute(db)
  await sql`analyze`.execute(db)
}

/** Opens a due for each of them. @returns the references */
export async function openDues(db: Db): Promise<string[]> {
  const members = await db
    .selectFrom('membership')
    .select(['id', 'number'])
    .where('number', 'like', 'N-%')
    .execute()
  const dues = members.map(({ id, number }) => ({
    membership: id,
    reference: withCheckDigits((number ?? '').slice(2).padStart(12, '0')),
  }))
  await sql`
    insert into due (realm_id, id, membership_id, plan_id, amount_cents, reference, opened_at)
    select m.realm_id, gen_random_uuid(), m.id, p.id, ${dueCents}, r.reference, now()
    from json_to_recordset(${JSON.stringify(dues)}::json) as r(membership uuid, reference text)
    join membership m on m.id = r.membership
    join plan p on p.realm_id = m.realm_id and p.organisation_id = m.organisation_id and p.meant_for = 'one'`.execute(
    db,
  )
  await sql`analyze`.execute(db)
  return dues.map(({ reference }) => reference)
}
