import { type RawBuilder, sql } from 'kysely'
import type { AuditEvent } from '../../web/audit.ts'
import type { HistoryOf } from './rows-of.ts'
import { toldEvents } from './sentences.ts'

/** What is told by the month: each of them alone is no news. */
const byMonth: readonly AuditEvent[] = ['signedIn', 'personChosen', 'siteEntered', 'signInRefused']

/** What concerns a membership: the office of its organisation may know it of former members too. */
const ofMembership: readonly AuditEvent[] = [
  'membershipAdded',
  'memberLeft',
  'memberDied',
  'memberReadmitted',
  'dueDayMoved',
  'dueCancelled',
  'plansChanged',
  'suspensionSpared',
]

/** What only those know who hold the whole record. */
const ofWhole: readonly AuditEvent[] = ['letterFailed', 'erasureAsked', 'erasureWithdrawn', 'erasureRefused']

const none = '00000000-0000-0000-0000-000000000000'

/** The traces about a person, and those of the account that name nobody, as rows of the history. */
export function tracesOf(about: HistoryOf): RawBuilder<unknown> {
  const { realmId, personId, accountId, timeZone } = about
  const columns = sql`a.event, a.at, a.id, a.organisation_id, a.details`
  // A record has an author, and a trace says who did something with it.
  const mine = sql`(select ${columns} from audit a where a.realm_id = ${realmId} and a.person_id = ${personId}
      and a.event = any(${readableEvents(about)}::text[])
      and coalesce(a.details ->> 'author', ${personId}) = ${personId} and ${inReach(about)}
    union all
    select ${columns} from audit a where a.realm_id = ${realmId} and a.account_id = ${accountId ?? none}
      and a.person_id is null and a.event = any(${readableEvents(about)}::text[]) and a.event <> 'signedIn'
      and ${inReach(about)})`
  // Details are of every age: what is no identifier names nobody.
  const by = sql`substring(coalesce(a.details ->> 'by', a.details ->> 'byPerson')
    from '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$')::uuid`
  return sql`
    select a.event as kind, a.at, a.id, 1 as count, ${by} as by_id, a.organisation_id, a.details
    from ${mine} a where not a.event = any(${byMonth}::text[])
    union all
    select (array_agg(a.event order by a.at desc, a.id desc))[1], max(a.at),
      (array_agg(a.id order by a.at desc, a.id desc))[1], count(*)::int, null, null, '{}'::jsonb
    from ${mine} a where a.event = any(${byMonth}::text[])
    group by case a.event when 'personChosen' then 'signedIn' else a.event end,
      date_trunc('month', a.at at time zone ${timeZone})`
}

function readableEvents({ hold, seesLetters }: HistoryOf): AuditEvent[] {
  if (hold === 'former') return toldEvents.filter(event => ofMembership.includes(event))
  const readable = hold === 'whole' ? toldEvents : toldEvents.filter(event => !ofWhole.includes(event))
  return seesLetters ? readable : readable.filter(event => event !== 'letterFailed')
}

/** Whoever holds the whole record has the history that came along with a move; the others have what is theirs. */
function inReach({ hold, organisationIds }: HistoryOf): RawBuilder<unknown> {
  if (hold === 'whole') return sql`true`
  const own = sql`a.organisation_id = any(${organisationIds}::uuid[])`
  return hold === 'shared' ? sql`(a.organisation_id is null or ${own})` : own
}
