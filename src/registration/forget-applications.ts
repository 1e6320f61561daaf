import { sql } from 'kysely'
import type { App } from '../web/app.ts'
import { keyLasts } from './application.ts'

/** How long what nobody goes on with is kept, and a key after its end, for whoever still opens its link. */
const kept = keyLasts.browser

/**
 * Takes away what nobody can expect to find any more: drafts that have lain for 30 days, what was sent as long ago
 * and neither confirmed nor approved nor paid, and keys a month after their end.
 */
export async function forgetApplications(app: Pick<App, 'db' | 'clock'>): Promise<void> {
  const before = app.clock.now().subtract(kept)
  await app.db
    .deleteFrom('application')
    .where('state', '=', 'draft')
    .where('changed_at', '<', before)
    .execute()
  await forgetUnconfirmed(app, before)
  await sql`delete from application_key where least(expires_at, ended_at) < ${before}`.execute(app.db)
}

/** Each gives its invitation one use back. What is just being confirmed or decided is left alone. */
async function forgetUnconfirmed({ db }: Pick<App, 'db'>, before: Temporal.Instant): Promise<void> {
  await sql`
    with gone as (
      delete from application where (realm_id, id) in (
        select realm_id, id from application
        where state = 'submitted' and email_confirmed_at is null and approved_at is null and dues_paid_at is null
          and changed_at < ${before}
        for update skip locked)
      returning realm_id, invitation_id
    ), seats as (
      select realm_id, invitation_id, count(*)::int as given_back from gone
      where invitation_id is not null group by realm_id, invitation_id
    )
    update invitation set uses = greatest(invitation.uses - seats.given_back, 0) from seats
    where invitation.realm_id = seats.realm_id and invitation.id = seats.invitation_id`.execute(db)
}
