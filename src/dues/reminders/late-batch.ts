import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../database/open.ts'
import type { StepToday } from './steps.ts'

/** A membership for which a step has come, held until the end of the transaction. */
export type Late = {
  id: string
  due_on: Temporal.PlainDate
  organisation_id: string
  person_id: string
  account_id: string | null
  email: string | null
  last_letter_at: Temporal.Instant | null
  has_due: boolean
  has_credit: boolean
}

/** Where a run through the due days stands. */
export type Place = { dueOn: Temporal.PlainDate; id: string }

export const beginning: Place = {
  dueOn: Temporal.PlainDate.from('0001-01-01'),
  id: '00000000-0000-0000-0000-000000000000',
}

/** Those of the steps for which anybody waits: mostly none, and then this is all that a run does. */
export async function stepsWaiting(
  db: Db,
  realmId: string,
  steps: readonly StepToday[],
): Promise<StepToday[]> {
  const given = JSON.stringify(steps.map(({ step, first, last }) => ({ step, first, last })))
  const { rows } = await sql<{ step: number }>`
    select s.step from jsonb_to_recordset(${given}::jsonb) as s (step integer, first date, last date)
    where exists (select from membership m where m.realm_id = ${realmId} and ${waits(sql`s.step`, sql`s.first`, sql`s.last`)})`.execute(
    db,
  )
  return steps.filter(({ step }) => rows.some(row => row.step === step))
}

/**
 * Whether a step has come for a membership `m` and has no row yet. Whoever is suspended knows. « offset 0 » keeps each
 * question a look-up in an index: as joins they read whole tables for every batch.
 */
function waits(step: RawBuilder<unknown>, first: RawBuilder<unknown>, last: RawBuilder<unknown>) {
  return sql`m.state = 'admitted' and m.due_on between ${first} and ${last}
    and not exists (select from reminder r where r.realm_id = m.realm_id and r.membership_id = m.id
      and r.due_on = m.due_on and r.step = ${step} offset 0)
    and not exists (select from suspension s where s.realm_id = m.realm_id and s.membership_id = m.id
      and s.lifted_at is null offset 0)
    and exists (select from person p where p.realm_id = m.realm_id and p.id = m.person_id
      and p.erased_at is null offset 0)`
}

/**
 * The next memberships for which a step has come that has no row yet, in the order of their due days. Those that are held
 * at this moment, by a payment or by another instance, are left to whoever comes next.
 */
export async function takeLate(
  tx: Tx,
  realmId: string,
  { step, first, last }: StepToday,
  { after, most }: { after: Place; most: number },
): Promise<Late[]> {
  const { rows } = await sql<Late>`
    with m as materialized (
      select m.realm_id, m.id, m.due_on, m.organisation_id, m.person_id from membership m
      where m.realm_id = ${realmId} and ${waits(sql`${step}::integer`, sql`${first}::date`, sql`${last}::date`)}
        and (m.due_on, m.id) > (${after.dueOn}::date, ${after.id}::uuid)
      order by m.due_on, m.id limit ${most}
      for no key update skip locked
    )
    select m.id, m.due_on, m.organisation_id, m.person_id, a.id as account_id, a.email,
      (select max(r.at) from reminder r where r.realm_id = m.realm_id and r.membership_id = m.id
        and r.due_on = m.due_on and r.letter_id is not null) as last_letter_at,
      exists (select from due d where d.realm_id = m.realm_id and d.membership_id = m.id
        and d.settled_at is null and d.cancelled_at is null) as has_due,
      exists (select from allocation c where c.realm_id = m.realm_id and c.membership_id = m.id and c.due_id is null
        group by c.payment_id having sum(c.amount_cents) > 0) as has_credit
    from m left join lateral (
      select a.id, a.email from account_person ap join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
      where ap.realm_id = m.realm_id and ap.person_id = m.person_id limit 1
    ) a on true
    order by m.due_on, m.id`.execute(tx)
  return rows
}
