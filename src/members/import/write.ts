import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import type { ImportTarget } from './known.ts'
import type { Plan } from './plan.ts'

/**
 * Writes what was planned for a batch of lines: one statement for each list that has something in it, each
 * with its rows as one JSON parameter.
 */
export async function writePlan(
  tx: Tx,
  target: ImportTarget,
  plan: Plan,
  at: Temporal.Instant,
): Promise<void> {
  const { realmId, organisationId } = target
  const now = at.toString()
  const personColumns = sql`id uuid, title text, given_name text, family_name text, birth_date date, email text,
    email_key text, phone text, mobile text, address_line1 text, address_line2 text, postcode text, town text, country text,
    occupation_id uuid`
  const list = (rows: readonly unknown[]) => sql`json_to_recordset(${JSON.stringify(rows)}::json)`
  if (plan.newPeople.length > 0) {
    await sql`insert into person (realm_id, id, title, given_name, family_name, birth_date, email, email_key, phone,
        mobile, address_line1, address_line2, postcode, town, country, occupation_id, created_at)
      select ${realmId}::uuid, id, title, coalesce(given_name, ''), coalesce(family_name, ''), birth_date, email, email_key, phone,
        mobile, address_line1, address_line2, postcode, town, country, occupation_id, ${now}::timestamptz
      from ${list(plan.newPeople)} as r(${personColumns})`.execute(tx)
  }
  if (plan.changedPeople.length > 0) {
    await sql`update person p set title = r.title, given_name = r.given_name, family_name = r.family_name,
        birth_date = r.birth_date, email = r.email, email_key = r.email_key, phone = r.phone, mobile = r.mobile,
        address_line1 = r.address_line1, address_line2 = r.address_line2, postcode = r.postcode, town = r.town,
        country = r.country, occupation_id = r.occupation_id
      from ${list(plan.changedPeople)} as r(${personColumns})
      where p.realm_id = ${realmId} and p.id = r.id`.execute(tx)
  }
  if (plan.changedMemberships.length > 0) {
    await keepDueDays(tx, realmId, plan.changedMemberships, now)
    await sql`update membership m set number = r.number, joined_on = r.joined_on, due_on = r.due_on,
        dues_cents = r.dues_cents, reminders_sent = case when r."resetReminders" then 0 else m.reminders_sent end
      from ${list(plan.changedMemberships)} as r(id uuid, "resetReminders" boolean, number text, joined_on date,
        due_on date, dues_cents integer)
      where m.realm_id = ${realmId} and m.id = r.id`.execute(tx)
  }
  if (plan.newMemberships.length > 0) {
    await sql`insert into membership (realm_id, id, organisation_id, person_id, state, number, joined_on, due_on,
        dues_cents, left_on, created_at)
      select ${realmId}::uuid, id, ${organisationId}::uuid, person_id, coalesce(state, 'admitted'), number,
        joined_on, due_on, dues_cents, left_on, ${now}::timestamptz
      from ${list(plan.newMemberships)} as r(id uuid, person_id uuid, number text, joined_on date, due_on date,
        dues_cents integer, state text, left_on date)`.execute(tx)
    await keepFirstDueDays(tx, realmId, plan.newMemberships, now)
  }
  if (plan.newAccounts.length > 0) {
    await sql`insert into account (realm_id, id, email, email_key, created_at)
      select ${realmId}::uuid, id, email, email_key, ${now}::timestamptz
      from ${list(plan.newAccounts)} as r(id uuid, email text, email_key text)
      on conflict (realm_id, email_key) do nothing`.execute(tx)
  }
  if (plan.links.length > 0) {
    await sql`insert into account_person (realm_id, account_id, person_id)
      select a.realm_id, a.id, r.person_id from ${list(plan.links)} as r(person_id uuid, email_key text)
      join account a on a.realm_id = ${realmId} and a.email_key = r.email_key
      on conflict do nothing`.execute(tx)
  }
  if (plan.moves.length > 0) await moveSignIns(tx, realmId, plan.moves)
}

type WithDueDay = { id: string; due_on: Temporal.PlainDate | null }

/** Keeps why new memberships have their due days: because the file says so. */
async function keepFirstDueDays(
  tx: Tx,
  realmId: string,
  memberships: readonly WithDueDay[],
  now: string,
): Promise<void> {
  const rows = memberships.flatMap(({ id, due_on }) => (due_on ? [{ id, due_on, day_id: newId() }] : []))
  if (rows.length === 0) return
  await sql`insert into due_day (realm_id, id, membership_id, place, due_on, source, because, at)
    select ${realmId}::uuid, r.day_id, r.id, 1, r.due_on, 'import', '{"rule": "given"}', ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, due_on date, day_id uuid)`.execute(tx)
}

/** Keeps why memberships get other due days; they still have the old ones. */
async function keepDueDays(
  tx: Tx,
  realmId: string,
  memberships: readonly WithDueDay[],
  now: string,
): Promise<void> {
  const rows = memberships.flatMap(({ id, due_on }) => (due_on ? [{ id, due_on, day_id: newId() }] : []))
  if (rows.length === 0) return
  const days = sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, due_on date, day_id uuid)`
  // Whoever else moves a day holds the membership too: the places follow one another.
  await sql`select m.id from membership m where m.realm_id = ${realmId} and m.id in (select r.id from ${days})
    order by m.id for no key update`.execute(tx)
  await sql`insert into due_day (realm_id, id, membership_id, place, due_on, source, because, at)
    select m.realm_id, r.day_id, m.id, 1 + coalesce((select max(place) from due_day d
        where d.realm_id = m.realm_id and d.membership_id = m.id), 0), r.due_on, 'import', '{"rule": "given"}', ${now}::timestamptz
    from ${days} join membership m on m.realm_id = ${realmId} and m.id = r.id
    where m.due_on is distinct from r.due_on`.execute(tx)
}

/** Moves people who never signed in to the account of their new address, and removes the account nobody is left on. */
async function moveSignIns(tx: Tx, realmId: string, moves: Plan['moves']): Promise<void> {
  await sql`update account_person ap set account_id = a.id
    from json_to_recordset(${JSON.stringify(moves)}::json) as r(person_id uuid, email_key text)
    join account a on a.realm_id = ${realmId} and a.email_key = r.email_key
    where ap.realm_id = ${realmId} and ap.person_id = r.person_id`.execute(tx)
  const left = sql`select a.id from account a where a.realm_id = ${realmId}
    and a.id = any(${moves.map(move => move.from_id)}::uuid[]) and a.password_hash is null
    and not exists (select from account_person ap where ap.realm_id = a.realm_id and ap.account_id = a.id)`
  // What was sent to the old address stays told of the person.
  await sql`update letter set account_id = null where realm_id = ${realmId} and account_id in (${left})`.execute(
    tx,
  )
  await sql`delete from account where realm_id = ${realmId} and id in (${left})`.execute(tx)
}
