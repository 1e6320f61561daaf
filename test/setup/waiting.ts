import { sql } from 'kysely'
import type { Db } from '../../src/database/open.ts'

/** How many connections wait for what another transaction holds; for PostgreSQL only. */
export async function waitingForLocks(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.count ?? 0
}
