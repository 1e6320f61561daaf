import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { copyOf, databaseAt } from './copy-of.ts'
import { startServer, type TestServer } from './server.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'

export { expect } from '@playwright/test'

/** The server of a journey, whose clock can be put forward. */
type JourneyServer = TestServer & {
  /** Lets that much time pass for the server. */
  letPass(time: Temporal.DurationLike): void
}

type Fixtures = {
  smtp: TestSmtp
  guichet: JourneyServer
  /** Whether scripts run in this project. */
  scripts: boolean
  /** A page in another browser: it shares no cookie with `page`. */
  otherBrowser: () => Promise<Page>
}

type Shared = { sharedGuichet: TestServer }

/**
 * A journey's `test`: `smtp` is a mail server of its own, `guichet` the built server with the demonstration,
 * which sends its letters there, on PostgreSQL. Both are made for the one journey, so that none sees what another did.
 * `sharedGuichet`, on the embedded engine, is one for all the journeys of a worker that change nothing but who is
 * signed in: its start takes a second. Whatever a page complains of in the console (a script, the CSP, something that did not
 * load) fails its journey.
 * Tags: `@javascript` keeps a journey out of the project without JavaScript, `@once` out of all but `desktop`,
 * `@phone` out of `desktop`: a long way is gone on a phone, and at a desk without JavaScript. Of several
 * long ways through one feature, some are gone on a phone only (`@touch`), the others without JavaScript (`@plain`).
 */
export const test = base.extend<Fixtures, Shared>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  smtp: async ({}, use) => {
    const smtp = await startSmtp()
    await use(smtp)
    await smtp.stop()
  },
  guichet: async ({ smtp }, use, info) => {
    const { server, stop } = await startDemonstration(smtp, 'postgres')
    await use(server)
    await stop()
    if (info.status !== info.expectedStatus) console.log(server.output())
  },
  sharedGuichet: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      const smtp = await startSmtp()
      const { server, stop } = await startDemonstration(smtp, 'embedded')
      await use(server)
      await stop()
      await smtp.stop()
    },
    { scope: 'worker' },
  ],
  scripts: async ({ javaScriptEnabled }, use) => {
    await use(javaScriptEnabled ?? true)
  },
  context: async ({ context }, use) => {
    const complaints = listenTo(context)
    await use(context)
    expect(complaints).toEqual([])
  },
  otherBrowser: async ({ browser }, use) => {
    const opened: [BrowserContext, string[]][] = []
    await use(async () => {
      const context = await browser.newContext()
      opened.push([context, listenTo(context)])
      return await context.newPage()
    })
    for (const [context, complaints] of opened) {
      await context.close()
      expect(complaints).toEqual([])
    }
  },
})

type Demonstration = { server: JourneyServer; stop: () => Promise<void> }

/** A server on a copy of the demonstration's database, and of the folder with its files. */
async function startDemonstration(smtp: TestSmtp, engine: 'postgres' | 'embedded'): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-data-'))
  const ahead = join(folder, 'clock-ahead')
  const isDatabase = (path: string) => basename(path) === 'database' && engine === 'postgres'
  cpSync(process.env.DEMONSTRATION ?? '', folder, { recursive: true, filter: path => !isDatabase(path) })
  writeFileSync(ahead, '0')
  const template = process.env.DEMONSTRATION_DATABASE ?? ''
  const own = engine === 'postgres' ? await copyOf(template, databaseAt(template)) : null
  const clock = `--import=${import.meta.resolve('./clock-ahead.ts')}`
  const server = await startServer({
    env: {
      DATA_DIR: folder,
      ...(own ? { DATABASE_URL: own.url } : {}),
      DEMO: 'on',
      SMTP_URL: smtp.url,
      NODE_OPTIONS: clock,
      CLOCK_AHEAD: ahead,
    },
  })
  let seconds = 0
  const letPass = (time: Temporal.DurationLike) => {
    seconds += Temporal.Duration.from(time).total('seconds')
    writeFileSync(ahead, String(seconds))
  }
  const stop = async () => {
    await server.stop()
    await own?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
  return { server: { ...server, letPass }, stop }
}

/** Collects what goes wrong on the pages of a browser. A page that answers 404 or 422 is no fault of its own. */
function listenTo(context: BrowserContext): string[] {
  const complaints: string[] = []
  const pages = new Set<string>()
  context.on('response', response => {
    if (response.request().isNavigationRequest()) pages.add(response.url())
  })
  context.on('console', message => {
    const { url } = message.location()
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (message.text().startsWith('Failed to load resource') && pages.has(url)) return
    complaints.push(`${message.text()} (${url})`)
  })
  context.on('weberror', thrown => {
    complaints.push(`${thrown.error().message} (${thrown.page()?.url() ?? ''})`)
  })
  return complaints
}
