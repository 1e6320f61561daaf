import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { type Db, openDatabase } from '../src/database/open.ts'
import type { Bench } from './bench.ts'
import { secondsToCopy } from './floor-rows.ts'
import { addMembers } from './many-members.ts'
import { root } from './process.ts'
import { type Figure, inShort } from './table.ts'

const members = 100_000
/** When the first process is killed. */
const half = 40_000

/** Reminders for 100,000 members, by a process that is killed in the middle and one that goes on; and whether any is there twice. */
export async function measureReminders(bench: Bench): Promise<Figure[]> {
  const url = await bench.createDatabase()
  const script = await bundle()
  // The first run makes the tables and loads the demonstration.
  await ended(start(script, url))
  const { db, close } = await openDatabase({ url })
  const today = Temporal.Now.zonedDateTimeISO('Europe/Paris').toPlainDate()
  await addMembers(db, members, today.subtract({ days: 16 }))
  const first = start(script, url)
  while ((await written(db)) < half) await new Promise(resolve => setTimeout(resolve, 50))
  first.kill('SIGKILL')
  await once(first, 'exit')
  const before = await written(db)
  const { seconds } = JSON.parse(await ended(start(script, url))) as { seconds: number }
  const { rows } = await sql<{ once: number; twice: number }>`
    select count(*) filter (where n = 1)::int as once, count(*) filter (where n > 1)::int as twice
    from (select count(*) as n from letter where template = 'duesReminder' and to_email like '%@nombreux.example' group by to_email) l`.execute(
    db,
  )
  const floor = await secondsToCopy(db, ['reminder', 'letter', 'due'], sql`true`)
  await close()
  const { once: reminded = 0, twice = 0 } = rows[0] ?? {}
  const [here, bare] = [(members - before) / seconds, members / floor]
  return [
    {
      what: `Reminders a second, ${inShort(members)} members, after a \`kill -9\` in the middle (floor: bare copies of the rows)`,
      here: inShort(here),
      floor: inShort(bare),
      ratio: here / bare,
    },
    {
      what: `Members reminded once (twice: ${twice}) (floor: members)`,
      here: inShort(reminded),
      floor: inShort(members),
      ratio: reminded / members,
      aim: '1, none twice',
    },
  ]
}

async function written(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from letter where template = 'duesReminder'
    and to_email like '%@nombreux.example'`.execute(db)
  return rows[0]?.n ?? 0
}

/** Node runs no `.tsx`, which letters and pages are made of. */
async function bundle(): Promise<string> {
  const outfile = join(root, 'dist', 'remind-worker.js')
  await build({
    entryPoints: [join(root, 'bench', 'remind-worker.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  return outfile
}

function start(script: string, url: string): ChildProcess {
  return spawn(process.execPath, [script], {
    cwd: root,
    env: { PATH: process.env.PATH, DATABASE_URL: url, DEMO: 'on', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function ended(child: ChildProcess): Promise<string> {
  const said = text(child.stdout as NonNullable<typeof child.stdout>)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`It ended with ${code}`)
  return await said
}
