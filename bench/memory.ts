import type { Bench } from './bench.ts'
import type { Load } from './load.ts'
import type { Process } from './process.ts'
import { accountRequests, signInRequests } from './scene.ts'
import { type Figure, inShort } from './table.ts'

/** What the server holds in memory, idle since its start and then under pages and sign-ins at once. */
export async function measureMemory(bench: Bench): Promise<Figure[]> {
  const { guichet, floor, members, pages, signIns } = bench
  const load = { connections: 16, seconds: 4 }
  const visits = { ...load, requests: accountRequests(members) }
  const rest = [guichet.memory(), floor.memory()] as const
  const [here] = await Promise.all([
    most(guichet, () => pages.run({ ...visits, port: guichet.port })),
    signIns.run({ ...load, port: guichet.port, requests: signInRequests(members) } satisfies Load),
  ])
  const bare = await most(floor, () => pages.run({ ...visits, port: floor.port }))
  return [
    memory('Memory at rest on PostgreSQL, MB (floor: the bare handler)', ...rest),
    memory('Memory under pages and sign-ins on PostgreSQL, MB (floor: the bare handler)', here, bare),
  ]
}

/** The most memory that a process holds while something goes on. */
export async function most(process: Process, meanwhile: () => Promise<unknown>): Promise<number> {
  let most = process.memory()
  const watch = setInterval(() => {
    most = Math.max(most, process.memory())
  }, 50)
  await meanwhile()
  clearInterval(watch)
  return most
}

/** A line of the table about memory. */
export function memory(what: string, here: number, floor: number): Figure {
  return { what, here: inShort(here), floor: inShort(floor), ratio: here / floor }
}
