import { type RawBuilder, sql } from 'kysely'
import type { Hold } from '../office/hold.ts'

/** Whose history, and who asks for it. */
export type HistoryOf = {
  realmId: string
  timeZone: string
  personId: string
  accountId: string | null
  hold: Hold
  /** Those for which one sees members. */
  organisationIds: readonly string[]
  /** The memberships in reach, and those of them whose dues one sees. */
  membershipIds: readonly string[]
  duesOf: readonly string[]
  seesLetters: boolean
  now: Temporal.Instant
  /** Since when traces are kept: before that nobody knows how somebody came. */
  tracedSince: Temporal.Instant
}

/**
 * What tables keep for their own sake, each as rows of the history: kind, at, id, count, by_id, organisation_id, details. What
 * hangs on a membership goes with it; the rest is for those who hold the record.
 */
export function rowsOf(about: HistoryOf): RawBuilder<unknown>[] {
  const { hold } = about
  const ofMemberships = [moves(about), suspensions(about), reminders(about), ...payments(about)]
  return hold === 'former' ? ofMemberships : [...ofMemberships, ...entries(about), ...ofPerson(about)]
}

const day = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

function moves({ realmId, personId, membershipIds, organisationIds }: HistoryOf): RawBuilder<unknown> {
  return sql`
    select 'moved' as kind, v.moved_at as at, v.id, 1 as count, v.moved_by_person_id as by_id, null::uuid as organisation_id,
      jsonb_build_object('from', f.name, 'to', t.name, 'number', v.from_number) as details
    from membership m
    join membership_move v on v.realm_id = m.realm_id and v.membership_id = m.id
    join organisation f on f.realm_id = v.realm_id and f.id = v.from_organisation_id
    join organisation t on t.realm_id = v.realm_id and t.id = v.to_organisation_id
    where m.realm_id = ${realmId} and m.person_id = ${personId}
      and (m.id = any(${membershipIds}::uuid[]) or v.from_organisation_id = any(${organisationIds}::uuid[])
        or v.to_organisation_id = any(${organisationIds}::uuid[]))`
}

function suspensions({ realmId, membershipIds }: HistoryOf): RawBuilder<unknown> {
  const own = sql`from suspension s join membership m on m.realm_id = s.realm_id and m.id = s.membership_id
    where s.realm_id = ${realmId} and s.membership_id = any(${membershipIds}::uuid[])`
  return sql`
    select 'suspended', s.since, s.id, 1, s.by_person_id, m.organisation_id, jsonb_build_object('reason', s.reason) ${own}
    union all
    select 'suspensionEnded', s.lifted_at, s.id, 1, s.lifted_by_person_id, m.organisation_id, '{}'::jsonb ${own}
      and s.lifted_at is not null`
}

function reminders({ realmId, duesOf }: HistoryOf): RawBuilder<unknown> {
  return sql`
    select 'reminded', r.at, r.id, 1, null::uuid, null::uuid, jsonb_build_object('dueOn', ${day('r.due_on')})
    from reminder r where r.realm_id = ${realmId} and r.membership_id = any(${duesOf}::uuid[]) and r.letter_id is not null`
}

function payments({ realmId, duesOf }: HistoryOf): RawBuilder<unknown>[] {
  // What is given to a membership when the payment comes; later it only changes what it is for, or is taken back.
  const shares = sql`
    from (select a.payment_id, sum(a.amount_cents)::int as cents from allocation a
      join payment b on b.realm_id = a.realm_id and b.id = a.payment_id and b.recorded_at = a.made_at
      where a.realm_id = ${realmId} and a.membership_id = any(${duesOf}::uuid[]) group by a.payment_id) share
    join payment p on p.realm_id = ${realmId} and p.id = share.payment_id`
  return [
    sql`select 'paid', p.recorded_at, p.id, 1, p.recorded_by_person_id, null::uuid, jsonb_build_object('cents', share.cents,
      'method', p.method, 'receivedOn', ${day('p.received_on')}) ${shares}`,
    sql`select 'paymentTakenBack', p.reversed_at, p.id, 1, p.reversed_by_person_id, null::uuid,
      jsonb_build_object('cents', share.cents, 'reason', p.reversal_reason) ${shares} where p.reversed_at is not null`,
  ]
}

/** How somebody came: a file leaves no trace of each of its lines, and an application has its own row. */
function entries({ realmId, personId, membershipIds, tracedSince }: HistoryOf): RawBuilder<unknown>[] {
  const traced = (
    event: string,
  ) => sql`exists (select from audit t where t.realm_id = p.realm_id and t.person_id = p.id
    and t.event = ${event}`
  return [
    sql`select case when p.created_at < ${tracedSince} then 'recorded' else 'imported' end, p.created_at, p.id, 1,
      null::uuid, null::uuid, '{}'::jsonb
    from person p where p.realm_id = ${realmId} and p.id = ${personId} and not ${traced('memberEntered')})`,
    sql`select 'membershipImported', m.created_at, m.id, 1, null::uuid, m.organisation_id, '{}'::jsonb
    from membership m join person p on p.realm_id = m.realm_id and p.id = m.person_id
    where m.realm_id = ${realmId} and m.id = any(${membershipIds}::uuid[]) and m.created_at >= ${tracedSince}
      and m.created_at > p.created_at and not ${traced('membershipAdded')} and t.details ->> 'membership' = m.id::text)
      and not exists (select from application x where x.realm_id = m.realm_id and x.membership_id = m.id)`,
  ]
}

function ofPerson({ realmId, personId, organisationIds, hold, now }: HistoryOf): RawBuilder<unknown>[] {
  const inReach = (column: string) =>
    hold === 'whole' ? sql`true` : sql`${sql.ref(column)} = any(${organisationIds}::uuid[])`
  const application = sql`from application a where a.realm_id = ${realmId} and a.person_id = ${personId}
    and ${inReach('a.organisation_id')}`
  const role = sql`from role r where r.realm_id = ${realmId} and r.person_id = ${personId}
    and r.organisation_id = any(${organisationIds}::uuid[])`
  const record = sql`from record r where r.realm_id = ${realmId} and r.person_id = ${personId}
    and ${inReach('r.organisation_id')}`
  return [
    sql`select 'applied', a.submitted_at, a.id, 1, null::uuid, a.organisation_id, '{}'::jsonb ${application}
      and a.submitted_at is not null`,
    sql`select 'applicantConfirmed', a.email_confirmed_at, a.id, 1, null::uuid, null::uuid, '{}'::jsonb ${application}
      and a.email_confirmed_at is not null`,
    sql`select 'approved', a.approved_at, a.id, 1, a.approved_by_person_id, a.organisation_id, '{}'::jsonb ${application}
      and a.approved_at is not null`,
    sql`select 'refused', a.refused_at, a.id, 1, a.refused_by_person_id, a.organisation_id, '{}'::jsonb ${application}
      and a.refused_at is not null`,
    sql`select 'admitted', a.admitted_at, a.id, 1, null::uuid, a.organisation_id, '{}'::jsonb ${application}
      and a.admitted_at is not null`,
    sql`select 'roleBegun', r.starts_at, r.id, 1, r.given_by_person_id, r.organisation_id,
      jsonb_build_object('role', r.name) ${role} and r.starts_at <= ${now}`,
    sql`select 'roleOver', r.ends_at, r.id, 1, r.ended_by_person_id, r.organisation_id,
      jsonb_build_object('role', r.name) ${role} and r.ends_at <= ${now}`,
    sql`select 'recordShown', r.published_at, r.id, 1, r.published_by_person_id, null::uuid,
      jsonb_build_object('title', r.title) ${record} and r.published_at is not null`,
    sql`select 'recordTakenAway', r.withdrawn_at, r.id, 1, r.withdrawn_by_person_id, null::uuid,
      jsonb_build_object('title', r.title) ${record} and r.withdrawn_at is not null`,
    sql`select 'agreed', c.accepted_at, (array_agg(c.id order by c.id))[1], count(*)::int, null::uuid, null::uuid,
      jsonb_build_object('kinds', string_agg(t.kind, ' ' order by t.kind))
    from acceptance c join terms t on t.realm_id = c.realm_id and t.id = c.terms_id
    where c.realm_id = ${realmId} and c.person_id = ${personId} group by c.accepted_at`,
  ]
}
