import type { Bench } from './bench.ts'
import { checked, median } from './load.ts'
import type { Process } from './process.ts'
import { accountRequests } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const rounds = 5
const seconds = 2.5

type Round = { perSecond: number; microseconds: number }

/** Signed-in « Mon compte » beside the bare handler, in turns; and what each costs whatever else the machine does. */
export async function measurePages(bench: Bench): Promise<Figure[]> {
  const requests = accountRequests(bench.members)
  const round = async (server: Process): Promise<Round> => {
    const before = server.processor()
    const load = { port: server.port, connections: 16, seconds, requests }
    const { perSecond, count } = checked(await bench.pages.run(load), 200)
    return { perSecond, microseconds: ((server.processor() - before) * 1e6) / count }
  }
  await round(bench.guichet)
  await round(bench.floor)
  const pairs: [Round, Round][] = []
  for (let turn = 0; turn < rounds; turn++) pairs.push([await round(bench.guichet), await round(bench.floor)])
  const floor = 'floor: bare `node:http`, one prepared select, as many bytes'
  return [
    { ...figure(`« Mon compte », pages/s (${floor})`, pairs, 'perSecond'), aim: '≥ 0.5' },
    figure('« Mon compte », µs of processor in the server (floor: the same)', pairs, 'microseconds'),
  ]
}

function figure(what: string, pairs: readonly [Round, Round][], key: keyof Round): Figure {
  return {
    what,
    here: inShort(median(pairs.map(([here]) => here[key]))),
    floor: inShort(median(pairs.map(([, floor]) => floor[key]))),
    ratio: median(pairs.map(([here, floor]) => here[key] / floor[key])),
  }
}
