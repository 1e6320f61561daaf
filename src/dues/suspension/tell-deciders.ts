import { sql } from 'kysely'
import { permissionsOf } from '../../accounts/permissions.ts'
import type { RoleName } from '../../accounts/visitor.ts'
import type { Tx } from '../../database/open.ts'
import { queueLetters } from '../../mail/outbox.ts'
import type { Realm, Site } from '../../organisations/site.ts'
import { nearestSites } from '../reminders/nearest-site.ts'
import type { Reminding } from '../reminders/remind.ts'

const roles = (
  ['reader', 'secretary', 'treasurer', 'publisher', 'manager'] as const satisfies RoleName[]
).filter(role => permissionsOf(role).includes('suspendMembers'))

/** An organisation whose people decide about requests, their own and those of organisations below that have nobody. */
type Deciding = { id: string; newest: Temporal.Instant }

/**
 * Writes to those who decide about suspensions, where there are new ones to decide: once a day at most for each organisation,
 * and those of the nearest organisation, going up, that has anybody.
 */
export async function tellOfSuspensions(app: Reminding, realm: Realm, sites: readonly Site[]): Promise<void> {
  const all = await decidingOrganisations(app, realm)
  if (all.length === 0) return
  const siteOf = await nearestSites(app.db, realm, sites)
  for (const deciding of all) {
    await app.db.transaction().execute(tx => tellOne(app, tx, realm, deciding, siteOf(deciding.id)))
  }
}

async function decidingOrganisations(app: Reminding, realm: Realm): Promise<Deciding[]> {
  const now = app.clock.now()
  const { rows } = await sql<Deciding>`
    with recursive waiting as (
      select m.organisation_id, max(q.asked_at) as newest
      from suspension_request q join membership m on m.realm_id = q.realm_id and m.id = q.membership_id
      where q.realm_id = ${realm.id} and q.decided_at is null group by m.organisation_id
    ), up as (
      select organisation_id as below, organisation_id as id, 0 as height from waiting
      union all
      select up.below, o.parent_id, up.height + 1 from up
      join organisation o on o.realm_id = ${realm.id} and o.id = up.id where o.parent_id is not null
    ), nearest as (
      select distinct on (up.below) up.below, up.id from up
      where exists (select from role r where r.realm_id = ${realm.id} and r.organisation_id = up.id
        and r.name = any(${roles}) and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now}))
      order by up.below, up.height
    )
    select nearest.id, max(waiting.newest) as newest from nearest
    join waiting on waiting.organisation_id = nearest.below group by nearest.id`.execute(app.db)
  return rows
}

async function tellOne(
  app: Reminding,
  tx: Tx,
  realm: Realm,
  { id, newest }: Deciding,
  site: Site,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`suspensions ${id}`}, 0))`.execute(tx)
  const now = app.clock.now()
  const today = now.toZonedDateTimeISO(realm.timeZone).startOfDay().toInstant()
  const told = await tx
    .selectFrom('letter')
    .select('id')
    .where('realm_id', '=', realm.id)
    .where('created_at', '>=', Temporal.Instant.compare(newest, today) < 0 ? newest : today)
    .where('template', '=', 'suspensionsToDecide')
    .where(sql<boolean>`details ->> 'organisation' = ${id}`)
    .limit(1)
    .executeTakeFirst()
  if (told) return
  const { rows } = await sql<{ account_id: string; person_id: string; email: string }>`
    select distinct a.id as account_id, r.person_id, a.email from role r
    join account_person ap on ap.realm_id = r.realm_id and ap.person_id = r.person_id
    join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where r.realm_id = ${realm.id} and r.organisation_id = ${id} and r.name = any(${roles})
      and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})`.execute(tx)
  await queueLetters(
    app,
    tx,
    rows.map(({ account_id, person_id, email }) => ({
      realmId: realm.id,
      siteId: site.id,
      to: email,
      template: 'suspensionsToDecide' as const,
      accountId: account_id,
      personId: person_id,
      details: { organisation: id },
    })),
  )
}
