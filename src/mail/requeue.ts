import { sql } from 'kysely'
import type { Tx } from '../database/open.ts'
import type { Queue } from '../jobs/queue.ts'

const batchSize = 500

/** Gives every letter that waits a job again, after a restore: the queue itself is not in a backup. Returns how many. */
export async function requeueLetters(queue: Queue, tx: Tx): Promise<number> {
  const zero = '00000000-0000-0000-0000-000000000000'
  let last = { realm_id: zero, id: zero }
  for (let count = 0; ; ) {
    const letters = await tx
      .selectFrom('letter')
      .select(['realm_id', 'id'])
      .where('state', '=', 'queued')
      .where(sql<boolean>`(realm_id, id) > (${last.realm_id}::uuid, ${last.id}::uuid)`)
      .orderBy('realm_id')
      .orderBy('id')
      .limit(batchSize)
      .execute()
    for (const { realm_id: realmId, id: letterId } of letters) {
      await queue.add(tx, 'letter', { realmId, letterId })
    }
    count += letters.length
    last = letters.at(-1) ?? last
    if (letters.length < batchSize) return count
  }
}
