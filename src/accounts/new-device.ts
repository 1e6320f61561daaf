import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import type { Visit } from '../web/visit.ts'
import { shownSite } from './asking.ts'
import { deviceOf } from './device.ts'
import { isSlowed, type Subject, takeTry } from './throttle.ts'

const subjectOf = (key: string): Subject => ({ kind: 'newDevice', subject: key })

/**
 * Whether a sign-in to an account is news to its owner: it was used from other browsers before, never from this one,
 * and nothing was told a moment ago. Part of the statement that finds account and browser: a sign-in from a known
 * browser, and the many of a script, pay nothing for it.
 */
export function isNews(realmId: string, key: string, now: Temporal.Instant): RawBuilder<boolean> {
  return sql<boolean>`case when known_device.seen_at is not null then false else exists (
      select from known_device other
      where other.realm_id = account.realm_id and other.account_id = account.id)
    and not ${isSlowed(realmId, subjectOf(key), now)} end`
}

/** Queues the letter that tells of it; of many sign-ins within ten minutes only the first is told. */
export async function tellOfDevice(
  visit: Visit,
  tx: Tx,
  account: { id: string; email: string; email_key: string },
): Promise<void> {
  const { app, site, userAgent } = visit
  const realmId = site.realm.id
  const allowance = await takeTry(tx, app.clock.now(), realmId, [subjectOf(account.email_key)])
  if (!allowance.allowed) return
  await queueLetter(app, tx, {
    realmId,
    siteId: shownSite(visit).id,
    to: account.email,
    template: 'newDevice',
    accountId: account.id,
    details: deviceOf(userAgent),
  })
}
