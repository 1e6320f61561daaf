import { sql } from 'kysely'
import { takeTry } from '../../accounts/throttle.ts'
import { newId } from '../../database/new-id.ts'
import type { Tx } from '../../database/open.ts'
import { queueLetters } from '../../mail/outbox.ts'
import type { Site } from '../../organisations/site.ts'
import type { App } from '../../web/app.ts'
import { auditRow } from '../../web/audit.ts'
import { whoIsListed } from '../office/list-filter.ts'
import { askedSchema } from './mailing.ts'
import { nextOfList, type Reached, recentlySince } from './recipients.ts'

/** Members dealt with in one transaction, which on the embedded engine keeps everybody else waiting. */
const usualBatch = 250
/** Batches before another job goes on: one that takes too long is taken for dead. */
const batchesAtOnce = 20

type Working = Pick<App, 'db' | 'clock' | 'queue' | 'sites'>
type Job = { realmId: string; mailingId: string }

/** Starts to go through the lists of mailings, on this instance as on any other. */
export async function startMailings(app: Working): Promise<void> {
  await app.queue.work('mailing', job => workOnMailing(app, job))
}

/**
 * Goes on with a mailing. Where it stands is written with the letters of each batch: whoever is killed in the middle has
 * sent a batch whole or not at all, and two who work on it at once do not meet.
 */
export async function workOnMailing(app: Working, job: Job, batchSize = usualBatch): Promise<void> {
  const sites = await app.sites.ofRealm(job.realmId)
  for (let batch = 0; batch < batchesAtOnce; batch++) {
    const isOver = await app.db.transaction().execute(tx => sendSome(app, tx, job, { sites, batchSize }))
    if (isOver) return
  }
  await app.db.transaction().execute(tx => app.queue.add(tx, 'mailing', job))
}

type Row = {
  site_id: string
  asked: unknown
  after_membership_id: string | null
  created_at: Temporal.Instant
  created_by_person_id: string | null
}

/** The next batch; true once there is nothing left to do, or somebody else does it. */
async function sendSome(
  app: Working,
  tx: Tx,
  { realmId, mailingId }: Job,
  { sites, batchSize }: { sites: readonly Site[]; batchSize: number },
): Promise<boolean> {
  const { rows } = await sql<Row>`
    select site_id, asked, after_membership_id, created_at, created_by_person_id from mailing
    where realm_id = ${realmId} and id = ${mailingId} and state in ('waiting', 'running')
    for update skip locked`.execute(tx)
  const [mailing] = rows
  const site = sites.find(({ id }) => id === mailing?.site_id)
  if (!mailing || !site) return true
  const now = app.clock.now()
  const { organisationIds, inReach, filter, near } = askedSchema.parse(mailing.asked)
  const today = now.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const among = { realmId, organisationIds, inReach, today }
  const listed = await whoIsListed(tx, among, filter, near)
  // Whoever had a letter by this mailing has had one « only just », however long it takes.
  const since = [recentlySince(now), mailing.created_at].sort(Temporal.Instant.compare)[0] ?? now
  const from = { after: mailing.after_membership_id, most: batchSize, since }
  const batch = listed ? await nextOfList(tx, among, listed, from) : []
  const siteOf = (organisationId: string) =>
    sites.find(({ organisation }) => organisation.id === organisationId) ?? site
  const { recipients, heldBack } = await allowed(tx, now, realmId, batch)
  const letters = await write(app, tx, realmId, {
    members: recipients,
    by: mailing.created_by_person_id,
    siteIdOf: organisationId => siteOf(organisationId).id,
  })
  const isOver = batch.length < batchSize
  await tx
    .updateTable('mailing')
    .set(eb => ({
      state: isOver ? 'done' : 'running',
      finished_at: isOver ? now : null,
      done: eb('done', '+', batch.length),
      letters: eb('letters', '+', letters),
      held_back: eb('held_back', '+', heldBack),
      after_membership_id: batch.at(-1)?.membershipId ?? mailing.after_membership_id,
    }))
    .where('realm_id', '=', realmId)
    .where('id', '=', mailingId)
    .execute()
  return isOver
}

type Recipient = Reached & { account: NonNullable<Reached['account']> }

/**
 * One for each mailbox that gets a letter: letters to one address are as many, and as far between, as those that it asks
 * for itself, and those beyond are counted. Everybody takes the tries of several addresses in one order.
 */
async function allowed(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  batch: readonly Reached[],
): Promise<{ recipients: Recipient[]; heldBack: number }> {
  const byAccount = new Map<string, Recipient>()
  for (const member of batch)
    if (member.outcome === 'letter' && member.account && !byAccount.has(member.account.id))
      byAccount.set(member.account.id, { ...member, account: member.account })
  const inOrder = [...byAccount.values()].sort((a, b) => (a.account.emailKey < b.account.emailKey ? -1 : 1))
  const recipients: Recipient[] = []
  for (const recipient of inOrder) {
    const subject = recipient.account.emailKey
    const kinds = ['letterPause', 'letterHour', 'letterDay'] as const
    const allowance = await takeTry(
      tx,
      now,
      realmId,
      kinds.map(kind => ({ kind, subject })),
    )
    if (allowance.allowed) recipients.push(recipient)
  }
  return { recipients, heldBack: inOrder.length - recipients.length }
}

type Writing = {
  members: readonly Recipient[]
  by: string | null
  siteIdOf: (organisationId: string) => string
}

async function write(
  app: Working,
  tx: Tx,
  realmId: string,
  { members, by, siteIdOf }: Writing,
): Promise<number> {
  if (members.length === 0) return 0
  const letters = members.map(({ account, personId, organisationId }) => ({
    id: newId(),
    realmId,
    siteId: siteIdOf(organisationId),
    to: account.email,
    template: 'firstSignIn' as const,
    accountId: account.id,
    personId,
    details: { byOffice: true },
  }))
  await queueLetters(app, tx, letters)
  const entries = members.map(({ account, personId, organisationId }) =>
    auditRow(app.clock.now(), {
      realmId,
      event: 'firstLetterSent',
      accountId: account.id,
      personId,
      organisationId,
      details: { by, email: account.emailKey },
    }),
  )
  await tx.insertInto('audit').values(entries).execute()
  return letters.length
}
