import type { Db } from '../database/open.ts'
import type { Visitor } from './visitor.ts'

/** Office pages ask for the password again after this long without activity, whatever the session. */
const idleLimit = Temporal.Duration.from({ minutes: 30 })
const freshenEvery = Temporal.Duration.from({ minutes: 1 })

/** Whether the password has to be given again before an office page opens. */
export function isStale(visitor: Visitor, now: Temporal.Instant): boolean {
  return isOlder(visitor, now, idleLimit)
}

/** Writes down that the office was used, at most once a minute. */
export async function keepFresh(db: Db, now: Temporal.Instant, visitor: Visitor): Promise<void> {
  if (isOlder(visitor, now, freshenEvery)) await freshen(db, now, visitor)
}

/** The password has just been given. */
export async function freshen(db: Db, now: Temporal.Instant, visitor: Visitor): Promise<void> {
  await db
    .updateTable('session')
    .set({ office_seen_at: now })
    .where('token_hash', '=', visitor.sessionHash)
    .execute()
}

function isOlder(visitor: Visitor, now: Temporal.Instant, than: Temporal.Duration): boolean {
  return !visitor.officeSeenAt || Temporal.Instant.compare(visitor.officeSeenAt, now.subtract(than)) < 0
}
