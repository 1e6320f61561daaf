import { sql } from 'kysely'
import { emailKey } from '../accounts/email-address.ts'
import { type Subject, takeTry } from '../accounts/throttle.ts'
import type { Db, Tx } from '../database/open.ts'
import type { LetterName } from '../mail/letter.ts'
import { queueLetter } from '../mail/outbox.ts'
import type { App } from '../web/app.ts'
import type { Application } from './application.ts'

type Sending = Pick<App, 'clock' | 'queue'>

/** Queues a letter to the applicant about the application. */
export async function writeToApplicant(
  app: Sending,
  tx: Tx,
  application: Application,
  template: LetterName,
): Promise<void> {
  if (!application.email) return
  await queueLetter(app, tx, {
    realmId: application.realm_id,
    siteId: application.site_id,
    to: application.email,
    template,
    details: { application: application.id },
  })
}

/**
 * Queues the acknowledgement, whose link confirms the address; at most as often as letters may go to one
 * address, and to what else they are counted for. All of it is taken at once: everybody who writes locks in one order.
 * @returns whether it goes out; when not, one is on its way already.
 */
export async function queueReceived(
  app: Sending,
  tx: Tx,
  application: Application,
  countedToo: readonly Subject[] = [],
): Promise<boolean> {
  const subject = emailKey(application.email ?? '') ?? ''
  const allowance = await takeTry(tx, app.clock.now(), application.realm_id, [
    receivedPause(application),
    { kind: 'letterHour', subject },
    { kind: 'letterDay', subject },
    ...countedToo,
  ])
  if (allowance.allowed) await writeToApplicant(app, tx, application, 'applicationReceived')
  return allowance.allowed
}

/** The minute between two acknowledgements of one application; who shares the mailbox need not wait for it. */
export function receivedPause({ id, email }: Pick<Application, 'id' | 'email'>): Subject {
  return { kind: 'letterPause', subject: `acknowledgement ${id} ${emailKey(email ?? '')}` }
}

/**
 * Tells those who decide about the structure's applications; where it has nobody, those above it. Of no more than
 * thirty in an hour: whoever sends them must not be able to fill a mailbox, and the queue shows them all.
 */
export async function tellDeciders(app: Sending, tx: Tx, application: Application): Promise<void> {
  const allowance = await takeTry(tx, app.clock.now(), application.realm_id, [
    { kind: 'toDecideHour', subject: application.organisation_id },
  ])
  if (!allowance.allowed) return
  for (const { account_id, person_id, email } of await decidersOf(tx, app.clock.now(), application)) {
    await queueLetter(app, tx, {
      realmId: application.realm_id,
      siteId: application.site_id,
      to: email,
      template: 'applicationToDecide',
      accountId: account_id,
      personId: person_id,
      details: { application: application.id },
    })
  }
}

type Decider = { account_id: string; person_id: string; email: string }

/** The managers and secretaries of the nearest organisation, going up, that has any. */
async function decidersOf(
  db: Db,
  now: Temporal.Instant,
  { realm_id, organisation_id }: Pick<Application, 'realm_id' | 'organisation_id'>,
): Promise<Decider[]> {
  const { rows } = await sql<Decider>`
    with recursive up as (
      select id, parent_id, 0 as height from organisation where realm_id = ${realm_id} and id = ${organisation_id}
      union all
      select o.id, o.parent_id, up.height + 1 from organisation o join up on o.id = up.parent_id
        where o.realm_id = ${realm_id}
    ), held as (
      select r.person_id, up.height from up
      join role r on r.realm_id = ${realm_id} and r.organisation_id = up.id
      where r.name in ('secretary', 'manager') and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
    )
    select distinct a.id as account_id, held.person_id, a.email from held
    join account_person ap on ap.realm_id = ${realm_id} and ap.person_id = held.person_id
    join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where held.height = (select min(height) from held)`.execute(db)
  return rows
}
