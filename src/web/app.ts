import type { Logger } from 'pino'
import type { Database, Db } from '../database/open.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Sites } from '../organisations/sites.ts'
import type { Settings } from '../settings.ts'
import type { FileStore } from '../storage/file-store.ts'

/** The one clock: time in tests is given, not awaited. */
export type Clock = { now(): Temporal.Instant }

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** What the server is made of; put together once, in `start.ts`. */
export type App = {
  readonly settings: Settings
  readonly database: Database
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  readonly sites: Sites
  readonly queue: Queue
  /** Images, and whatever else is too large for the database. */
  readonly files: FileStore
}
