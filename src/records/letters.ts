import { sql } from 'kysely'
import { permissionsOf } from '../accounts/permissions.ts'
import type { RoleName } from '../accounts/visitor.ts'
import type { Tx } from '../database/open.ts'
import type { LetterName } from '../mail/letter.ts'
import { queueLetter } from '../mail/outbox.ts'
import type { Visit } from '../web/visit.ts'
import type { MemberRecord } from './record.ts'

type Recipient = { account_id: string; person_id: string; email: string }

const roles: readonly RoleName[] = ['reader', 'secretary', 'treasurer', 'publisher', 'manager']
const publishers = roles.filter(role => permissionsOf(role).includes('publishRecords'))

/** Tells those who publish for the organisation of a record that it waits; where there is nobody, those above it. */
export async function tellPublishers(visit: Visit, tx: Tx, record: MemberRecord): Promise<void> {
  for (const recipient of await publishersOf(tx, visit.app.clock.now(), record))
    await queue(visit, tx, record, 'recordToPublish', recipient)
}

/** Tells the author what became of a record; who has no account, and so no address, reads it nowhere. */
export async function tellAuthor(
  visit: Visit,
  tx: Tx,
  record: MemberRecord,
  template: 'recordPublished' | 'recordReturned',
): Promise<void> {
  const author = await tx
    .selectFrom('account_person as ap')
    .innerJoin('account as a', join =>
      join.onRef('a.realm_id', '=', 'ap.realm_id').onRef('a.id', '=', 'ap.account_id'),
    )
    .select(['a.id as account_id', 'ap.person_id', 'a.email'])
    .where('ap.realm_id', '=', record.realm_id)
    .where('ap.person_id', '=', record.person_id)
    .executeTakeFirst()
  if (author) await queue(visit, tx, record, template, author)
}

async function queue(
  visit: Visit,
  tx: Tx,
  record: MemberRecord,
  template: LetterName,
  { account_id, person_id, email }: Recipient,
): Promise<void> {
  await queueLetter(visit.app, tx, {
    realmId: record.realm_id,
    siteId: visit.site.id,
    to: email,
    template,
    accountId: account_id,
    personId: person_id,
    details: { record: record.id },
  })
}

/** Those who publish records for the nearest organisation, going up, that has anybody who does. */
async function publishersOf(
  tx: Tx,
  now: Temporal.Instant,
  { realm_id, organisation_id }: MemberRecord,
): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    with recursive up as (
      select id, parent_id, 0 as height from organisation where realm_id = ${realm_id} and id = ${organisation_id}
      union all
      select o.id, o.parent_id, up.height + 1 from organisation o join up on o.id = up.parent_id
        where o.realm_id = ${realm_id}
    ), held as (
      select r.person_id, up.height from up
      join role r on r.realm_id = ${realm_id} and r.organisation_id = up.id
      join account_person ap on ap.realm_id = ${realm_id} and ap.person_id = r.person_id
      where r.name = any(${publishers}::text[]) and r.starts_at <= ${now} and (r.ends_at is null or r.ends_at > ${now})
    )
    select distinct a.id as account_id, held.person_id, a.email from held
    join account_person ap on ap.realm_id = ${realm_id} and ap.person_id = held.person_id
    join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
    where held.height = (select min(height) from held)`.execute(tx)
  return rows
}
