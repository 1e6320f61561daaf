import { sql } from 'kysely'
import { organisationsWhere, type Permission } from '../accounts/permissions.ts'
import type { Visit } from '../web/visit.ts'

/** What waits to be looked at in the organisation in view; null for what the person's roles do not show. */
export type Figures = {
  members: number | null
  neverSignedIn: number | null
  /** Members without an e-mail address, or whose latest letter was refused. */
  noAddress: number | null
  /** Members to whom a letter could not be delivered in the last 30 days. */
  undelivered: number | null
  late: number | null
  /** Applications that nobody has decided. */
  applications: number | null
}

/** Beyond that many members a dashboard would keep people waiting: it says so instead of counting. */
export const mostCounted = 50_000

/** Nobody needs the number of what waits beyond that. */
export const mostWaiting = 100

const shownWith = {
  members: 'seeMembers',
  letters: 'seeLetters',
  dues: 'seeDues',
  applications: 'seeApplications',
} as const satisfies Record<string, Permission>

/** The figures of the dashboard in one statement; those about members are null where there are more than `mostCounted`. */
export async function figuresOf(visit: Visit): Promise<Figures> {
  const { app, site } = visit
  const realmId = site.realm.id
  const now = app.clock.now()
  const today = now.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const { rows } = await sql<Figures>`
    with recursive tops as (
      select * from jsonb_to_recordset(${JSON.stringify(topsOf(visit))}::jsonb)
        as t(id uuid, members boolean, letters boolean, dues boolean, applications boolean)
    ), run as (
      select o.id, t.members, t.letters, t.dues, t.applications from tops t
        join organisation o on o.realm_id = ${realmId} and o.id = t.id
      union
      select o.id, r.members, r.letters, r.dues, r.applications from run r
        join organisation o on o.realm_id = ${realmId} and o.parent_id = r.id
    ), reach as (
      select id, bool_or(members) as members, bool_or(letters) as letters, bool_or(dues) as dues,
        bool_or(applications) as applications
      from run where ${inView(visit)} group by id
    ), sample as materialized (
      select m.person_id, m.due_on, r.members, r.letters, r.dues
      from reach r join membership m on m.realm_id = ${realmId} and m.organisation_id = r.id and m.state = 'admitted'
      limit ${mostCounted + 1}
    ), counted as (
      select count(*) as looked_at,
        (count(*) filter (where s.members))::int as members,
        (count(*) filter (where s.members and a.password_hash is null))::int as never,
        (count(*) filter (where s.members and (a.id is null and p.email_key is null or ${isRefused})))::int as no_address,
        (count(*) filter (where s.letters and exists (
          select from letter l where l.realm_id = p.realm_id and l.person_id = p.id and l.state = 'failed'
            and l.created_at > ${now.subtract({ hours: 30 * 24 })})))::int as undelivered,
        (count(*) filter (where s.dues and s.due_on < ${today}))::int as late
      from sample s
      join person p on p.realm_id = ${realmId} and p.id = s.person_id
      left join account_person ap on ap.realm_id = p.realm_id and ap.person_id = p.id
      left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    ), shown as (
      select coalesce(bool_or(members), false) as members, coalesce(bool_or(letters), false) as letters,
        coalesce(bool_or(dues), false) as dues, coalesce(bool_or(applications), false) as applications,
        (select looked_at from counted) <= ${mostCounted} as few
      from reach
    )
    select case when shown.members and few then c.members end as members,
      case when shown.members and few then c.never end as "neverSignedIn",
      case when shown.members and few then c.no_address end as "noAddress",
      case when shown.letters and few then c.undelivered end as undelivered,
      case when shown.dues and few then c.late end as late,
      case when shown.applications then (select count(*)::int from (
        select from application x join reach r on r.id = x.organisation_id and r.applications
        where x.realm_id = ${realmId} and x.state = 'submitted' and x.approved_at is null
        limit ${mostWaiting + 1}) as waiting) end as applications
    from counted c cross join shown`.execute(app.db)
  const [figures] = rows
  if (!figures) throw new Error('an aggregate has one row')
  return figures
}

/** A letter that has left since, or another address, makes it good again. */
const isRefused = sql`exists (select from letter f where f.realm_id = a.realm_id and f.account_id = a.id
  and f.state = 'failed' and f.to_email = a.email and not exists (
    select from letter l where l.realm_id = a.realm_id and l.account_id = a.id and l.id > f.id and l.state = 'sent'))`

/** Each organisation in which a role of the person holds, with what of the figures it shows. */
function topsOf({ visitor }: Visit): Record<string, unknown>[] {
  if (!visitor) return []
  return organisationsWhere(visitor, 'seeOffice').map(id => ({
    id,
    ...Object.fromEntries(
      Object.entries(shownWith).map(([name, permission]) => [
        name,
        organisationsWhere(visitor, permission).includes(id),
      ]),
    ),
  }))
}

function inView({ office }: Visit) {
  return office?.inView ? sql`id = any(${[...office.inView.below]}::uuid[])` : sql`true`
}

/** The latest letters to members of some organisations; `failed`: only those that could not be delivered. */
export async function recentLetters(
  { app, site }: Visit,
  organisationIds: readonly string[],
  only: 'failed' | null,
): Promise<RecentLetter[]> {
  const { rows } = await sql<RecentLetter>`
    select l.id, l.to_email, l.template, l.state, l.last_error
    from letter l
    where l.realm_id = ${site.realm.id} ${only ? sql`and l.state = ${only}` : sql``} and exists (
      select 1 from account_person ap
      join membership m on m.realm_id = ap.realm_id and m.person_id = ap.person_id
      where ap.realm_id = l.realm_id and ap.account_id = l.account_id
        and m.organisation_id = any(${[...organisationIds]}::uuid[]))
    order by l.id desc limit 20`.execute(app.db)
  return rows
}

type RecentLetter = {
  id: string
  to_email: string
  template: string
  state: 'queued' | 'sent' | 'failed' | 'withheld'
  last_error: string | null
}
