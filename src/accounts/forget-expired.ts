import type { Db } from '../database/open.ts'

const keptAfterEnd = Temporal.Duration.from({ hours: 30 * 24 })
const deviceKept = Temporal.Duration.from({ hours: 400 * 24 })

/** Takes away what can no longer count: ended sessions, links and changes of address a month after their end, tries of days ago, browsers not seen for 400 days. */
export async function forgetExpired(db: Db, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await db.deleteFrom('password_link').where('expires_at', '<', now.subtract(keptAfterEnd)).execute()
  await db.deleteFrom('email_change').where('asked_at', '<', now.subtract(keptAfterEnd)).execute()
  await db
    .deleteFrom('throttle')
    .where('window_start', '<', now.subtract({ hours: 48 }))
    .execute()
  await db.deleteFrom('known_device').where('seen_at', '<', now.subtract(deviceKept)).execute()
}
