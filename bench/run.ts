import { execFileSync } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { startPostgres } from '../test/setup/postgres.ts'
import { openBench } from './bench.ts'
import { measureFullAccount } from './full-account.ts'
import { measureHop } from './hop.ts'
import { measureImport } from './import.ts'
import { measureMembers } from './members.ts'
import { measureMemory } from './memory.ts'
import { measureMillionAccount } from './million-account.ts'
import { measurePages } from './pages.ts'
import { root } from './process.ts'
import { measureQueue } from './queue.ts'
import { measureRegistrations } from './registrations.ts'
import { measureReminders } from './reminders.ts'
import { measureSignIns } from './sign-ins.ts'
import { measureStarts } from './starts.ts'
import { measureStatement } from './statement.ts'
import { measureStorm } from './storm.ts'
import { type Figure, table } from './table.ts'
import { measureWeight } from './weight.ts'

/** In this order: memory at rest is that of a server that has done nothing yet. */
const measurements = {
  memory: measureMemory,
  pages: measurePages,
  fullAccount: measureFullAccount,
  signIns: measureSignIns,
  hop: measureHop,
  registrations: measureRegistrations,
  queue: measureQueue,
  storm: measureStorm,
  statement: measureStatement,
  reminders: measureReminders,
  import: measureImport,
  members: measureMembers,
  millionAccount: measureMillionAccount,
  weight: measureWeight,
  starts: measureStarts,
}

/** `npm run bench [-- name …]`: measures everything, or what is named, each figure beside its floor, and prints a table. */
const wanted = process.argv.slice(2)
execFileSync(process.execPath, ['build.ts'], { cwd: root, stdio: 'inherit' })
const postgres = await startPostgres({ durable: true })
try {
  const bench = await openBench(await postgres.createDatabase(), () => postgres.createDatabase())
  console.log(`Node ${process.version}, ${postgres.version}, ${availableParallelism()} processors, busy with`)
  console.log(`${loadavg()[0]?.toFixed(1)} other processes before (0 is quiet: only ratios hold otherwise)\n`)
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(measurements))
    if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure(bench)))
  console.log(table(figures))
  await bench.stop()
} finally {
  await postgres.stop()
}
