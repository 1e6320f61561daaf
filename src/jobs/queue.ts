import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type ConstructorOptions, fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Database, Tx } from '../database/open.ts'

/** The kinds of work that outlive a request, with what each is told. */
type JobData = {
  letter: { realmId: string; letterId: string }
  mailing: { realmId: string; mailingId: string }
  memberImport: { realmId: string; importId: string }
}
type JobName = keyof JobData

export type Queue = {
  /** Adds a job in the transaction of the event that causes it: both are there, or neither. */
  add<Name extends JobName>(tx: Tx, name: Name, data: JobData[Name]): Promise<void>
  /** Adds many of a kind in one statement. */
  addAll<Name extends JobName>(tx: Tx, name: Name, data: readonly JobData[Name][]): Promise<void>
  /** Starts to work on jobs of a kind; what the work throws is tried again later. */
  work<Name extends JobName>(name: Name, work: (data: JobData[Name]) => Promise<void>): Promise<void>
  /** Ends what is under way, then stops. */
  stop(): Promise<void>
}

/** Tried again after growing delays: a quarter of a minute at first, an hour at most, for longer than any letter may wait. */
const retries = { retryLimit: 1000, retryDelay: 15, retryBackoff: true, retryDelayMax: 3600 }
/** A job whose worker died is noticed within twice this long, in seconds, and done by another. */
const lookAfter = 15
/** How long work under way may take to end, in milliseconds. */
const mostPatience = 10_000
const names: readonly JobName[] = ['letter', 'mailing', 'memberImport']
/** How long one job may take, in seconds, its worker being alive: a file of members is gone through in one. */
const longest = { letter: 120, mailing: 120, memberImport: 6 * 3600 } as const satisfies Record<
  JobName,
  number
>

/**
 * Opens the queue in the application's own database. Workers of every instance are woken by NOTIFY as soon
 * as a job is committed; polling is only the net below.
 */
export async function openQueue(database: Database, log: Logger): Promise<Queue> {
  const boss = new PgBoss({
    db: onPool(database),
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: lookAfter,
    monitorIntervalSeconds: lookAfter,
  })
  boss.on('error', error => log.error(error, 'queue'))
  await boss.start()
  for (const name of names) {
    await boss.createQueue(name, {
      ...retries,
      notify: true,
      expireInSeconds: longest[name],
      heartbeatSeconds: lookAfter,
      retentionSeconds: 60 * 86_400,
    })
    // The queue reads its settings once and keeps them. Do so now: inside a transaction it would wait for
    // the connection that this very transaction holds.
    await boss.getJobById(name, randomUUID())
  }
  return {
    add: async (tx, name, data) => {
      await boss.send(name, data, { db: fromKysely(tx) })
    },
    addAll: async (tx, name, data) => {
      if (data.length === 0) return
      await boss.insert(
        name,
        data.map(each => ({ data: each })),
        { db: fromKysely(tx) },
      )
    },
    work: async (name, work) => {
      const options = { localConcurrency: 4, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }
      await boss.work<JobData[typeof name]>(name, options, async jobs => {
        for (const job of jobs) await work(job.data)
      })
    },
    stop: async () => {
      // Once told to stop, it looks only twice a second whether work has ended.
      const ended = Promise.all(names.map(name => boss.offWork(name)))
      await Promise.race([ended, wait(mostPatience, undefined, { ref: false })])
      await boss.stop({ graceful: true, timeout: mostPatience })
    },
  }
}

/**
 * The queue's statements on the application's pool, which on the embedded engine holds the only connection
 * there is; one that failed half-way must not leave its transaction behind.
 */
function onPool({ pool, listen }: Database): NonNullable<ConstructorOptions['db']> {
  return {
    executeSql: async (text, values) => {
      const client = await pool.connect()
      try {
        return await client.query(text, values)
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw error
      } finally {
        client.release()
      }
    },
    listen: async (channel, notified, reconnected) => {
      await listen(channel, payload => (payload ? notified(payload) : reconnected()))
      reconnected()
      return { close: async () => {} }
    },
  }
}
