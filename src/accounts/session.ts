import type { Insertable } from 'kysely'
import type pg from 'pg'
import { newId } from '../database/new-id.ts'
import type { Db } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import type { Site } from '../organisations/site.ts'
import { standingOf } from './standing.ts'
import { newToken, tokenHash } from './tokens.ts'
import type { Membership, RoleName, Visitor, VisitorPerson } from './visitor.ts'

/** How long a session lasts: with « Se souvenir de moi » 30 days from its last use, else 2 h idle and 12 h in all. */
export const sessionLimits = {
  remembered: Temporal.Duration.from({ hours: 30 * 24 }),
  absolute: Temporal.Duration.from({ hours: 12 }),
  idle: Temporal.Duration.from({ hours: 2 }),
  /** Use is written down at most this often: a page view is a read. */
  touchEvery: Temporal.Duration.from({ minutes: 1 }),
} as const

export type NewSession = {
  realmId: string
  accountId: string
  /** Who is there, where the account stands for one person only. */
  personId: string | null
  remembered: boolean
  userAgent: string | null
}

/** A session that starts now: its row, and the token, which only the browser keeps. */
export function newSession(now: Temporal.Instant, session: NewSession): { token: string; row: SessionRow } {
  const token = newToken()
  const row = {
    id: newId(),
    token_hash: tokenHash(token),
    realm_id: session.realmId,
    account_id: session.accountId,
    person_id: session.personId,
    remembered: session.remembered,
    user_agent: session.userAgent,
    created_at: now,
    seen_at: now,
    expires_at: now.add(session.remembered ? sessionLimits.remembered : sessionLimits.absolute),
    office_seen_at: now,
    password_at: now,
  }
  return { token, row }
}

type SessionRow = Insertable<Tables['session']>

/** What `findVisitor` found: who it is, and whether the use of the session is to be written down now. */
export type FoundVisitor = { visitor: Visitor; touch: boolean }

// A person whom the account no longer stands for is nobody here, whatever the session remembers. The second adherent
// of a couple who was granted a sign-in stands as the first one does: the memberships of both count.
// `offset 0`: the session by its token, then its sign-in by its key, whatever the planner believes of a table whose
// statistics are old; it once went through all sessions for each.
// The hottest statement of all: session, account, who is there, memberships and roles in one round trip,
// prepared once for each connection (Kysely does not name its statements). A session counts on the host that made it
// only (`s`); how long, who is there and when the password was given is told by the sign-in behind it (`i`), which
// on the sign-in host is the same row: so all the sites of a realm agree.
const statement = `
  select s.id as session_id, i.id as sign_in_id, i.account_id, i.remembered, i.created_at, i.seen_at, i.office_seen_at,
    i.password_at, a.email,
    (select count(*)::int from account_person x where x.realm_id = i.realm_id and x.account_id = i.account_id) as shared_by,
    p.id as person_id, c.person_id as second_of, p.title, p.given_name, p.family_name, p.birth_date, p.phone, p.mobile,
    p.address_line1, p.address_line2, p.postcode, p.town, p.country,
    (select json_agg(json_build_object(
        'id', m.id, 'organisationId', o.id, 'organisationName', o.name, 'organisationEmail', o.contact_email,
        'organisationPhone', o.contact_phone, 'state', m.state, 'number', m.number, 'dueOn', m.due_on,
        'remindersSent', m.reminders_sent, 'suspended', su.id is not null) order by m.created_at, m.id)
      from membership m
      join organisation o on o.realm_id = m.realm_id and o.id = m.organisation_id
      left join suspension su on su.realm_id = m.realm_id and su.membership_id = m.id and su.lifted_at is null
      where m.realm_id = i.realm_id and m.person_id in (i.person_id, c.person_id)) as memberships,
    exists (select from second_adherent x where x.realm_id = i.realm_id and x.person_id = i.person_id)
      or exists (select from second_adherent x where x.realm_id = i.realm_id and x.second_person_id = i.person_id)
      or exists (select from beneficiary x where x.realm_id = i.realm_id and x.holder_id = i.person_id) as has_household,
    (select json_agg(json_build_object('organisationId', r.organisation_id, 'name', r.name))
      from role r where r.realm_id = i.realm_id and r.person_id = i.person_id
        and r.starts_at <= $3 and (r.ends_at is null or r.ends_at > $3)) as roles
  from (select * from session where token_hash = $1 and realm_id = $2 and site_id is not distinct from $5 offset 0) s
  cross join lateral (select * from session x where x.realm_id = s.realm_id and x.id = coalesce(s.parent_id, s.id) offset 0) i
  join account a on a.realm_id = i.realm_id and a.id = i.account_id
  left join account_person ap on ap.realm_id = i.realm_id and ap.account_id = i.account_id and ap.person_id = i.person_id
  left join person p on p.realm_id = ap.realm_id and p.id = ap.person_id
  left join second_adherent c on c.realm_id = ap.realm_id and c.second_person_id = ap.person_id and c.signs_in_since is not null
  where i.expires_at > $3 and (i.remembered or i.seen_at > $4)`

type Row = {
  session_id: string
  sign_in_id: string
  account_id: string
  remembered: boolean
  created_at: Temporal.Instant
  seen_at: Temporal.Instant
  office_seen_at: Temporal.Instant | null
  password_at: Temporal.Instant | null
  email: string
  shared_by: number
  person_id: string | null
  second_of: string | null
  title: string | null
  given_name: string
  family_name: string
  birth_date: Temporal.PlainDate | null
  phone: string | null
  mobile: string | null
  address_line1: string | null
  address_line2: string | null
  postcode: string | null
  town: string | null
  country: string | null
  has_household: boolean
  memberships: (Omit<Membership, 'dueOn'> & { dueOn: string | null })[] | null
  roles: { organisationId: string; name: RoleName }[] | null
}

/** Who holds this session token on this site, or nobody: unknown, ended, too long unused, or of another site or realm. */
export async function findVisitor(
  pool: pg.Pool,
  now: Temporal.Instant,
  site: Site,
  token: string,
): Promise<FoundVisitor | null> {
  const { rows } = await pool.query<Row>({
    name: 'visitor',
    text: statement,
    values: [tokenHash(token), site.realm.id, now, now.subtract(sessionLimits.idle), siteIdOf(site)],
  })
  const [row] = rows
  if (!row) return null
  return {
    visitor: {
      accountId: row.account_id,
      email: row.email,
      realmId: site.realm.id,
      sessionId: row.session_id,
      signInId: row.sign_in_id,
      remembered: row.remembered,
      startedAt: row.created_at,
      officeSeenAt: row.office_seen_at,
      passwordAt: row.password_at,
      sharedBy: row.shared_by,
      person: row.person_id ? personOf(row, row.person_id, site, now) : null,
    },
    touch: Temporal.Instant.compare(row.seen_at, now.subtract(sessionLimits.touchEvery)) < 0,
  }
}

/** Which site a session is of: on the sign-in host, where signing in makes them, of none. */
function siteIdOf(site: Site): string | null {
  return site.isSignInHost ? null : site.id
}

function personOf(row: Row, id: string, site: Site, now: Temporal.Instant): VisitorPerson {
  const memberships = (row.memberships ?? []).map(membership => ({
    ...membership,
    dueOn: membership.dueOn ? Temporal.PlainDate.from(membership.dueOn) : null,
  }))
  const roles = row.roles ?? []
  const today = now.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  return {
    id,
    secondOf: row.second_of,
    title: row.title,
    givenName: row.given_name,
    familyName: row.family_name,
    birthDate: row.birth_date,
    phone: row.phone,
    mobile: row.mobile,
    addressLine1: row.address_line1,
    addressLine2: row.address_line2,
    postcode: row.postcode,
    town: row.town,
    country: row.country,
    hasHousehold: row.has_household,
    memberships,
    roles,
    standing: standingOf(site.realm.policy, memberships, roles.length > 0, today),
  }
}

/** Writes down that a session was used, for all the sites of its sign-in; a remembered one lasts 30 days from now. */
export async function touchSession(db: Db, now: Temporal.Instant, visitor: Visitor): Promise<void> {
  await db
    .updateTable('session')
    .set(
      visitor.remembered ? { seen_at: now, expires_at: now.add(sessionLimits.remembered) } : { seen_at: now },
    )
    .where('realm_id', '=', visitor.realmId)
    .where('id', '=', visitor.signInId)
    .execute()
}

/** Ends a sign-in, and with it the sessions of all the sites that it has opened. */
export async function endSignIn(db: Db, visitor: Visitor): Promise<void> {
  await db
    .deleteFrom('session')
    .where('realm_id', '=', visitor.realmId)
    .where('id', '=', visitor.signInId)
    .execute()
}

/** Ends the session of one site; on the sign-in host that is the sign-in itself. */
export async function endSession(db: Db, visitor: Visitor): Promise<void> {
  await db
    .deleteFrom('session')
    .where('realm_id', '=', visitor.realmId)
    .where('id', '=', visitor.sessionId)
    .execute()
}

/**
 * Ends every sign-in to an account, with what each has opened, but for the one named.
 * @param except `signInId` of a visitor
 */
export async function endSessions(
  db: Db,
  realmId: string,
  accountId: string,
  except?: string,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('realm_id', '=', realmId)
    .where('account_id', '=', accountId)
    .where('parent_id', 'is', null)
    .$if(except !== undefined, query => query.where('id', '!=', except ?? ''))
    .execute()
}
