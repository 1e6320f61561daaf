import type { Hashing } from './floor-hash.ts'
import { type Load, type LoadResult, startWorker, type Worker } from './load.ts'
import { type Process, startProcess } from './process.ts'
import { accountRequests, enterMembers, host, type Member } from './scene.ts'

/** What the measurements share; everything runs from the start, and idles but for what is measured. */
export type Bench = {
  /** Members of the demonstration, on PostgreSQL. */
  members: readonly Member[]
  /** The database, for what a measurement adds to it. */
  url: string
  guichet: Process
  /** The bare handler, which sends as many bytes as « Mon compte ». */
  floor: Process
  pages: Worker<Load, LoadResult>
  signIns: Worker<Load, LoadResult>
  hashing: Worker<Hashing, { perSecond: number }>
  /** One more of each, on the same database, or Guichet on another one. */
  startGuichet(on?: { url: string; host: string }): Promise<Process>
  startFloor(): Promise<Process>
  /** An empty database on the same server, for what would be in the way of the others. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

/** Fills a database and starts all that is measured, and all that measures. */
export async function openBench(url: string, createDatabase: () => Promise<string>): Promise<Bench> {
  const env = { DEMO: 'on', TRUSTED_PROXIES: '127.0.0.1' }
  const startGuichet = (on = { url, host }) =>
    startProcess('dist/main.js', on.host, { ...env, DATABASE_URL: on.url })
  const guichet = await startGuichet()
  const members = await enterMembers(url, 1000)
  const pages = startWorker<Load, LoadResult>('load-worker.ts')
  const signIns = startWorker<Load, LoadResult>('load-worker.ts')
  const hashing = startWorker<Hashing, { perSecond: number }>('floor-hash.ts')
  const { personId: PERSON = '', realmId: REALM = '' } = members[0] ?? {}
  const requests = accountRequests(members).slice(0, 1)
  const page = await pages.run({ port: guichet.port, connections: 1, seconds: 0.1, requests })
  const BYTES = String(Math.round(page.bytes / page.milliseconds.length))
  const startFloor = () =>
    startProcess('bench/floor-page.ts', host, { DATABASE_URL: url, REALM, PERSON, BYTES })
  const floor = await startFloor()
  const stop = async () => {
    for (const worker of [pages, signIns, hashing]) worker.stop()
    await Promise.all([guichet.stop(), floor.stop()])
  }
  return {
    members,
    url,
    guichet,
    floor,
    pages,
    signIns,
    hashing,
    startGuichet,
    startFloor,
    createDatabase,
    stop,
  }
}
