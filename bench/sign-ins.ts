import type { Bench } from './bench.ts'
import { checked, median } from './load.ts'
import { password, signInRequests } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const rounds = 4
const seconds = 4

/** Sign-ins with the right password beside nothing but the comparison of the hash, in turns. */
export async function measureSignIns(bench: Bench): Promise<Figure[]> {
  const requests = signInRequests(bench.members)
  const hash = bench.members[0]?.hash ?? ''
  const { port } = bench.guichet
  const signIns = async (time: number) =>
    checked(await bench.signIns.run({ port, connections: 16, seconds: time, requests }), 303).perSecond
  await signIns(1)
  const here: number[] = []
  const floor: number[] = []
  for (let round = 0; round < rounds; round++) {
    here.push(await signIns(seconds))
    floor.push((await bench.hashing.run({ hash, password, seconds })).perSecond)
  }
  return [
    {
      what: 'Sign-ins/s (floor: bare argon2id, same parameters and concurrency)',
      here: inShort(median(here)),
      floor: inShort(median(floor)),
      ratio: median(here.map((value, round) => value / (floor[round] ?? Number.NaN))),
      aim: '≥ 0.9',
    },
  ]
}
