import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { newId } from '../src/database/new-id.ts'
import { openDatabase } from '../src/database/open.ts'
import { demonstrationPassword } from '../src/demonstration/accounts.ts'
import type { Browser, Reply } from './setup/browser-less-client.ts'
import { freePort } from './setup/free-port.ts'
import { onLeaving } from './setup/leaving.ts'
import { freshLocation } from './setup/location.ts'
import { startPostgres } from './setup/postgres.ts'
import { browserOn } from './setup/processes.ts'
import { consent, chosenPassword as password } from './setup/registrations.ts'
import { startServer } from './setup/server.ts'

const embedded = inject('engine') === 'embedded'
const host = 'ceramique.localhost'
const patience = { timeout: 300_000 }

/** The steps of the association, each with right answers. */
const stepsFor = (email: string) =>
  [
    ['identifiants', { familyName: 'Roux', givenName: 'Inès', email, password, again: password }],
    ['adresse', { line1: '3 rue du Port', postcode: '20000', town: 'Ajaccio', country: 'FR' }],
    ['deuxieme-adherent', {}],
  ] as const

/** A database that can be taken away under the server: PostgreSQL of its own, or the embedded one with its server. */
async function takenAway() {
  const env = { DEMO: 'on', LOG_LEVEL: 'silent', PORT: String(await freePort()) }
  if (embedded) {
    const all = { ...(await freshLocation()), ...env }
    let server = await startServer({ env: all })
    onLeaving(() => server.stop())
    const back = async () => {
      server = await startServer({ env: all })
    }
    return { port: server.port, away: () => server.kill9(), back }
  }
  const postgres = await startPostgres()
  const url = await postgres.createDatabase()
  const server = await startServer({ env: { ...env, DATABASE_URL: url } })
  onLeaving(async () => {
    await server.stop()
    await postgres.stop()
  })
  return { port: server.port, away: postgres.goAway, back: postgres.comeBack }
}

test(
  'a database that goes away under load and comes back: told to try again, then all is well',
  patience,
  async () => {
    const { port, away, back } = await takenAway()
    const browser = browserOn({ port }, host)
    await browser.signInAs('adherent@ceramique.example', demonstrationPassword)
    const replies: { status: number; retryAfter: string | null }[] = []
    let unanswered = 0
    let over = false
    const keepAsking = async (path: string) => {
      while (!over) {
        try {
          const { status, headers } = await browser.get(path)
          replies.push({ status, retryAfter: headers.get('retry-after') })
        } catch {
          unanswered++
          await wait(20)
        }
      }
    }
    const load = Promise.all(['/', '/espace', '/espace/compte', '/connexion'].map(keepAsking))
    const answered = (status: number) => () => replies.filter(reply => reply.status === status).length
    await expect.poll(answered(200), { timeout: 20_000 }).toBeGreaterThan(20)
    await away()
    const isAway = embedded ? () => unanswered : answered(503)
    await expect.poll(isAway, { timeout: 20_000 }).toBeGreaterThan(5)
    await back()
    const since = performance.now()
    const wellAgain = async () => (await browser.get('/espace/compte').catch(() => null))?.status === 200
    await expect.poll(wellAgain, { timeout: 20_000, interval: 20 }).toBe(true)
    expect(performance.now() - since).toBeLessThan(2000)
    const before = replies.length
    await expect.poll(() => replies.length, { timeout: 20_000 }).toBeGreaterThan(before + 20)
    over = true
    // Hangs for ever when a single request does.
    await load
    expect(replies.slice(before + 4).map(({ status }) => status)).not.toContain(503)
    const told = replies.filter(({ status }) => status !== 200 && status !== 303)
    expect(told.filter(({ status, retryAfter }) => status !== 503 || !retryAfter)).toEqual([])
    if (!embedded) expect(unanswered).toBe(0)
  },
)

test(
  'kill -9 twenty times under registrations and payments: what was acknowledged is there once',
  patience,
  async () => {
    const location = await freshLocation()
    const env = { ...location, DEMO: 'on', LOG_LEVEL: 'silent', PORT: String(await freePort()) }
    let server = await startServer({ env })
    const here = { port: server.port }
    const office = browserOn(here, host)
    await office.signInAs('bureau@ceramique.example', demonstrationPassword)
    const list = (await office.get('/bureau/cotisations')).text
    const [ledger = '', membershipId = ''] = /\/bureau\/cotisations\/([0-9a-f-]{36})/.exec(list) ?? []
    const today = Temporal.Now.plainDateISO('Europe/Paris')
    const day = `${today.day}/${today.month}/${today.year}`

    let over = false
    /** No answer: the same once more, as people do. */
    const untilTold = async (send: () => Promise<Reply>): Promise<Reply | null> => {
      while (!over) {
        try {
          return await send()
        } catch {
          await wait(20)
        }
      }
      return null
    }
    const payments: string[] = []
    const pay = async () => {
      for (let count = 1; !over; count++) {
        const note = `Paiement ${count}`
        const fields = { id: newId(), [`part-${membershipId}`]: '0,01', date: day, moyen: 'cash', note }
        const reply = await untilTold(() => office.post(`${ledger}/paiement`, fields))
        if (reply && reply.status < 500) expect(reply.location).toBe(ledger)
        if (reply?.status === 303) payments.push(note)
      }
    }
    const registered: string[] = []
    const register = async (browser: Browser, email: string) => {
      for (const [step, fields] of stepsFor(email)) {
        const reply = await untilTold(() => browser.post(`/inscription/${step}`, fields))
        if (reply?.status !== 303) return
      }
      const send = async () => browser.post('/inscription/validation', await consent(browser))
      if ((await untilTold(send))?.location === '/inscription/envoyee') registered.push(email)
    }
    const registrations = async (name: string) => {
      for (let count = 1; !over; count++) await register(browserOn(here, host), `${name}-${count}@exemple.fr`)
    }
    const work = Promise.all([pay(), registrations('anne'), registrations('luc')])
    for (let kills = 0; kills < 20; kills++) {
      const before = payments.length + registered.length
      await expect
        .poll(() => payments.length + registered.length, { timeout: 60_000, interval: 10 })
        .toBeGreaterThan(before + 2)
      await wait(Math.random() * 40)
      await server.kill9()
      server = await startServer({ env })
    }
    over = true
    await work
    expect(await server.stop()).toBe(0)
    expect([payments.length > 20, registered.length > 5]).toEqual([true, true])

    const database = await openDatabase(
      location.DATABASE_URL ? { url: location.DATABASE_URL } : { folder: location.DATA_DIR },
    )
    const count = async (query: ReturnType<typeof sql<{ what: string; count: number }>>) =>
      new Map((await query.execute(database.db)).rows.map(({ what, count }) => [what, count]))
    const paid = await count(sql`select note as what, count(*)::int as count from payment
      where note like 'Paiement %' group by note`)
    const halfAllocated =
      await count(sql`select p.note as what, sum(a.amount_cents)::int as count from payment p
      left join allocation a on a.realm_id = p.realm_id and a.payment_id = p.id where p.note like 'Paiement %'
      group by p.id, p.note, p.amount_cents having sum(a.amount_cents) is distinct from p.amount_cents`)
    const applied = await count(sql`select email_key as what, count(*)::int as count from application
      where state <> 'draft' group by email_key`)
    await database.close()
    expect([...halfAllocated]).toEqual([])
    expect(payments.filter(note => paid.get(note) !== 1)).toEqual([])
    expect(registered.filter(email => applied.get(email) !== 1)).toEqual([])
    expect([...paid, ...applied].filter(([, times]) => times > 1)).toEqual([])
  },
)
