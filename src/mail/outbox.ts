import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import type { App } from '../web/app.ts'
import type { LetterDetails, LetterName } from './letter.ts'

export type NewLetter = {
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
  const id = newId()
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
