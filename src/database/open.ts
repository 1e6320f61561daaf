import { mkdirSync } from 'node:fs'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { holdFolder } from './hold-folder.ts'
import { type Listener, listenOn } from './listen.ts'
import { preparedOn } from './prepared.ts'
import type { Tables } from './rows.generated.ts'
import { useTemporal } from './temporal.ts'

/** What a use case takes: the database, or the transaction in which it is called. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** An open database. `pool` is for the few statements that are named, and for the job queue. */
export type Database = {
  engine: 'postgres' | 'embedded'
  db: Db
  /** The same, for hot paths: each statement is prepared once for each connection. */
  prepared: Db
  pool: pg.Pool
  /** Calls back whenever `pg_notify(channel)` has been committed, by any instance. */
  listen(channel: string, called: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

/** Where the data is: a PostgreSQL server, a folder for the embedded engine, or memory (for tests). */
export type Location = { url: string } | { folder: string } | 'memory'

/**
 * Opens the database; the schema is brought up to date by `migrate`, not here.
 * @throws FolderInUse when another server holds the folder.
 */
export async function openDatabase(
  location: Location,
  options: { connections?: number } = {},
): Promise<Database> {
  useTemporal()
  return location !== 'memory' && 'url' in location
    ? openServer(location.url, options.connections ?? 10)
    : await openEmbedded(location === 'memory' ? undefined : location.folder)
}

/** No statement of ours takes long: one without an answer means that the server is gone, not busy. */
const longestWait = 60_000

function openServer(url: string, max: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5000,
    query_timeout: longestWait,
    keepAlive: true,
  })
  // A connection that breaks while idle is replaced at the next query; it must not end the process.
  pool.on('error', () => {})
  const listeners: Listener[] = []
  return {
    engine: 'postgres',
    db: kyselyOn(pool),
    prepared: preparedOn(pool),
    pool,
    listen: async (channel, called) => {
      listeners.push(await listenOn(url, channel, called))
    },
    close: async () => {
      await Promise.all(listeners.map(listener => listener.close()))
      await pool.end()
    },
  }
}

async function openEmbedded(folder: string | undefined): Promise<Database> {
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const letGo = folder ? holdFolder(folder) : () => {}
  // Not loaded where there is a server: it is a database of its own.
  const { embeddedEngine, poolOn } = await import('./embedded.ts')
  const lite = await embeddedEngine(folder && `${folder}/database`)
  const pool = poolOn(lite)
  return {
    engine: 'embedded',
    db: kyselyOn(pool),
    prepared: preparedOn(pool),
    pool,
    listen: async (channel, called) => {
      await lite.listen(channel, called)
    },
    close: async () => {
      await pool.end()
      await lite.close()
      letGo()
    },
  }
}

function kyselyOn(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
