import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import type { Counts } from './setup/counts.ts'

/**
 * `npm test`: everything, what fails soonest first. While developing, one part of it with
 * `npm test -- check | unit | embedded | postgres | integration | journeys`; words after the part choose
 * among its files, as in `npm test -- journeys sign-in`.
 */
type Step = { heading: string; command: string[]; takesWords?: true }

const build: Step = { heading: 'Build', command: ['node', 'build.ts'] }
const check: Step[] = [
  { heading: 'Format and lint', command: ['biome', 'ci'] },
  { heading: 'Types', command: ['tsc'] },
  { heading: 'Dead code', command: ['knip'] },
  { heading: 'Row types match the schema', command: ['node', 'src/database/generate-rows.ts', '--check'] },
]
const journeys: Step = { heading: 'Journeys in Chromium', command: ['playwright', 'test'], takesWords: true }

const parts: Record<string, Step[]> = {
  check,
  unit: [vitest('Rules', 'unit')],
  embedded: [vitest('Integration on the embedded engine', 'embedded')],
  postgres: [vitest('Integration on PostgreSQL', 'postgres')],
  integration: [vitest('Integration on both engines', 'embedded', 'postgres')],
  journeys: [journeys],
}
const everything = [
  ...check,
  vitest('Rules, and integration on both engines', 'unit', 'embedded', 'postgres'),
  journeys,
]

/** What a whole run must have run: none of these may come out empty. */
const runs = ['unit', 'embedded', 'postgres', 'desktop', 'phone', 'no-javascript']

const root = dirname(import.meta.dirname)
const [part, ...words] = process.argv.slice(2)
const chosen = part === undefined ? everything : parts[part]
if (!chosen) {
  console.error(
    `No such part: ${part}. There are ${Object.keys(parts).join(', ')}; without one, everything runs.`,
  )
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'guichet-counts-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const began = Date.now()
let broken: string | undefined
for (const step of [build, ...chosen]) {
  if (!(await succeeds(step))) {
    broken = `${step.heading} failed`
    break
  }
}

const counts = readCounts()
const complaints = broken ? [broken] : part === undefined ? incomplete(counts) : []
for (const complaint of complaints) console.error(`\n${complaint}`)
console.log(`\nAll in ${seconds(began)}`)
console.log(`\n${sum(counts, 'passed')} passed, ${sum(counts, 'failed')} failed`)
process.exitCode = complaints.length > 0 ? 1 : 0

function vitest(heading: string, ...projects: string[]): Step {
  return {
    heading,
    command: ['vitest', 'run', ...projects.flatMap(name => ['--project', name])],
    takesWords: true,
  }
}

async function succeeds({ heading, command, takesWords }: Step): Promise<boolean> {
  console.log(`\n=== ${heading}`)
  const started = Date.now()
  const [name = '', ...args] = [...command, ...(takesWords ? words : [])]
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH: path, TEST_COUNTS: folder }
  const [code] = await once(
    spawn(name, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }),
    'exit',
  )
  console.log(`=== ${heading}: ${code === 0 ? 'done' : 'FAILED'} in ${seconds(started)}`)
  return code === 0
}

function readCounts(): Map<string, Counts> {
  const files = readdirSync(folder).map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  return new Map(files.flatMap(file => Object.entries<Counts>(file)))
}

/** A test that did not run is a failure, and so is one that ran on one engine only. */
function incomplete(counts: ReadonlyMap<string, Counts>): string[] {
  const complaints = runs.filter(run => !counts.get(run)?.passed).map(run => `No test passed in « ${run} »`)
  if (sum(counts, 'failed') > 0) complaints.push('Tests failed')
  if (sum(counts, 'skipped') > 0) complaints.push('Tests were skipped')
  if (counts.get('embedded')?.passed !== counts.get('postgres')?.passed) {
    complaints.push('The two engines did not run the same tests')
  }
  return complaints
}

function sum(counts: ReadonlyMap<string, Counts>, what: keyof Counts): number {
  return counts.values().reduce((total, each) => total + each[what], 0)
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
