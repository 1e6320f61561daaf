import { openDatabase } from '../src/database/open.ts'
import type { Bench } from './bench.ts'
import { median, startWorker } from './load.ts'
import type { Registered, Registering } from './registration-worker.ts'
import { password } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const rounds = 4
const seconds = 4

/** Registrations from the first page to the acknowledgement, beside nothing but the hash of each, in turns. */
export async function measureRegistrations(bench: Bench): Promise<Figure[]> {
  const { db, close } = await openDatabase({ url: bench.url })
  const inForce = await db
    .selectFrom('terms')
    .innerJoin('realm', 'realm.id', 'terms.realm_id')
    .select('terms.id')
    .where('realm.slug', '=', 'ceramique')
    .execute()
  const terms = inForce.map(({ id }) => id)
  const registering = startWorker<Registering, Registered>('registration-worker.ts')
  const hashing = startWorker<{ password: string; seconds: number }, { perSecond: number }>(
    'floor-new-hash.ts',
  )
  let first = 0
  const register = async (time: number) => {
    const task = { port: bench.guichet.port, atOnce: 16, seconds: time, terms, first }
    const { perSecond, count } = await registering.run(task)
    first += count + 100
    return perSecond
  }
  await register(1)
  const pairs: [number, number][] = []
  for (let round = 0; round < rounds; round++) {
    const here = await register(seconds)
    pairs.push([here, (await hashing.run({ password, seconds })).perSecond])
  }
  for (const worker of [registering, hashing]) worker.stop()
  await close()
  return [
    {
      what: 'Registrations/s, four pages each (floor: bare argon2id, one hash each)',
      here: inShort(median(pairs.map(([here]) => here))),
      floor: inShort(median(pairs.map(([, floor]) => floor))),
      ratio: median(pairs.map(([here, floor]) => here / floor)),
    },
  ]
}
