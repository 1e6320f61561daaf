import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { type Among, type Filter, hasRefusedLetters, whoIsListed } from '../office/list-filter.ts'

/** Why a member of the list gets no letter, in the order in which it is looked at. */
export const reasons = ['notAdmitted', 'shared', 'noAddress', 'signsIn', 'recent'] as const
export type Reason = (typeof reasons)[number]
type Outcome = Reason | 'letter'

/** How long a first letter is good for: nobody needs another one meanwhile. */
const goodFor = Temporal.Duration.from({ hours: 7 * 24 })

/** Since when a letter counts as one that was sent only just. */
export function recentlySince(now: Temporal.Instant): Temporal.Instant {
  return now.subtract(goodFor)
}

/**
 * What becomes of a member `m`, the person `p` with the account `a`: a letter, or the first reason for none. Of somebody
 * who is a member in force out of reach too, the record is not this office's alone, and neither is the letter.
 */
function outcomeOf({ inReach }: Among, since: Temporal.Instant): RawBuilder<Outcome> {
  return sql<Outcome>`case
    when m.state <> 'admitted' then 'notAdmitted'
    when exists (select from membership tie where tie.realm_id = m.realm_id and tie.person_id = m.person_id
      and tie.state = 'admitted' and not tie.organisation_id = any(${inReach}::uuid[])) then 'shared'
    when a.id is null or ${hasRefusedLetters} then 'noAddress'
    when a.password_hash is not null then 'signsIn'
    when exists (select from letter l where l.realm_id = a.realm_id and l.account_id = a.id
      and l.template = 'firstSignIn' and l.state in ('queued', 'sent') and l.created_at > ${since}) then 'recent'
    else 'letter' end`
}

const members = sql`person p join membership m on m.person_id = p.id
  left join account_person ap on ap.realm_id = p.realm_id and ap.person_id = p.id
  left join account a on a.realm_id = ap.realm_id and a.id = ap.account_id`

/** What a mailing to a list would come to. */
export type Forecast = {
  /** All that are in the list. */
  total: number
  /** Letters that would be sent; several who share a mailbox get one. */
  letters: number
  sharedMailbox: number
  leftOut: Readonly<Record<Reason, number>>
  /** The list is of names near the one that was typed. */
  near: boolean
}

/** Counts who of a list would get a letter now, and who would not. */
export async function forecast(
  db: Db,
  among: Among,
  filter: Filter,
  now: Temporal.Instant,
): Promise<Forecast> {
  const exact = await countOutcomes(db, among, filter, { now, near: false })
  return exact.total > 0 || !filter.search
    ? exact
    : await countOutcomes(db, among, filter, { now, near: true })
}

async function countOutcomes(
  db: Db,
  among: Among,
  filter: Filter,
  { now, near }: { now: Temporal.Instant; near: boolean },
): Promise<Forecast> {
  const listed = await whoIsListed(db, among, filter, near)
  const { rows } = listed
    ? await sql<{ outcome: Outcome; members: number; accounts: number }>`
        select outcome, count(*)::int as members, count(distinct account_id)::int as accounts from (
          select ${outcomeOf(among, recentlySince(now))} as outcome, a.id as account_id
          from ${members} where ${listed}) as listed group by outcome`.execute(db)
    : { rows: [] }
  const of = (outcome: Outcome) => rows.find(row => row.outcome === outcome)
  const letters = of('letter')?.accounts ?? 0
  return {
    total: rows.reduce((sum, row) => sum + row.members, 0),
    letters,
    sharedMailbox: (of('letter')?.members ?? 0) - letters,
    leftOut: Object.fromEntries(reasons.map(reason => [reason, of(reason)?.members ?? 0])) as Record<
      Reason,
      number
    >,
    near,
  }
}

/** A member of the list at whom a mailing has come. */
export type Reached = {
  membershipId: string
  organisationId: string
  personId: string
  outcome: Outcome
  account: { id: string; email: string; emailKey: string } | null
}

type From = { after: string | null; most: number; since: Temporal.Instant }

/** The next members of a list, in the order of their memberships. */
export async function nextOfList(
  db: Db,
  among: Among,
  listed: RawBuilder<boolean>,
  { after, most, since }: From,
): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    select m.id as "membershipId", m.organisation_id as "organisationId", p.id as "personId",
      ${outcomeOf(among, since)} as outcome,
      case when a.id is not null then jsonb_build_object('id', a.id, 'email', a.email, 'emailKey', a.email_key) end as account
    from ${members}
    where ${listed} ${after ? sql`and m.id > ${after}` : sql``}
    order by m.id limit ${most}`.execute(db)
  return rows
}
