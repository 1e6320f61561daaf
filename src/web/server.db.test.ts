import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'
import { serverOf } from '../start.ts'

const { app, browse, signedIn } = await startTestApp()
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'

describe('a POST', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, 303],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: 'http://ceramique.localhost:3000' }, 303],
    [{ origin: 'http://avantages.localhost:3000' }, 403],
    [{ origin: 'https://ceramique.localhost:3000' }, 403],
    [{ origin: 'null' }, 403],
    [{}, 303],
  ])('with %j is answered with %i', async (headers: Record<string, string>, status) => {
    const browser = browse(host)
    const reply = await browser.post('/connexion', { email, password }, headers)
    expect(reply.status).toBe(status)
    expect(browser.cookies.has('__Host-session')).toBe(status === 303)
    if (status === 403) expect(reply.text).toContain('Ce formulaire ne vient pas de ce site')
  })

  test('from elsewhere does not sign a person out', async () => {
    const browser = await signedIn(host, email)
    expect((await browser.post('/deconnexion', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await browser.get('/espace')).status).toBe(200)
  })

  test('of more than 256 KB is refused', async () => {
    const reply = await browse(host).post('/connexion', { email: 'x'.repeat(300_000) })
    expect([reply.status, reply.headers.get('content-security-policy') !== null]).toEqual([413, true])
  })

  test('to a page that only shows is not found', async () => {
    expect((await browse(host).post('/espace', {})).status).toBe(404)
  })
})

describe('a host', () => {
  const get = (url: string, headers: Record<string, string>) => serverOf(app).request(url, { headers })

  test('that is no site gets a plain 404 that names no one', async () => {
    for (const other of [
      'evil.example',
      'ceramique.localhost.evil.example',
      'xceramique.localhost',
      '',
      '[::1]',
    ]) {
      const reply = await get('http://x.example/', { host: other })
      const text = await reply.text()
      expect([other, reply.status]).toEqual([other, 404])
      expect(reply.headers.get('content-type')).toContain('text/plain')
      expect(text).not.toMatch(/Terre et Feu|ceramique|Guichet/i)
    }
  })

  test.each(['ceramique.localhost', 'CERAMIQUE.localhost:3000', 'ceramique.localhost.'])(
    '%s is the site',
    async name => {
      expect((await get('http://x.example/', { host: name })).status).toBe(200)
    },
  )

  test('never goes into a link: these come from the settings', async () => {
    const reply = await get('http://x.example/connexion', { host: 'bourgogne.localhost:6666' })
    expect(reply.headers.get('location')).toMatch(
      /^http:\/\/federation\.localhost:3000\/connexion\?pour=[\w-]{43}$/,
    )
  })

  test('outside localhost is not served in the clear', async () => {
    await app.db
      .updateTable('site')
      .set({ host: 'alsace.example' })
      .where('host', '=', 'alsace.localhost')
      .execute()
    await expect
      .poll(async () => (await get('http://x.example/', { host: 'alsace.example' })).status)
      .toBe(400)
    const reply = await get('http://x.example/connexion', { host: 'alsace.example' })
    expect(await reply.text()).toContain('https://')
    expect((await get('http://x.example/', { host: 'alsace.localhost' })).status).toBe(404)
  })
})

describe('the language', () => {
  test('is the site\u2019s, whatever the browser prefers, until one chooses the other', async () => {
    const browser = browse(host)
    expect((await browser.get('/connexion', { 'accept-language': 'en' })).text).toContain('<html lang="fr"')
    const chosen = await browser.get('/langue/en?retour=%2Fconnexion')
    expect([chosen.status, chosen.location]).toEqual([303, '/connexion'])
    const page = await browser.get('/connexion')
    expect(page.text).toContain('<html lang="en"')
    expect(page.text).toContain('Forgotten password or first sign-in')
    await browser.get('/langue/fr')
    expect((await browser.get('/connexion')).text).toContain('<html lang="fr"')
  })
})

describe('GET /health', () => {
  test('is 200 with JSON on any host while the database answers', async () => {
    for (const name of [host, 'localhost', 'elsewhere.example']) {
      const reply = await browse(name).get('/health')
      expect(reply.status).toBe(200)
      expect(JSON.parse(reply.text)).toEqual({ status: 'ok', database: app.database.engine })
    }
  })
})
