import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { accountOf } from '../../test/setup/people.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'

const desk = await startTestApp()
const { app, browse, clock, signedIn } = desk
const host = 'ceramique.localhost'
const here = '/espace/securite'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
const phone =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'

async function enter(email: string, userAgent: string): Promise<Browser> {
  const browser = browse(host)
  const headers = { 'sec-fetch-site': 'same-origin', 'user-agent': userAgent }
  const reply = await browser.post('/connexion', { email, password, remember: 'on' }, headers)
  expect(reply.status).toBe(303)
  return browser
}

const isIn = async (browser: Browser) => (await browser.get('/espace/securite')).status === 200

/** The words of each session on the page, as they stand. */
async function listed(browser: Browser): Promise<string[]> {
  const { text } = await browser.get(here)
  const list = /<ul class="sessions">([\s\S]*?)<\/ul>/.exec(text)?.[1] ?? ''
  return list
    .split('<li>')
    .slice(1)
    .map(item =>
      item
        .replace(/<form[\s\S]*?<\/form>/g, '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
}

const endings = async (browser: Browser) =>
  [...(await browser.get(here)).text.matchAll(/action="(\/espace\/securite\/appareils\/[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  )

describe('where the account is signed in', () => {
  const email = 'adherent@ceramique.example'

  test('each in words, this one first, without those that have run out', async () => {
    await signedIn(host, email)
    clock.advance({ hours: 3 })
    await enter(email, phone)
    clock.advance({ hours: 2 })
    const own = await enter(email, windows)
    expect(await listed(own)).toEqual([
      expect.stringMatching(
        /^Firefox sur Windows cet appareil Dernière utilisation\s: à l'instant Connecté depuis le 15 juin 2026 à 15\sh/,
      ),
      expect.stringMatching(
        /^Chrome sur Android Dernière utilisation\s: il y a 2 heures Connecté depuis le 15 juin 2026 à 13\sh/,
      ),
    ])
  })

  test('one is ended, and is out at its next request on every instance', async () => {
    const [own, other] = [await enter(email, windows), await enter(email, 'curl/8.5.0')]
    const elsewhere = (await desk.anotherInstance()).browse(host)
    elsewhere.cookies.set('__Host-session', other.cookies.get('__Host-session') ?? '')
    expect(await isIn(elsewhere)).toBe(true)
    expect((await listed(own)).filter(each => each.startsWith('appareil inconnu'))).toHaveLength(1)
    const [latest = ''] = await endings(own)
    expect((await own.post(latest, {})).location).toBe(here)
    expect((await own.get(here)).text).toContain('La connexion est terminée')
    expect([await isIn(own), await isIn(other), await isIn(elsewhere)]).toEqual([true, false, false])
    const again = await own.post(latest, {})
    expect([again.status, again.text]).toEqual([404, expect.stringContaining("n'existe plus")])
  })

  test('all others are ended at once, without a password', async () => {
    const [one, own, other] = [
      await enter(email, windows),
      await enter(email, windows),
      await enter(email, phone),
    ]
    expect((await own.post('/espace/securite/appareils', {})).location).toBe(here)
    expect((await own.get(here)).text).toContain("Aucun autre appareil n'est connecté")
    expect([await isIn(one), await isIn(own), await isIn(other)]).toEqual([false, true, false])
    const { id } = await accountOf(app, email)
    const traces = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'sessionEnded')
      .where('account_id', '=', id)
      .execute()
    expect(traces.length).toBe(2)
  })

  test('nobody ends the session of another account, of another realm, or of no one', async () => {
    const own = await enter(email, windows)
    const victims = [
      await signedIn(host, 'bureau@ceramique.example'),
      await signedIn('avantages.localhost', 'salarie@verrerie.example'),
    ]
    const { id } = await accountOf(app, email)
    const foreign = await app.db.selectFrom('session').select('id').where('account_id', '!=', id).execute()
    expect(foreign.length).toBeGreaterThanOrEqual(2)
    for (const each of [...foreign.map(row => row.id), 'abc', '%00', crypto.randomUUID()])
      expect((await own.post(`/espace/securite/appareils/${each}`, {})).status).toBe(404)
    for (const victim of victims) expect(await isIn(victim)).toBe(true)
  })
})

test('a restricted session sees and ends its sessions too', async () => {
  const email = 'suspendu@ceramique.example'
  const [own, other] = [await enter(email, windows), await enter(email, phone)]
  const [path = ''] = await endings(own)
  await own.post(path, {})
  expect([await isIn(own), await isIn(other)]).toEqual([true, false])
})

test('who shares a mailbox sees who of them is where', async () => {
  const browser = await enter('famille@ceramique.example', windows)
  const { text } = await browser.get('/connexion/qui')
  const [, person = '', name = ''] =
    /value="([^"]+)"[\s\S]*?<label[^>]*>([^<]+)/.exec(text.slice(text.indexOf('type="radio"') - 200)) ?? []
  await browser.post('/connexion/qui', { person })
  expect((await listed(browser))[0]).toContain(`${name.split(' ')[0]}.`)
})
