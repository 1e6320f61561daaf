import type { Bench } from './bench.ts'
import { checked, median } from './load.ts'
import { accountRequests, password, signInRequests } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const rounds = 2
const seconds = 6

/**
 * How long « Mon compte » takes, at 50 pages a second, while as many people sign in as can; beside the bare
 * handler while the same processors do nothing but compare hashes.
 */
export async function measureStorm(bench: Bench): Promise<Figure[]> {
  const { guichet, floor, members, pages, signIns, hashing } = bench
  const requests = accountRequests(members)
  const p99 = async (port: number) =>
    checked(await pages.run({ port, connections: 8, seconds, requests, rate: 50 }), 200).p99
  const hash = members[0]?.hash ?? ''
  const rest: [number, number][] = []
  const storm: [number, number][] = []
  for (let round = 0; round < rounds; round++) {
    rest.push([await p99(guichet.port), await p99(floor.port)])
    const load = { port: guichet.port, connections: 16, seconds, requests: signInRequests(members) }
    const [here, reached] = await Promise.all([p99(guichet.port), signIns.run(load)])
    checked(reached, 303)
    const [bare] = await Promise.all([p99(floor.port), hashing.run({ hash, password, seconds })])
    storm.push([here, bare])
  }
  return [
    figure('« Mon compte » p99 at rest, ms (floor: the bare handler)', rest),
    figure(
      '« Mon compte » p99 while sign-ins saturate, ms (floor: the bare handler beside bare hashing)',
      storm,
    ),
  ]
}

function figure(what: string, pairs: readonly [number, number][]): Figure {
  const here = median(pairs.map(([value]) => value))
  const floor = median(pairs.map(([, value]) => value))
  return { what, here: inShort(here), floor: inShort(floor), ratio: here / floor }
}
