import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import { queueLetters } from '../../mail/outbox.ts'
import type { Realm, Site } from '../../organisations/site.ts'
import type { App } from '../../web/app.ts'
import { audit } from '../../web/audit.ts'
import { openOrSettle } from '../ledger.ts'
import { plansOf } from '../plans.ts'
import { tellOfPayment } from '../receipts/tell-of-payment.ts'
import { beginning, type Late, type Place, stepsWaiting, takeLate } from './late-batch.ts'
import { nearestSites } from './nearest-site.ts'
import { openDues } from './open-dues.ts'
import { isWritten, type StepToday, stepsToday } from './steps.ts'

/** Memberships dealt with in one transaction, which on the embedded engine keeps everybody else waiting. */
const batchSize = 500

export type Reminding = Pick<App, 'db' | 'clock' | 'queue' | 'sites'>

/**
 * Writes to those for whom a step of the policy has come: one letter for each step and never two, however often, by
 * however many instances and after whatever pause this is called. What was begun and not ended is done the next time.
 * @returns how many letters were queued.
 */
export async function sendReminders(app: Reminding): Promise<number> {
  const sites = await app.sites.all()
  const realms = new Map(sites.map(({ realm }) => [realm.id, realm]))
  let letters = 0
  for (const realm of realms.values())
    letters += await remindRealm(
      app,
      realm,
      sites.filter(site => site.realm.id === realm.id),
    )
  return letters
}

/** The same for one realm. */
export async function remindRealm(app: Reminding, realm: Realm, sites: readonly Site[]): Promise<number> {
  const { dues } = realm.policy
  if (dues === 'none') return 0
  const today = app.clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const steps = await stepsWaiting(app.db, realm.id, stepsToday(dues, today))
  if (steps.length === 0) return 0
  const run: Run = { app, realm, today, siteOf: await nearestSites(app.db, realm, sites) }
  let letters = 0
  for (const step of steps) {
    const { letters: queued, toSettle } = await remindStep(run, step)
    letters += queued
    for (const id of toSettle) await settleWithCredit(run, id)
    // What a credit pays is no longer late; what it pays in part has its due now.
    if (toSettle.length > 0) letters += (await remindStep(run, step)).letters
  }
  return letters
}

type Run = {
  app: Reminding
  realm: Realm
  today: Temporal.PlainDate
  siteOf: (organisationId: string) => Site
}

/** Everybody for whom one step is the latest that has come, batch by batch. */
async function remindStep(run: Run, step: StepToday): Promise<{ letters: number; toSettle: string[] }> {
  const toSettle: string[] = []
  let letters = 0
  for (let after: Place | null = beginning; after; ) {
    const from: Place = after
    const batch = await run.app.db.transaction().execute(tx => remindSome(run, tx, step, from))
    letters += batch.letters
    toSettle.push(...batch.toSettle)
    after = batch.next
  }
  return { letters, toSettle }
}

type Batch = { letters: number; toSettle: string[]; next: Place | null }

async function remindSome(run: Run, tx: Tx, step: StepToday, after: Place): Promise<Batch> {
  const { realm, app } = run
  const late = await takeLate(tx, realm.id, step, { after, most: batchSize })
  const end = late.at(-1)
  const next = end && late.length === batchSize ? { dueOn: end.due_on, id: end.id } : null
  const withoutDue = late.filter(({ has_due }) => !has_due)
  const ids = withoutDue.map(({ id }) => id)
  const plans = [...(ids.length > 0 ? await plansOf(tx, realm.id, ids) : [])].map(
    ([membershipId, { id: planId, amountCents }]) => ({ membershipId, planId, amountCents }),
  )
  const credited = new Set(withoutDue.filter(({ has_credit }) => has_credit).map(({ id }) => id))
  const toSettle = plans
    .filter(({ membershipId, amountCents }) => amountCents === 0 || credited.has(membershipId))
    .map(({ membershipId }) => membershipId)
  const settling = new Set(toSettle)
  const toAsk = plans.filter(({ membershipId }) => !settling.has(membershipId))
  await openDues(tx, realm.id, toAsk, app.clock.now())
  const toRemind = late.filter(({ id }) => !settling.has(id))
  return { letters: await write(run, tx, step, toRemind), toSettle, next }
}

/** In a transaction of its own: receipts are numbered one after the other. Whom it puts in order is told so. */
async function settleWithCredit({ app, realm }: Run, membershipId: string): Promise<void> {
  const by = { at: app.clock.now(), personId: null }
  await app.db.transaction().execute(async tx => {
    const { settled } = await openOrSettle(tx, realm, membershipId, by)
    await tellOfPayment(app, tx, realm.id, settled)
  })
}

type Written = { membership_id: string; letter_id: string | null }

/** Notes the step, and the earlier ones, for each; whoever was noted by it gets the letter. */
async function write(run: Run, tx: Tx, { step, earlier }: StepToday, late: readonly Late[]): Promise<number> {
  if (late.length === 0) return 0
  const { app, realm, today, siteOf } = run
  const now = app.clock.now()
  const letterFor = (one: Late) => {
    const lastLetterOn = one.last_letter_at?.toZonedDateTimeISO(realm.timeZone).toPlainDate() ?? null
    return one.email && isWritten(step, one.due_on, { today, lastLetterOn }) ? newId() : null
  }
  const rows = late.flatMap(one => [
    ...earlier.map(passed => ({ ...rowOf(one, passed), letter_id: null })),
    { ...rowOf(one, step), letter_id: letterFor(one) },
  ])
  const { rows: noted } = await sql<Written>`
    insert into reminder (realm_id, id, membership_id, due_on, step, at, letter_id)
    select ${realm.id}, id, membership_id, due_on, step, ${now}, letter_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as rows (id uuid, membership_id uuid, due_on date, step integer, letter_id uuid)
    on conflict (realm_id, membership_id, due_on, step) do nothing returning membership_id, letter_id`.execute(
    tx,
  )
  const letters = new Map(noted.flatMap(row => (row.letter_id ? [[row.membership_id, row.letter_id]] : [])))
  await queueLetters(
    app,
    tx,
    late.flatMap(one => {
      const id = letters.get(one.id)
      if (!id || !one.email) return []
      return {
        id,
        realmId: realm.id,
        siteId: siteOf(one.organisation_id).id,
        to: one.email,
        template: 'duesReminder' as const,
        accountId: one.account_id,
        personId: one.person_id,
        details: { membership: one.id, dueOn: one.due_on.toString(), step },
      }
    }),
  )
  if (step > 0) await countReminders(tx, realm.id, [...letters.keys()])
  await audit(tx, now, {
    realmId: realm.id,
    event: 'remindersSent',
    details: { step, letters: letters.size, unreached: late.filter(({ email }) => !email).length },
  })
  return letters.size
}

function rowOf({ id, due_on }: Late, step: number) {
  return { id: newId(), membership_id: id, due_on: due_on.toString(), step }
}

/** How often a member was asked since the due day passed. */
async function countReminders(tx: Tx, realmId: string, membershipIds: string[]): Promise<void> {
  if (membershipIds.length === 0) return
  await sql`update membership set reminders_sent = reminders_sent + 1
    where realm_id = ${realmId} and id = any(${membershipIds}::uuid[])`.execute(tx)
}
