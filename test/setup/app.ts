import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/database/open.ts'
import { loadDemonstration } from '../../src/demonstration/load.ts'
import { readSettings, type Settings } from '../../src/settings.ts'
import { makeApp, serverOf, startSending } from '../../src/start.ts'
import type { App, Clock } from '../../src/web/app.ts'
import { travel } from './across-sites.ts'
import { type Browser, makeBrowser } from './browser-less-client.ts'
import { freshDatabase } from './database.ts'
import { testsBegin } from './demonstrated.ts'
import { onLeaving } from './leaving.ts'

/** A clock that stands still until a test moves it. */
type TestClock = Clock & {
  set(instant: string): void
  advance(duration: Temporal.DurationLike): void
}

/** A letter of the demonstration's mailbox. */
type MailboxLetter = { to: string; subject: string; text: string; html: string }

/** An application with the demonstration, on a database and with a clock of its own. */
export type TestApp = {
  app: App
  clock: TestClock
  /** A browser without a screen, which keeps cookies as one does. `ip` is where it asks from. */
  browse(host: string, options?: { ip?: string }): Browser
  /** One that has signed in with the demonstration's password. */
  signedIn(host: string, email: string): Promise<Browser>
  /** Every letter so far, newest first, as soon as none waits any more. */
  letters(): Promise<MailboxLetter[]>
  lettersTo(email: string): Promise<MailboxLetter[]>
  /** The path with the link of the newest letter with one to that address. */
  linkTo(email: string): Promise<string>
  /** Carries a request as it is, from that IP. */
  fetch(request: Request, ip: string): Promise<Response>
  /** A second instance on the same database, as after a restart or beside the first one. */
  anotherInstance(settings?: Partial<Settings>): Promise<TestApp>
}

/** Starts the application as `start.ts` does, in this process; time is given by `clock`, letters go to the mailbox. */
export async function startTestApp(
  options: { settings?: Partial<Settings>; now?: string; sends?: boolean } = {},
): Promise<TestApp> {
  const folder = join(tmpdir(), `guichet-test-${crypto.randomUUID()}`)
  onLeaving(() => rmSync(folder, { recursive: true, force: true }))
  const clock = testClock(options.now ?? testsBegin)
  const settings: Settings = {
    ...readSettings({
      DEMO: 'on',
      LOG_LEVEL: 'silent',
      DATA_DIR: join(tmpdir(), `guichet-${crypto.randomUUID()}`),
    }),
    ...options.settings,
  }
  const isThere = settings.demonstration && (options.now ?? testsBegin) === testsBegin
  const database = await freshDatabase(isThere ? 'demonstrated' : 'migrated')
  if (settings.demonstration && !isThere) await loadDemonstration(database.db, clock)
  return await instance(settings, database, clock, options.sends ?? true)
}

async function instance(
  settings: Settings,
  database: Database,
  clock: TestClock,
  sends: boolean,
): Promise<TestApp> {
  const app = await makeApp(settings, database, clock)
  const stopSending = sends ? await startSending(app) : () => {}
  onLeaving(async () => {
    await app.queue.stop()
    stopSending()
  })
  const server = serverOf(app)
  const fetch = async (request: Request, ip: string) =>
    await server.fetch(request, { incoming: { socket: { remoteAddress: ip } } })
  const browse = (host: string, { ip = '127.0.0.1' } = {}) =>
    makeBrowser(host, clock, request => fetch(request, ip))
  const letters = async () => {
    await noneWaits(app)
    const rows = await app.db.selectFrom('mailbox_letter').selectAll().orderBy('id', 'desc').execute()
    return rows.map(({ to_email, subject, text, html }) => ({ to: to_email, subject, text, html }))
  }
  const lettersTo = async (email: string) => (await letters()).filter(({ to }) => to === email)
  return {
    app,
    clock,
    browse,
    fetch,
    signedIn: async (host, email) => {
      const who = travel(browse)
      const { at, status } = await who.signIn(`${host}/connexion`, email)
      if (/\/connexion(\?|$)/.test(at)) throw new Error(`${email} could not sign in: ${status} at ${at}`)
      return who.on(host)
    },
    letters,
    lettersTo,
    linkTo: async email => {
      const pattern = /\S+\/mot-de-passe\/nouveau\?jeton=\S+/
      const link = (await lettersTo(email)).map(({ text }) => pattern.exec(text)?.[0]).find(Boolean)
      if (!link) throw new Error(`No letter with a link to ${email}`)
      return link.slice(link.indexOf('/mot-de-passe'))
    },
    anotherInstance: (others = {}) => instance({ ...settings, ...others }, database, clock, sends),
  }
}

function testClock(start: string): TestClock {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    set: instant => {
      now = Temporal.Instant.from(instant)
    },
    advance: duration => {
      now = now.add(duration)
    },
  }
}

/** Workers are woken as soon as a letter is committed; here one waits until each has been dealt with. */
async function noneWaits({ db }: App): Promise<void> {
  const until = Date.now() + 12_000
  while (Date.now() < until) {
    const waiting = await db
      .selectFrom('letter')
      .select('id')
      .where('state', '=', 'queued')
      .limit(1)
      .executeTakeFirst()
    if (!waiting) return
    await new Promise(resolve => setTimeout(resolve, 15))
  }
  throw new Error('A letter was still waiting after 12 s')
}
