import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import type { Realm } from '../../organisations/site.ts'
import { type Because, coverage, type DuesRules } from '../due-day.ts'
import type { By, Settled } from '../ledger.ts'

/** A due that is paid in full now, in the words of the ledger. */
export type SettledDue = Settled

type PaidDue = {
  dueId: string
  membershipId: string
  organisationId: string
  dueOn: Temporal.PlainDate | null
  paidOn: Temporal.PlainDate
  /** The latest day that has a row, and its place. */
  place: number
  heldOn: Temporal.PlainDate | null
  because: Because | null
}

/** Of these dues, settles those of which nothing is left to pay: as the ledger does it, for many at once. */
export async function settleAll(
  tx: Tx,
  realm: Realm,
  dueIds: readonly string[],
  by: By,
): Promise<SettledDue[]> {
  const { dues } = realm.policy
  if (dues === 'none') return []
  const paid = await paidInFull(tx, realm.id, dueIds)
  if (paid.length === 0) return []
  const covered = paid.map(due => ({ due, ...coverageOf(dues, due) }))
  const rows = JSON.stringify(
    covered.map(({ due, from, to }) => ({ dueId: due.dueId, membershipId: due.membershipId, from, to })),
  )
  const given = sql`json_to_recordset(${rows}::json) as t("dueId" uuid, "membershipId" uuid, "from" date, "to" date)`
  await sql`update due d set settled_at = ${by.at}, covers_from = t."from", covers_to = t."to" from ${given}
    where d.realm_id = ${realm.id} and d.id = t."dueId"`.execute(tx)
  await insertDays(tx, realm.id, covered, by)
  await sql`update membership m set due_on = t."to", reminders_sent = 0 from ${given}
    where m.realm_id = ${realm.id} and m.id = t."membershipId"`.execute(tx)
  await sql`update suspension s set lifted_at = ${by.at}, lifted_by_person_id = ${by.personId} from ${given}
    where s.realm_id = ${realm.id} and s.membership_id = t."membershipId" and s.cause = 'dues' and s.lifted_at is null`.execute(
    tx,
  )
  await sql`update suspension_request r set decision = 'paid', decided_at = ${by.at}, decided_by_person_id = ${by.personId}
    from ${given} where r.realm_id = ${realm.id} and r.membership_id = t."membershipId" and r.decided_at is null`.execute(
    tx,
  )
  await issueReceipts(tx, realm, paid, by)
  return covered.map(({ due, to }) => ({ membershipId: due.membershipId, dueId: due.dueId, dueOn: to }))
}

async function paidInFull(tx: Tx, realmId: string, dueIds: readonly string[]): Promise<PaidDue[]> {
  const { rows } = await sql<PaidDue>`
    select d.id as "dueId", d.membership_id as "membershipId", m.organisation_id as "organisationId", m.due_on as "dueOn",
      paid.day as "paidOn", coalesce(held.place, 0) as place, held.due_on as "heldOn", held.because
    from due d
    join membership m on m.realm_id = d.realm_id and m.id = d.membership_id
    cross join lateral (
      select sum(part.cents) as cents, max(p.received_on) as day from (
        select a.payment_id, sum(a.amount_cents) as cents from allocation a
        where a.realm_id = d.realm_id and a.due_id = d.id group by a.payment_id having sum(a.amount_cents) <> 0
      ) part join payment p on p.realm_id = d.realm_id and p.id = part.payment_id
    ) paid
    left join lateral (
      select y.place, y.due_on, y.because from due_day y
      where y.realm_id = m.realm_id and y.membership_id = m.id order by y.place desc limit 1
    ) held on true
    where d.realm_id = ${realmId} and d.id = any(${[...new Set(dueIds)]}::uuid[])
      and d.settled_at is null and d.cancelled_at is null and paid.cents >= d.amount_cents`.execute(tx)
  return rows
}

const isHeld = ({ heldOn, dueOn }: PaidDue) => String(heldOn) === String(dueOn)

function coverageOf(rules: DuesRules, due: PaidDue) {
  const paidUntil = isHeld(due) && due.because?.rule === 'newMember' ? null : due.dueOn
  return coverage(rules, { paidOn: due.paidOn, paidUntil })
}

type Covered = { due: PaidDue; from: Temporal.PlainDate; to: Temporal.PlainDate; because: Because }

/** A day that has no row, as one from before the ledger, gets it first, so that it can be come back to. */
async function insertDays(tx: Tx, realmId: string, covered: readonly Covered[], by: By): Promise<void> {
  const rows = covered.flatMap(({ due, to, because }) => {
    const { membershipId, dueId, paidOn, place, dueOn } = due
    const entry = {
      id: newId(),
      membershipId,
      place: place + 1,
      source: 'entry',
      dueOn,
      because: { rule: 'given' },
    }
    const before = isHeld(due) ? [] : [entry]
    const own = { id: newId(), membershipId, dueId, paidOn, source: 'payment', dueOn: to, because }
    return [...before, { ...own, place: place + before.length + 1 }]
  })
  await sql`
    insert into due_day (realm_id, id, membership_id, place, due_on, source, due_id, paid_on, because, at, by_person_id)
    select ${realmId}, t.id, t."membershipId", t.place, t."dueOn", t.source, t."dueId", t."paidOn", t.because, ${by.at}, ${by.personId}
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(id uuid, "membershipId" uuid, place int, "dueOn" date,
      source text, "dueId" uuid, "paidOn" date, because jsonb)`.execute(tx)
}

/** Numbers run without gaps within an organisation and a year; the locks go with the transaction. */
async function issueReceipts(tx: Tx, realm: Realm, paid: readonly PaidDue[], by: By): Promise<void> {
  const organisations = [...new Set(paid.map(({ organisationId }) => organisationId))].sort()
  for (const id of organisations)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`receipt ${id}`}, 0))`.execute(tx)
  const { year } = by.at.toZonedDateTimeISO(realm.timeZone)
  const rows = paid.map(({ dueId, organisationId }) => ({ id: newId(), dueId, organisationId }))
  await sql`
    insert into receipt (realm_id, id, due_id, organisation_id, year, number, issued_at)
    select ${realm.id}, t.id, t."dueId", t."organisationId", ${year}, coalesce(latest.number, 0)
      + row_number() over (partition by t."organisationId" order by t.id), ${by.at}
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(id uuid, "dueId" uuid, "organisationId" uuid)
    left join (
      select organisation_id, max(number) as number from receipt
      where realm_id = ${realm.id} and year = ${year} and organisation_id = any(${organisations}::uuid[]) group by 1
    ) latest on latest.organisation_id = t."organisationId"
    where not exists (select from receipt r where r.realm_id = ${realm.id} and r.due_id = t."dueId")`.execute(
    tx,
  )
}
