import { sql } from 'kysely'
import type { Realm } from '../organisations/site.ts'
import type { App } from '../web/app.ts'
import { eraseRows } from './erase.ts'
import { erasureWords } from './erasure.words.ts'
import { subjectOf } from './subject.ts'

type Keeping = Pick<App, 'db' | 'clock' | 'sites'>

/** Rows taken away in one statement, which on the embedded engine keeps everybody else waiting. */
const batchSize = 2000

/**
 * Takes away what the policy of each realm no longer keeps: traces, letters that are settled, and applications that
 * were refused. Any number of instances may do so at once, and after any pause.
 */
export async function keepToPolicy(app: Keeping): Promise<void> {
  const sites = await app.sites.all()
  const realms = new Map(sites.map(({ realm }) => [realm.id, realm]))
  for (const realm of realms.values()) {
    const { keepAuditDays, keepLetterDays, keepRefusedDays } = realm.policy.data
    await forgetTraces(app, realm, before(app, realm, keepAuditDays))
    await emptyLastLetters(app, realm)
    await forgetLetters(app, realm, before(app, realm, keepLetterDays))
    const language = sites.find(({ host }) => host === realm.signInHost)?.language ?? 'fr'
    await forgetRefused(app, realm, before(app, realm, keepRefusedDays), erasureWords[language].erasedPerson)
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

/** With an application goes who has become of it, when that is all that is known of the person. */
async function forgetRefused(
  app: Keeping,
  { id: realmId }: Realm,
  until: Temporal.Instant,
  erasedPerson: string,
): Promise<void> {
  for (const personId of await onlyRefused(app, realmId, until))
    await app.db.transaction().execute(async tx => {
      await eraseRows(tx, app.clock.now(), await subjectOf(tx, realmId, personId), erasedPerson)
    })
  await app.db.transaction().execute(async tx => {
    const old = sql`select id from application where realm_id = ${realmId} and state = 'refused' and refused_at < ${until}`
    // What a member accepted on the way is the member's.
    await sql`update acceptance set application_id = null
      where realm_id = ${realmId} and person_id is not null and application_id in (${old})`.execute(tx)
    await sql`delete from application where realm_id = ${realmId} and id in (${old})`.execute(tx)
  })
}

async function onlyRefused({ db }: Keeping, realmId: string, until: Temporal.Instant): Promise<string[]> {
  const none = (table: string, column: string) =>
    sql`not exists (select from ${sql.table(table)} x where x.realm_id = a.realm_id
      and ${sql.ref(`x.${column}`)} = a.person_id)`
  const ties = [
    none('membership', 'person_id'),
    none('role', 'person_id'),
    none('record', 'person_id'),
    none('beneficiary', 'person_id'),
    none('second_adherent', 'second_person_id'),
  ]
  const { rows } = await sql<{ person_id: string }>`
    select distinct a.person_id from application a
    where a.realm_id = ${realmId} and a.state = 'refused' and a.refused_at < ${until} and a.person_id is not null
      and not exists (select from application x where x.realm_id = a.realm_id and x.person_id = a.person_id
        and (x.state <> 'refused' or x.refused_at >= ${until}))
      and ${sql.join(ties, sql` and `)}`.execute(db)
  return rows.map(({ person_id }) => person_id)
}

async function inBatches(takeSome: () => Promise<bigint | undefined>): Promise<void> {
  while (Number((await takeSome()) ?? 0) === batchSize);
}
