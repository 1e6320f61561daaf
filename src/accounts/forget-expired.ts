import type { Db } from '../database/open.ts'

const keptAfterEnd = Temporal.Duration.from({ hours: 30 * 24 })
const deviceKept = Temporal.Duration.from({ hours: 400 * 24 })

/** A question of a site lives for an hour, and is kept for a day: whoever comes back late is still led to the right site. */
const requestKept = Temporal.Duration.from({ hours: 24 })

/** Takes away what can no longer count: ended sessions, what sites asked the sign-in host a day ago, links and changes of address a month after their end, tries of days ago, browsers not seen for 400 days. */
export async function forgetExpired(db: Db, now: Temporal.Instant): Promise<void> {
  // The sessions of sites go with the sign-in that they came from, which tells how long they last.
  await db.deleteFrom('session').where('parent_id', 'is', null).where('expires_at', '<', now).execute()
  await db.deleteFrom('authorization_request').where('created_at', '<', now.subtract(requestKept)).execute()
  await db.deleteFrom('password_link').where('expires_at', '<', now.subtract(keptAfterEnd)).execute()
  await db.deleteFrom('email_change').where('asked_at', '<', now.subtract(keptAfterEnd)).execute()
  await db
    .deleteFrom('throttle')
    .where('window_start', '<', now.subtract({ hours: 48 }))
    .execute()
  await db.deleteFrom('known_device').where('seen_at', '<', now.subtract(deviceKept)).execute()
}
