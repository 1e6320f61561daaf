import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What became of the tests of one run: `unit`, `embedded`, `phone` and so on. */
export type Counts = { passed: number; failed: number; skipped: number }

/** Leaves the counts for `npm test`, which adds them up from the folder that it names. */
export function leaveCounts(runner: string, counts: ReadonlyMap<string, Counts>): void {
  const folder = process.env.TEST_COUNTS
  if (folder) writeFileSync(join(folder, `${runner}.json`), JSON.stringify(Object.fromEntries(counts)))
}

/** The counts of that run, made on first asking. */
export function countsOf(all: Map<string, Counts>, run: string): Counts {
  const counts = all.get(run) ?? { passed: 0, failed: 0, skipped: 0 }
  all.set(run, counts)
  return counts
}
