import type { Database } from '../../src/database/open.ts'
import { loadDemonstration } from '../../src/demonstration/load.ts'
import { readSettings } from '../../src/settings.ts'
import { makeApp } from '../../src/start.ts'

/** When the tests begin, unless one says otherwise. */
export const testsBegin = '2026-06-15T08:00:00Z'

/**
 * Fills a database as the first start of a server does, tables of the queue included: done once for a whole run,
 * since it takes longer than most tests.
 */
export async function demonstrate(database: Database): Promise<void> {
  const clock = { now: () => Temporal.Instant.from(testsBegin) }
  const app = await makeApp(readSettings({ DEMO: 'on', LOG_LEVEL: 'silent' }), database, clock)
  await loadDemonstration(app.db, clock)
  await app.queue.stop()
}
