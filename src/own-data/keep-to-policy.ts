import { sql } from 'kysely'
import type { Realm } from '../organisations/site.ts'
import type { App } from '../web/app.ts'
import { erasureWords } from './erasure.words.ts'
import { forgetRefused } from './forget-refused.ts'
import { forgetUnattached } from './forget-unattached.ts'

type Keeping = Pick<App, 'db' | 'clock' | 'sites'>

/** Rows taken away in one statement, which on the embedded engine keeps everybody else waiting. */
const batchSize = 2000

/**
 * Takes away what the policy of each realm no longer keeps: traces, letters that are settled, who paid in bank
 * statements that were decided, applications that were refused, and persons to whom nothing points any more. Any number of instances may do so at once, and after any pause.
 */
export async function keepToPolicy(app: Keeping): Promise<void> {
  const sites = await app.sites.all()
  const realms = new Map(sites.map(({ realm }) => [realm.id, realm]))
  for (const realm of realms.values()) {
    const { keepAuditDays, keepLetterDays, keepRefusedDays } = realm.policy.data
    await forgetTraces(app, realm, before(app, realm, keepAuditDays))
    await emptyLastLetters(app, realm)
    await forgetLetters(app, realm, before(app, realm, keepLetterDays))
    await emptyLines(app, realm, before(app, realm, keepLetterDays))
    const language = sites.find(({ host }) => host === realm.signInHost)?.language ?? 'fr'
    const { erasedPerson } = erasureWords[language]
    await forgetRefused(app, realm.id, before(app, realm, keepRefusedDays), erasedPerson)
    await forgetUnattached(app.db, realm.id, before(app, realm, 1))
  }
}

/** The beginning of the first day that is kept, where the realm is: a day is kept whole or not at all. */
function before({ clock }: Keeping, { timeZone }: Realm, days: number): Temporal.Instant {
  return clock.now().toZonedDateTimeISO(timeZone).startOfDay().subtract({ days }).toInstant()
}

async function forgetTraces({ db }: Keeping, { id }: Realm, until: Temporal.Instant): Promise<void> {
  await inBatches(async () => {
    const { numAffectedRows } = await sql`
      delete from audit where realm_id = ${id} and id in (
        select id from audit where realm_id = ${id} and at < ${until} limit ${batchSize} for update skip locked)`.execute(
      db,
    )
    return numAffectedRows
  })
}

/** A letter that still waits to be sent is given up after a month, and then kept like the others. */
async function forgetLetters({ db }: Keeping, { id }: Realm, until: Temporal.Instant): Promise<void> {
  await inBatches(async () => {
    const { numAffectedRows } = await sql`
      delete from letter where realm_id = ${id} and id in (
        select id from letter where realm_id = ${id} and state <> 'queued' and created_at < ${until}
        limit ${batchSize} for update skip locked)`.execute(db)
    return numAffectedRows
  })
}

/** The letter that told an erased person of it is the last row with the address: once it is settled, that goes too. */
async function emptyLastLetters({ db }: Keeping, { id }: Realm): Promise<void> {
  await sql`
    with emptied as (
      update letter set to_email = '', last_error = null
      where realm_id = ${id} and template = 'erasureDone' and state <> 'queued' and to_email <> ''
      returning id
    )
    update audit set details = details - 'error'
    where realm_id = ${id} and details ->> 'letter' in (select id::text from emptied)`.execute(db)
}

/** What was decided about a line of a bank statement stays; who paid is on the payment, and the bank has the line. */
async function emptyLines({ db }: Keeping, { id }: Realm, until: Temporal.Instant): Promise<void> {
  await inBatches(async () => {
    const { numAffectedRows } = await sql`
      update statement_line set label = '', payer_name = null, payer_key = null, proposal = '{}'
      where realm_id = ${id} and id in (
        select id from statement_line
        where realm_id = ${id} and state <> 'open' and decided_at < ${until}
          and (label <> '' or payer_name is not null or payer_key is not null or proposal <> '{}')
        limit ${batchSize} for update skip locked)`.execute(db)
    return numAffectedRows
  })
}

async function inBatches(takeSome: () => Promise<bigint | undefined>): Promise<void> {
  while (Number((await takeSome()) ?? 0) === batchSize);
}
