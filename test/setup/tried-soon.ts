import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../../src/database/open.ts'

/** Waits for that, while every job that is to be tried again after a while is tried again at once. */
export async function triedSoon(db: Db, done: () => Promise<boolean>): Promise<void> {
  const soon = async () => {
    // Looked at first: what is done is not to be tried once more.
    if (await done()) return true
    const { numAffectedRows } =
      await sql`update pgboss.job set start_after = now() where state = 'retry' and start_after > now()`.execute(
        db,
      )
    // As the queue itself says that there is something to do: else it would look in a few seconds.
    if (numAffectedRows)
      await sql`select pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), 'letter')`.execute(
        db,
      )
    return false
  }
  await expect.poll(soon, { timeout: 20_000, interval: 250 }).toBe(true)
}
