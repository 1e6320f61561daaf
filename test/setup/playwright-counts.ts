import type { FullResult, Reporter, Suite } from '@playwright/test/reporter'
import { type Counts, countsOf, leaveCounts } from './counts.ts'

/** Counts the journeys of each project. A skipped journey fails the run. */
export default class PlaywrightCounts implements Reporter {
  #root: Suite | undefined

  onBegin(_config: unknown, root: Suite): void {
    this.#root = root
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const all = new Map<string, Counts>()
    for (const test of this.#root?.allTests() ?? []) {
      const counts = countsOf(all, test.parent.project()?.name ?? '')
      const outcome = test.outcome()
      if (outcome === 'expected') counts.passed++
      else if (outcome === 'skipped') {
        counts.skipped++
        console.error(`Not run: ${test.titlePath().filter(Boolean).join(' › ')}`)
      } else counts.failed++
    }
    for (const [project, { passed, failed, skipped }] of all) {
      console.log(`${project}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
    }
    leaveCounts('playwright', all)
    const skipped = all.values().some(counts => counts.skipped > 0)
    return { status: skipped && result.status === 'passed' ? 'failed' : result.status }
  }

  printsToStdio(): boolean {
    return false
  }
}
