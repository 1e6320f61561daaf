import type { Db } from '../database/open.ts'
import type { Visitor } from './visitor.ts'

/** Office pages ask for the password again after this long without activity, whatever the session. */
const idleLimit = Temporal.Duration.from({ minutes: 30 })
/** What gives others power, or takes the data of many away, asks for the password unless it was given within this time. */
const recently = Temporal.Duration.from({ minutes: 10 })
const freshenEvery = Temporal.Duration.from({ minutes: 1 })

/** Whether the password has to be given again before an office page opens. */
export function isStale(visitor: Visitor, now: Temporal.Instant): boolean {
  return isOlder(visitor.officeSeenAt, now, idleLimit)
}

/** Writes down that the office was used, at most once a minute. */
export async function keepFresh(db: Db, now: Temporal.Instant, visitor: Visitor): Promise<void> {
  if (isOlder(visitor.officeSeenAt, now, freshenEvery)) await note(db, visitor, { office_seen_at: now })
}

/** The password has just been given. */
export async function freshen(db: Db, now: Temporal.Instant, visitor: Visitor): Promise<void> {
  await note(db, visitor, { office_seen_at: now, password_at: now })
}

/** Whether the password was given so short a while ago that who is there can be nobody else. */
export function gavePassword(visitor: Visitor, now: Temporal.Instant): boolean {
  return !isOlder(visitor.passwordAt, now, recently)
}

async function note(
  db: Db,
  visitor: Visitor,
  when: { office_seen_at: Temporal.Instant; password_at?: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('session')
    .set(when)
    .where('realm_id', '=', visitor.realmId)
    .where('id', '=', visitor.signInId)
    .execute()
}

function isOlder(at: Temporal.Instant | null, now: Temporal.Instant, than: Temporal.Duration): boolean {
  return !at || Temporal.Instant.compare(at, now.subtract(than)) < 0
}
