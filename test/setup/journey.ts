import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { startServer, type TestServer } from './server.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'

export { expect } from '@playwright/test'

/**
 * A journey's `test`: `smtp` is a mail server of its own, `guichet` the built server with the demonstration,
 * which sends its letters there. Both are made for the one journey, so that none sees what another did.
 * Tags: `@javascript` keeps a journey out of the project without JavaScript, `@once` out of all but `desktop`.
 */
export const test = base.extend<{ smtp: TestSmtp; guichet: TestServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  smtp: async ({}, use) => {
    const smtp = await startSmtp()
    await use(smtp)
    await smtp.stop()
  },
  guichet: async ({ smtp }, use, info) => {
    const folder = mkdtempSync(join(tmpdir(), 'guichet-data-'))
    cpSync(process.env.DEMONSTRATION ?? '', folder, { recursive: true })
    const server = await startServer({ env: { DATA_DIR: folder, DEMO: 'on', SMTP_URL: smtp.url } })
    await use(server)
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    if (info.status !== info.expectedStatus) console.log(server.output())
  },
})
