import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'

const { app, clock, browse, signedIn, linkTo } = await startTestApp()
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'

const fail = (browser: Browser, typed: string) =>
  browser.post('/connexion', { email: typed, password: 'Non-1' })
let addresses = 0
/** Somewhere else each time, so that only the address counts. */
const somewhere = () => browse(host, { ip: `198.51.100.${++addresses}` })

describe.each([
  ['a known address', 'retard@ceramique.example'],
  ['an unknown one', 'inconnue@ceramique.example'],
])('%s', (_who, typed) => {
  test('fails five times freely, then waits a minute, twice as long each time, 30 minutes at most', async () => {
    for (let times = 1; times <= 5; times++) expect(await waitAfter(typed)).toBeNull()
    const waits: (string | null)[] = []
    for (let times = 1; times <= 7; times++) {
      const wait = await waitAfter(typed)
      waits.push(wait)
      expect((await fail(somewhere(), typed)).status).toBe(429)
      clock.advance({ seconds: Number(wait) - 1 })
      expect((await fail(somewhere(), typed)).status).toBe(429)
      clock.advance({ seconds: 1 })
    }
    expect(waits).toEqual(['60', '120', '240', '480', '960', '1800', '1800'])
  })

  test('has 25 tries in 24 hours, and those that had to wait do not count', async () => {
    clock.advance({ hours: 25 })
    const start = clock.now()
    let tries = 0
    while (Temporal.Instant.compare(clock.now(), start.add({ hours: 24 })) < 0) {
      const reply = await fail(somewhere(), typed)
      if (reply.status === 422) tries++
      clock.advance({ minutes: 31 })
    }
    expect(tries).toBe(25)
    expect((await fail(somewhere(), typed)).status).toBe(422)
  })

  async function waitAfter(address: string): Promise<string | null> {
    const reply = await fail(somewhere(), address)
    expect(reply.status).toBe(422)
    return reply.headers.get('retry-after')
  }
})

test('the wait is told in words, with the way out, and the right password does not shorten it', async () => {
  const typed = 'suspendu@ceramique.example'
  for (let times = 1; times <= 5; times++) await fail(somewhere(), typed)
  expect((await fail(somewhere(), typed)).text).toContain('Attendez 1 minute avant de réessayer.')
  clock.advance({ seconds: 18 })
  const reply = await somewhere().post('/connexion', { email: typed, password })
  expect(reply.status).toBe(429)
  expect(reply.headers.get('retry-after')).toBe('42')
  expect(reply.text).toContain("Trop d'essais ont échoué. Pour protéger ce compte, attendez 42 secondes")
  expect(reply.text).toContain('href="/mot-de-passe"')
  const english = somewhere()
  english.cookies.set('__Host-language', 'en')
  expect((await english.post('/connexion', { email: typed, password })).text).toContain('wait 42 seconds')
})

test('of twenty tries at once no more are compared than one after the other', async () => {
  const typed = 'foule@ceramique.example'
  const replies = await Promise.all(Array.from({ length: 20 }, () => fail(somewhere(), typed)))
  const statuses = replies.map(({ status }) => status).sort()
  expect(statuses).toEqual([...Array(6).fill(422), ...Array(14).fill(429)])
})

test('a finished reset ends the wait', async () => {
  const typed = 'famille@ceramique.example'
  for (let times = 1; times <= 6; times++) await fail(somewhere(), typed)
  expect((await somewhere().post('/connexion', { email: typed, password })).status).toBe(429)
  const browser = somewhere()
  await browser.post('/mot-de-passe', { email: typed })
  await browser.get(await linkTo(typed))
  const chosen = { password: 'Une-autre-2026', again: 'Une-autre-2026' }
  expect((await browser.post('/mot-de-passe/nouveau', chosen)).location).toBe('/connexion')
  const reply = await somewhere().post('/connexion', { email: typed, password: chosen.password })
  expect(reply.status).toBe(303)
})

describe('a browser that has signed in before', () => {
  test('gets in while others have locked the address', async () => {
    const own = await signedIn(host, email)
    await own.post('/deconnexion', {})
    for (let times = 1; times <= 7; times++) await fail(somewhere(), email)
    expect((await somewhere().post('/connexion', { email, password })).status).toBe(429)
    expect((await own.post('/connexion', { email, password })).status).toBe(303)
    clock.advance({ hours: 25 })
  })

  test('has its own five tries, which lock nobody else out', async () => {
    const own = await signedIn(host, email)
    for (let times = 1; times <= 6; times++) expect((await fail(own, email)).status).toBe(422)
    expect((await own.post('/connexion', { email, password })).status).toBe(429)
    expect((await somewhere().post('/connexion', { email, password })).status).toBe(303)
  })

  test('is known for the account it signed in to only, and a made-up cookie is not known at all', async () => {
    const own = await signedIn(host, 'bureau@ceramique.example')
    const planted = somewhere()
    planted.cookies.set('__Host-device', 'A'.repeat(43))
    const typed = 'retard@ceramique.example'
    for (let times = 1; times <= 6; times++) await fail(somewhere(), typed)
    for (const browser of [own, planted]) {
      expect((await browser.post('/connexion', { email: typed, password })).status).toBe(429)
    }
    await planted.post('/connexion', { email: 'bureau@ceramique.example', password })
    expect(planted.cookies.get('__Host-device')).not.toBe('A'.repeat(43))
  })
})

test('a try that an IP may not make does not count against the address', async () => {
  const flood = browse(host, { ip: '203.0.113.1' })
  for (let times = 1; times <= 61; times++) await fail(flood, `rien-${times}@ceramique.example`)
  const typed = 'victime@ceramique.example'
  for (let times = 1; times <= 10; times++) expect((await fail(flood, typed)).status).toBe(429)
  const reply = await fail(somewhere(), typed)
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([422, null])
})

test('nothing of the address, the browser or the IP stands in the table', async () => {
  const rows = await app.db.selectFrom('throttle').selectAll().execute()
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.every(({ subject_hash }) => subject_hash.length === 32)).toBe(true)
})
