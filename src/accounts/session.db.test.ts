import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'

const desk = await startTestApp()
const { clock, browse } = desk
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'

const isIn = async (browser: Browser) => (await browser.get('/espace')).status === 200

async function enter(remember: boolean): Promise<Browser> {
  const browser = browse(host)
  const reply = await browser.post('/connexion', { email, password, ...(remember ? { remember: 'on' } : {}) })
  expect(reply.status).toBe(303)
  return browser
}

/** What the server makes of the cookie, whatever a browser would have done with it by then. */
async function stillCounts(browser: Browser): Promise<boolean> {
  const bare = browse(host)
  bare.cookies.set('__Host-session', browser.cookies.get('__Host-session') ?? '')
  return await isIn(bare)
}

describe('without « Se souvenir de moi »', () => {
  test('a session lasts two hours unused', async () => {
    const browser = await enter(false)
    clock.advance({ minutes: 119 })
    expect(await isIn(browser)).toBe(true)
    clock.advance({ minutes: 119 })
    expect(await isIn(browser)).toBe(true)
    clock.advance({ minutes: 121 })
    expect(await stillCounts(browser)).toBe(false)
  })

  test('a session lasts twelve hours in all, however much it is used', async () => {
    const browser = await enter(false)
    for (let hours = 1; hours < 12; hours++) {
      clock.advance({ hours: 1 })
      expect(await isIn(browser)).toBe(true)
    }
    clock.advance({ minutes: 59 })
    expect(await isIn(browser)).toBe(true)
    clock.advance({ minutes: 2 })
    expect(await stillCounts(browser)).toBe(false)
  })
})

describe('with « Se souvenir de moi »', () => {
  test('a session lasts 30 days, and each use makes it 30 days again', async () => {
    const browser = await enter(true)
    for (let times = 0; times < 3; times++) {
      clock.advance({ hours: 29 * 24 })
      expect(await isIn(browser)).toBe(true)
      expect(browser.cookieLine('__Host-session')).toContain('Max-Age=2592000')
    }
    clock.advance({ hours: 30 * 24 + 1 })
    expect(browser.cookies.has('__Host-session') && (await isIn(browser))).toBe(false)
  })

  test('the server forgets it too after 30 days without use', async () => {
    const browser = await enter(true)
    clock.advance({ hours: 30 * 24 + 1 })
    expect(await stillCounts(browser)).toBe(false)
  })

  test('the session is written down once a minute at most: a page view is a read', async () => {
    const browser = await enter(true)
    const seen = async () =>
      (
        await desk.app.db
          .selectFrom('session')
          .select('seen_at')
          .orderBy('seen_at', 'desc')
          .executeTakeFirstOrThrow()
      ).seen_at
    const before = await seen()
    clock.advance({ seconds: 30 })
    expect((await browser.get('/espace')).headers.getSetCookie()).toEqual([])
    expect((await seen()).equals(before)).toBe(true)
    clock.advance({ seconds: 31 })
    await browser.get('/espace')
    expect((await seen()).equals(before)).toBe(false)
  })
})

describe('two instances on one database', () => {
  test('share sessions, and a restart ends none', async () => {
    const browser = await enter(false)
    const other = (await desk.anotherInstance()).browse(host)
    other.cookies.set('__Host-session', browser.cookies.get('__Host-session') ?? '')
    expect(await isIn(other)).toBe(true)
    await other.post('/deconnexion', {})
    expect(await isIn(browser)).toBe(false)
  })

  test('share the tries that have failed', async () => {
    const one = browse(host, { ip: '192.0.2.9' })
    const other = (await desk.anotherInstance()).browse(host, { ip: '192.0.2.9' })
    const statuses: number[] = []
    for (const browser of [one, other, one, other, one, other, one]) {
      const reply = await browser.post('/connexion', {
        email: 'partage@ceramique.example',
        password: 'Non-1',
      })
      statuses.push(reply.status)
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429])
  })
})

test('a session of one realm is nothing on the host of another', async () => {
  const browser = await enter(false)
  for (const elsewhere of ['avantages.localhost', 'federation.localhost', 'bourgogne.localhost']) {
    const other = browse(elsewhere)
    other.cookies.set('__Host-session', browser.cookies.get('__Host-session') ?? '')
    for (const path of ['/espace', '/espace/compte', '/bureau']) {
      const reply = await other.get(path)
      expect([reply.status, reply.location]).toEqual([303, expect.stringContaining('/connexion?')])
      expect(reply.text).not.toContain(email)
    }
  }
  expect(await isIn(browser)).toBe(true)
})
