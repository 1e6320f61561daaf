import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { type Counts, countsOf, leaveCounts } from './counts.ts'

/** Counts the tests of each project. A skipped test fails the run, unless a name was asked for. */
export default class VitestCounts implements Reporter {
  #namesAsked = false

  onInit(vitest: Vitest): void {
    this.#namesAsked = vitest.config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const all = new Map<string, Counts>()
    for (const module of modules) {
      const counts = countsOf(all, module.project.name)
      if (module.errors().length > 0) counts.failed++
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed') counts[state]++
        else {
          counts.skipped++
          if (!this.#namesAsked)
            console.error(`Not run: ${module.project.name} › ${module.relativeModuleId} › ${test.fullName}`)
        }
      }
    }
    for (const [project, { passed, failed, skipped }] of all) {
      console.log(`${project}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
      if (skipped > 0 && !this.#namesAsked) process.exitCode = 1
    }
    leaveCounts('vitest', all)
  }
}
