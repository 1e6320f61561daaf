import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from './bench.ts'
import { median } from './load.ts'
import { memory, most } from './memory.ts'
import { type Process, startProcess } from './process.ts'
import { host } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const rounds = 3

/** From the start of the process to the first page, on either engine; and the memory of the embedded one. */
export async function measureStarts(bench: Bench): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'))
  try {
    const floor = await startsOf(bench.startFloor)
    const onPostgres = await startsOf(bench.startGuichet)
    const embedded = () => startProcess('dist/main.js', host, { DATA_DIR: folder })
    const first = await startsOf(embedded, 1)
    const later = await startsOf(embedded)
    const server = await embedded()
    const held = server.memory()
    const requests = [`GET /connexion HTTP/1.1\r\nHost: ${host}\r\n\r\n`]
    const load = { port: server.port, connections: 16, seconds: 2, requests }
    const loaded = await most(server, () => bench.pages.run(load))
    await server.stop()
    return [
      start('PostgreSQL, schema up to date', onPostgres, floor),
      start('embedded data, first (schema and demonstration made)', first, floor),
      start('embedded data, later', later, floor),
      memory('Memory at rest, embedded data, MB (floor: the bare handler)', held, bench.floor.memory()),
      memory(
        'Memory under sign-in pages, embedded data, MB (floor: the bare handler)',
        loaded,
        bench.floor.memory(),
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startsOf(begin: () => Promise<Process>, times = rounds): Promise<number> {
  const seconds: number[] = []
  for (let round = 0; round < times; round++) {
    const server = await begin()
    seconds.push(server.seconds)
    await server.stop()
  }
  return median(seconds)
}

function start(how: string, here: number, floor: number): Figure {
  const what = `Seconds from start to first page: ${how} (floor: the bare handler)`
  return { what, here: inShort(here), floor: inShort(floor), ratio: here / floor }
}
