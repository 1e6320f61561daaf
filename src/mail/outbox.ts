import { sql } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { App } from '../web/app.ts'
import type { LetterDetails, LetterName } from './letter.ts'

export type NewLetter = {
  /** Where it was given out before, to stand in another row. */
  id?: string
  realmId: string
  siteId: string
  to: string
  template: LetterName
  accountId?: string | null
  personId?: string | null
  details?: LetterDetails
}

/** Queues a letter in the transaction that causes it; a worker writes and sends it. Returns its identifier. */
export async function queueLetter(
  app: Pick<App, 'clock' | 'queue'>,
  tx: Tx,
  letter: NewLetter,
): Promise<string> {
  const id = letter.id ?? newId()
  await tx
    .insertInto('letter')
    .values({
      realm_id: letter.realmId,
      id,
      site_id: letter.siteId,
      account_id: letter.accountId ?? null,
      person_id: letter.personId ?? null,
      to_email: letter.to,
      template: letter.template,
      details: JSON.stringify(letter.details ?? {}),
      state: 'queued',
      created_at: app.clock.now(),
    })
    .execute()
  await app.queue.add(tx, 'letter', { realmId: letter.realmId, letterId: id })
  return id
}

/** Queues many letters with two statements, however many there are. */
export async function queueLetters(
  app: Pick<App, 'clock' | 'queue'>,
  tx: Tx,
  letters: readonly NewLetter[],
): Promise<void> {
  if (letters.length === 0) return
  const rows = letters.map(letter => ({
    realm_id: letter.realmId,
    id: letter.id ?? newId(),
    site_id: letter.siteId,
    account_id: letter.accountId ?? null,
    person_id: letter.personId ?? null,
    to_email: letter.to,
    template: letter.template,
    details: letter.details ?? {},
  }))
  await sql`
    insert into letter (realm_id, id, site_id, account_id, person_id, to_email, template, details, state, created_at)
    select realm_id, id, site_id, account_id, person_id, to_email, template, details, 'queued', ${app.clock.now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as letters (realm_id uuid, id uuid, site_id uuid,
      account_id uuid, person_id uuid, to_email text, template text, details jsonb)`.execute(tx)
  await app.queue.addAll(
    tx,
    'letter',
    rows.map(({ realm_id: realmId, id: letterId }) => ({ realmId, letterId })),
  )
}
