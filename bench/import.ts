import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { openDatabase } from '../src/database/open.ts'
import type { Bench } from './bench.ts'
import { secondsToCopyIn } from './floor-copy.ts'
import { memberFile } from './member-file.ts'
import { root, startProcess } from './process.ts'
import { type Figure, inShort } from './table.ts'

const host = 'bourgogne.localhost'
const lines = 100_000

/**
 * `guichet import` of 100,000 members as an office has them, the command from its start to its end, beside a bare COPY of
 * the rows that it writes into the same tables; then the same file again, which changes nothing.
 */
export async function measureImport(bench: Bench): Promise<Figure[]> {
  const [url, other] = [await demonstration(bench), await demonstration(bench)]
  const folder = mkdtempSync(join(tmpdir(), 'guichet-import-'))
  try {
    const file = join(folder, 'adherents.csv')
    writeFileSync(file, memberFile(lines))
    const few = join(folder, 'peu.csv')
    writeFileSync(few, memberFile(lines / 10))
    const small = await runImport(other, few)
    const began = new Date()
    const first = await runImport(url, file)
    const again = await runImport(url, file)
    const { db, close } = await openDatabase({ url })
    const made = sql`t.created_at >= ${began}`
    const floor = await secondsToCopyIn(db, await bench.createDatabase(), [
      { table: 'realm', where: sql`true` },
      { table: 'organisation', where: sql`true` },
      { table: 'person', where: made, timed: true },
      { table: 'membership', where: made, timed: true },
      { table: 'account', where: made, timed: true },
      {
        table: 'account_person',
        where: sql`exists (select from person p where p.id = t.person_id and p.created_at >= ${began})`,
        timed: true,
      },
      { table: 'due_day', where: sql`t.at >= ${began}`, timed: true },
    ])
    await close()
    const what = `\`guichet import\` of ${inShort(lines)} lines`
    const floorIs = `floor: COPY of the same rows into the same indexed tables`
    return [
      {
        what: `${what}, seconds (${floorIs})`,
        here: first.seconds.toFixed(1),
        floor: floor.toFixed(1),
        ratio: first.seconds / floor,
        aim: '≤ 3',
      },
      {
        what: `The same file again, seconds, nothing changed (${floorIs})`,
        here: again.seconds.toFixed(1),
        floor: floor.toFixed(1),
        ratio: again.seconds / floor,
      },
      {
        what: `${what}, most memory, MB (floor: the same of ${inShort(lines / 10)} lines)`,
        here: inShort(first.megabytes),
        floor: inShort(small.megabytes),
        ratio: first.megabytes / small.megabytes,
        aim: 'near 1',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A database with the demonstration; the server that made it is not in the way of the command. */
async function demonstration(bench: Bench): Promise<string> {
  const url = await bench.createDatabase()
  await (await startProcess('dist/main.js', host, { DATABASE_URL: url, DEMO: 'on' })).stop()
  return url
}

/** Runs the command in a process of its own. @returns how long it took, and the most memory that it held. */
async function runImport(url: string, file: string): Promise<{ seconds: number; megabytes: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, ['bin/guichet.js', 'import', file, '--site', host], {
    cwd: root,
    env: { PATH: process.env.PATH, DATABASE_URL: url, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let megabytes = 0
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, residentMemory(child.pid))
  }, 20)
  const said = text(child.stdout)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`The import ended with ${code}: ${await said}`)
  return { seconds: (performance.now() - began) / 1000, megabytes }
}

function residentMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    // One that has ended has none left.
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
