import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Realm, Site } from '../../organisations/site.ts'
import { audit } from '../../web/audit.ts'
import type { DuesRules } from '../due-day.ts'
import { beginning, type Place } from '../reminders/late-batch.ts'
import { nearestSites } from '../reminders/nearest-site.ts'
import type { Reminding } from '../reminders/remind.ts'
import { lastStep } from '../reminders/steps.ts'
import { anyOverdue, type Overdue, takeOverdue } from './overdue.ts'
import { suspendMemberships } from './suspend.ts'
import { suspendedWords } from './suspended.letter.words.ts'
import { tellOfSuspensions } from './tell-deciders.ts'

const batchSize = 500

/**
 * What follows the last reminder, so many days later: the membership is suspended, or the office is asked to, as the policy says.
 * Nobody is suspended by itself whom no reminder has reached: of those, too, the office is asked. Safe at any time and for
 * any number of instances.
 * @returns how many were suspended, and of how many the office was asked.
 */
export async function suspendLate(app: Reminding): Promise<{ suspended: number; asked: number }> {
  const sites = await app.sites.all()
  const realms = new Map(sites.map(({ realm }) => [realm.id, realm]))
  const done = { suspended: 0, asked: 0 }
  for (const realm of realms.values()) {
    const own = sites.filter(site => site.realm.id === realm.id)
    const { suspended, asked } = await suspendInRealm(app, realm, own)
    done.suspended += suspended
    done.asked += asked
  }
  return done
}

/** The same for one realm. */
export async function suspendInRealm(
  app: Reminding,
  realm: Realm,
  sites: readonly Site[],
): Promise<{ suspended: number; asked: number }> {
  const done = { suspended: 0, asked: 0 }
  const { dues } = realm.policy
  if (dues === 'none') return done
  const today = app.clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
  await settleMoot(app.db, realm.id, today, app.clock.now())
  const step = lastStep(dues)
  const after = step === null ? null : { dues, step, today, now: app.clock.now() }
  if (after && (await anyOverdue(app.db, realm, after))) {
    const run = { app, realm, dues, siteOf: await nearestSites(app.db, realm, sites) }
    for (let place: Place | null = beginning; place; ) {
      const from: Place = place
      const batch = await app.db.transaction().execute(async tx => {
        const overdue = await takeOverdue(tx, realm, after, { after: from, most: batchSize })
        const end = overdue.length === batchSize ? overdue.at(-1) : undefined
        return { ...(await decide(run, tx, overdue)), next: end ? { dueOn: end.dueOn, id: end.id } : null }
      })
      done.suspended += batch.suspended
      done.asked += batch.asked
      place = batch.next
    }
  }
  await tellOfSuspensions(app, realm, sites)
  return done
}

type Run = { app: Reminding; realm: Realm; dues: DuesRules; siteOf: (organisationId: string) => Site }

async function decide(
  { app, realm, dues, siteOf }: Run,
  tx: Tx,
  overdue: readonly Overdue[],
): Promise<{ suspended: number; asked: number }> {
  const byItself = dues.suspension === 'byItself' ? overdue.filter(({ told }) => told) : []
  const suspended = await suspendMemberships(
    app,
    tx,
    realm.id,
    byItself.map(one => ({ ...one, site: siteOf(one.organisationId), reason: reasonOf(one, siteOf) })),
    null,
  )
  const alone = new Set(byItself.map(({ id }) => id))
  const asked = await askOffice(
    tx,
    realm.id,
    app.clock.now(),
    overdue.flatMap(({ id }) => (alone.has(id) ? [] : [id])),
  )
  return { suspended: suspended.length, asked }
}

/** Why, in the words of the site, for whoever reads it later. */
function reasonOf({ organisationId, dueOn, letters }: Overdue, siteOf: Run['siteOf']): string {
  const { language } = siteOf(organisationId)
  return suspendedWords[language].unpaid(dayInWords(dueOn, language), letters)
}

async function askOffice(
  tx: Tx,
  realmId: string,
  now: Temporal.Instant,
  membershipIds: readonly string[],
): Promise<number> {
  if (membershipIds.length === 0) return 0
  const rows = membershipIds.map(membership_id => ({ id: newId(), membership_id }))
  const { rows: asked } = await sql`
    insert into suspension_request (realm_id, id, membership_id, asked_at)
    select ${realmId}, id, membership_id, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as rows (id uuid, membership_id uuid)
    on conflict do nothing returning id`.execute(tx)
  await audit(tx, now, { realmId, event: 'suspensionsAsked', details: { count: asked.length } })
  return asked.length
}

/** What need not be decided any more: the day was moved, or the member has left, died or was forgotten. */
async function settleMoot(
  db: Db,
  realmId: string,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    update suspension_request q set decided_at = ${now},
      decision = case when m.state = 'admitted' and p.erased_at is null then 'paid' else 'spared' end
    from membership m join person p on p.realm_id = m.realm_id and p.id = m.person_id
    where q.realm_id = ${realmId} and q.decided_at is null and m.realm_id = q.realm_id and m.id = q.membership_id
      and (m.state <> 'admitted' or m.due_on is null or m.due_on >= ${today}::date or p.erased_at is not null)`.execute(
    db,
  )
}
