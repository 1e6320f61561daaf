import type { Bench } from './bench.ts'
import { checked, median } from './load.ts'
import { accountRequests } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const rounds = 5
const seconds = 2.5

/** Signed-in « Mon compte » beside the bare handler, in turns. */
export async function measurePages(bench: Bench): Promise<Figure[]> {
  const requests = accountRequests(bench.members)
  const perSecond = async (port: number) =>
    checked(await bench.pages.run({ port, connections: 16, seconds, requests }), 200).perSecond
  await perSecond(bench.guichet.port)
  await perSecond(bench.floor.port)
  const here: number[] = []
  const floor: number[] = []
  for (let round = 0; round < rounds; round++) {
    here.push(await perSecond(bench.guichet.port))
    floor.push(await perSecond(bench.floor.port))
  }
  return [
    {
      what: '« Mon compte », pages/s (floor: bare `node:http`, one prepared select, as many bytes)',
      here: inShort(median(here)),
      floor: inShort(median(floor)),
      ratio: median(here.map((value, round) => value / (floor[round] ?? Number.NaN))),
      aim: '≥ 0.5',
    },
  ]
}
