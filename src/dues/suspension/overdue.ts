import { sql } from 'kysely'
import type { Db, Tx } from '../../database/open.ts'
import type { Realm } from '../../organisations/site.ts'
import type { DuesRules } from '../due-day.ts'
import type { Place } from '../reminders/late-batch.ts'

/** A membership whose time after the last reminder is over, held until the end of the transaction. */
export type Overdue = {
  id: string
  dueOn: Temporal.PlainDate
  organisationId: string
  personId: string
  accountId: string | null
  email: string | null
  /** Whether the last reminder is known to have reached a mailbox: of a letter that is no longer kept, nothing is. */
  told: boolean
  /** How many letters there were since this due day has passed. */
  letters: number
}

/** So long the office is not asked again, in days, after it has let somebody be or has lifted a suspension. */
export const askAgainAfter = 30

type Asked = {
  dues: DuesRules
  /** The step after which one is suspended. */
  step: number
  today: Temporal.PlainDate
  now: Temporal.Instant
}

/** Whether there is any: mostly not, and then this is all that a run does. */
export async function anyOverdue(db: Db, realm: Realm, asked: Asked): Promise<boolean> {
  const { rows } = await sql<{
    any: boolean
  }>`select exists (select ${overdue(realm, asked)}) as any`.execute(db)
  return rows[0]?.any === true
}

/** The next of them, for whoever decides about them in this transaction. */
export async function takeOverdue(
  tx: Tx,
  realm: Realm,
  asked: Asked,
  { after, most }: { after: Place; most: number },
): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    select m.id, m.due_on as "dueOn", m.organisation_id as "organisationId", m.person_id as "personId",
      a.id as "accountId", a.email, r.told, r.letters ${overdue(realm, asked)}
      and (m.due_on, m.id) > (${after.dueOn}::date, ${after.id}::uuid)
    order by m.due_on, m.id limit ${most}
    for no key update of m skip locked`.execute(tx)
  return rows
}

/**
 * The days count from the sending of the letter, or from the step where none could be written, and from the
 * last change of the due day: whoever was thought to have paid is not suspended in the hour in which a cheque bounces.
 */
function overdue(realm: Realm, { step, today, now, dues }: Asked) {
  const before = startOf(today.subtract({ days: dues.suspendAfterDays - 1 }), realm)
  const spared = now.subtract({ hours: askAgainAfter * 24 })
  return sql`
    from membership m
    cross join lateral (
      select min(coalesce(l.sent_at, r.at)) filter (where r.step >= ${step}) as at,
        coalesce(bool_or(coalesce(l.state = 'sent', false))
          filter (where r.step >= ${step}), false) as told,
        coalesce(bool_or(l.state = 'queued') filter (where r.step >= ${step}), false) as waits,
        (count(r.letter_id) filter (where r.step > 0))::int as letters
      from reminder r left join lateral (select state, sent_at from letter
        where realm_id = r.realm_id and id = r.letter_id limit 1) l on true
      where r.realm_id = m.realm_id and r.membership_id = m.id and r.due_on = m.due_on
    ) r
    left join lateral (
      select a.id, a.email from account_person ap join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
      where ap.realm_id = m.realm_id and ap.person_id = m.person_id limit 1
    ) a on true
    where m.realm_id = ${realm.id} and m.state = 'admitted' and m.due_on < ${today}::date
      and exists (select from person p where p.realm_id = m.realm_id and p.id = m.person_id
        and p.erased_at is null offset 0)
      and m.due_on + ${step}::int <= ${today}::date and r.at < ${before} and (r.told or not r.waits)
      and not exists (select from suspension s where s.realm_id = m.realm_id and s.membership_id = m.id
        and (s.lifted_at is null or s.lifted_at > ${spared}) offset 0)
      and not exists (select from suspension_request q where q.realm_id = m.realm_id and q.membership_id = m.id
        and (q.decided_at is null or q.decided_at > ${spared}) offset 0)
      and not exists (select from due_day d where d.realm_id = m.realm_id and d.membership_id = m.id
        and d.at >= ${before} offset 0)`
}

function startOf(day: Temporal.PlainDate, { timeZone }: Realm): Temporal.Instant {
  return day.toZonedDateTime(timeZone).toInstant()
}
