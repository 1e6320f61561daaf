import { describe, expect, test } from 'vitest'
import { addressLink, askForAddress, follow, open } from '../../test/setup/address-links.ts'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { accountOf, personsOf } from '../../test/setup/people.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'

const desk = await startTestApp()
const { app, browse, clock, lettersTo, signedIn } = desk
const host = 'ceramique.localhost'
const member = 'adherent@ceramique.example'

/** What the page says once the link has been followed to its end. */
async function outcome(link: string, browser: Browser = browse(host)): Promise<[number, string]> {
  const [path = ''] = link.split('?')
  await follow(browser, link)
  const { status, text } = await browser.get(path)
  return [status, /<h1[^>]*>([^<]+)/.exec(text)?.[1] ?? '']
}

/** Asks anew, later than any pause between two letters. */
async function asked(to: string, browser?: Browser): Promise<Browser> {
  clock.advance({ hours: 25 })
  const asking = browser ?? browse(host)
  await asking.post('/connexion', { email: member, password, remember: 'on' })
  const reply = await askForAddress(asking, to)
  expect(reply.status).toBe(303)
  return asking
}

const addressNow = async () => (await personsOf(app, member))[0]?.email

describe('a link that is of no use any more says why, and changes nothing', () => {
  test.each(['confirmation', 'annulation'] as const)('%s: not whole, or made up', async kind => {
    const made = `/adresse/${kind}?jeton=019a0000-0000-7000-8000-000000000000.${'a'.repeat(43)}`
    for (const link of [`/adresse/${kind}?jeton=abc`, `/adresse/${kind}?jeton=`, made])
      expect(await outcome(link)).toEqual([410, "Ce lien n'est pas complet"])
    expect((await browse(host).post(`/adresse/${kind}`, {})).status).toBe(303)
  })

  test('expired after 24 hours; the old address may still say that it was not me', async () => {
    await asked('tard@ceramique.example')
    const link = await addressLink(desk, 'tard@ceramique.example', 'confirmation')
    clock.advance({ hours: 24 })
    expect(await outcome(link)).toEqual([410, 'Ce lien a expiré'])
    const browser = browse(host)
    await browser.post('/connexion', { email: member, password })
    expect((await browser.get('/espace/adresse')).text).toContain('a expiré sans être suivi')
    expect((await browser.post('/espace/adresse/renvoyer', {})).location).toBe('/espace/adresse')
    const back = await addressLink(desk, member, 'annulation')
    expect((await open(browse(host), back)).text).toContain('Il a été demandé')
    clock.advance({ hours: 6 * 24 })
    expect(await outcome(back)).toEqual([410, 'Ce lien a expiré'])
  })

  test('replaced by « Renvoyer », which waits for a minute', async () => {
    const browser = await asked('deux@ceramique.example')
    const first = await addressLink(desk, 'deux@ceramique.example', 'confirmation')
    expect((await browser.post('/espace/adresse/renvoyer', {})).status).toBe(429)
    clock.advance({ seconds: 61 })
    expect((await browser.post('/espace/adresse/renvoyer', {})).status).toBe(303)
    expect((await browser.get('/espace/adresse')).text).toContain('Le message est renvoyé')
    const second = await addressLink(desk, 'deux@ceramique.example', 'confirmation')
    expect(await outcome(first)).toEqual([410, 'Ce lien ne sert plus'])
    expect((await open(browse(host), second)).status).toBe(200)
  })

  test('cancelled with « Annuler », or by asking for another address', async () => {
    const browser = await asked('trois@ceramique.example')
    const first = await addressLink(desk, 'trois@ceramique.example', 'confirmation')
    await asked('quatre@ceramique.example', browser)
    const second = await addressLink(desk, 'quatre@ceramique.example', 'confirmation')
    expect(await outcome(first)).toEqual([410, 'Ce changement a été annulé'])
    await browser.post('/espace/adresse/annuler', {})
    expect((await browser.get('/espace/adresse')).text).toContain('Votre adresse reste la même')
    expect(await outcome(second)).toEqual([410, 'Ce changement a été annulé'])
    expect(await addressNow()).toBe(member)
  })

  test('taken meanwhile by somebody else', async () => {
    await asked('prise@ceramique.example')
    const link = await addressLink(desk, 'prise@ceramique.example', 'confirmation')
    const { realm_id } = await accountOf(app, member)
    const taken = {
      realm_id,
      id: crypto.randomUUID(),
      email: 'prise@ceramique.example',
      created_at: clock.now(),
    }
    await app.db
      .insertInto('account')
      .values({ ...taken, email_key: taken.email })
      .execute()
    expect(await outcome(link)).toEqual([410, 'Cette adresse a déjà un compte'])
    expect(await addressNow()).toBe(member)
  })

  test('of another realm, on whatever site', async () => {
    await asked('realm@ceramique.example')
    const link = await addressLink(desk, 'realm@ceramique.example', 'confirmation')
    const back = await addressLink(desk, member, 'annulation')
    for (const elsewhere of ['avantages.localhost', 'federation.localhost'])
      for (const each of [link, back])
        expect(await outcome(each, browse(elsewhere))).toEqual([410, "Ce lien n'est pas complet"])
    expect((await open(browse(host), link)).status).toBe(200)
  })
})

test('once the office has given another address, no link from before has a say', async () => {
  const browser = await asked('avant@ceramique.example')
  const back = await addressLink(desk, member, 'annulation')
  const [person] = await personsOf(app, member)
  const office = await signedIn(host, 'bureau@ceramique.example')
  const path = `/bureau/adherents/${person?.id}/adresse`
  const saved = await office.post(path, { email: 'bureau-dit@ceramique.example', letter: 'later' })
  expect(saved.status).toBe(303)
  const link = await addressLink(desk, 'avant@ceramique.example', 'confirmation')
  expect(await outcome(link)).toEqual([410, 'Ce lien ne sert plus'])
  expect(await outcome(back)).toEqual([410, 'Ce lien ne sert plus'])
  expect((await browser.get('/espace')).status).toBe(303)
  expect((await personsOf(app, 'bureau-dit@ceramique.example'))[0]?.id).toBe(person?.id)
})

describe('at once', () => {
  const late = 'retard@ceramique.example'

  async function askedBy(to: string, from: string): Promise<Browser> {
    clock.advance({ hours: 25 })
    const browser = browse(host)
    await browser.post('/connexion', { email: from, password })
    expect((await askForAddress(browser, to)).status).toBe(303)
    return browser
  }

  test('two confirmations are one change', async () => {
    await askedBy('deux-fois@ceramique.example', late)
    const link = await addressLink(desk, 'deux-fois@ceramique.example', 'confirmation')
    const titles = await Promise.all([outcome(link), outcome(link)])
    expect(titles).toEqual([
      [200, 'Votre adresse est changée'],
      [200, 'Votre adresse est changée'],
    ])
    const changed = (await lettersTo(late)).filter(({ subject }) => subject.includes('a été changée'))
    expect(changed).toHaveLength(1)
  })

  test("a confirmation and « ce n'est pas moi »: the old address signs in, whichever was first", async () => {
    const from = 'deux-fois@ceramique.example'
    await askedBy('course@ceramique.example', from)
    const link = await addressLink(desk, 'course@ceramique.example', 'confirmation')
    const back = await addressLink(desk, from, 'annulation')
    await Promise.all([outcome(link), outcome(back)])
    const account = await accountOf(app, from)
    expect([account.email, account.password_hash]).toEqual([from, null])
    expect((await personsOf(app, from))[0]?.email).toBe(from)
  })
})

test('where the policy conceals, an address that has an account gets the same page and a letter that says so', async () => {
  const site = 'avantages.localhost'
  const browser = await signedIn(site, 'salarie@verrerie.example')
  const pages: string[] = []
  for (const email of ['cse@verrerie.example', 'nul@verrerie.example']) {
    expect((await askForAddress(browser, email)).status).toBe(303)
    pages.push((await browser.get('/espace/adresse')).text.replaceAll(email, '@'))
  }
  expect(pages[0]).toBe(pages[1])
  const [told] = await lettersTo('cse@verrerie.example')
  expect([told?.subject, told?.text]).toEqual([
    expect.stringContaining('cette adresse a déjà un compte'),
    expect.not.stringContaining('/adresse/confirmation'),
  ])
  expect((await lettersTo('salarie@verrerie.example')).length).toBe(2)
})

test("who shares a mailbox gets an account of one's own, the others keep theirs, and the way back is open", async () => {
  const shared = 'famille@ceramique.example'
  const account = await accountOf(app, shared)
  const [one, other] = await personsOf(app, shared)
  const enter = async (browser: Browser, person = '') => {
    await browser.post('/connexion', { email: shared, password })
    await browser.post('/connexion/qui', { person })
    return browser
  }
  const [leaving, staying] = [await enter(browse(host), one?.id), await enter(browse(host), other?.id)]
  expect((await leaving.get('/espace/adresse')).text).toContain(`Seule la connexion de ${one?.given_name}`)
  await askForAddress(leaving, 'seul@ceramique.example')
  const link = await addressLink(desk, 'seul@ceramique.example', 'confirmation')
  await open(leaving, link)
  const jeton = new URLSearchParams(link.split('?')[1]).get('jeton') ?? ''
  expect((await leaving.post('/adresse/confirmation', { jeton })).location).toBe('/mot-de-passe/nouveau')
  const form = await leaving.get('/mot-de-passe/nouveau')
  expect(form.text).toContain('seul@ceramique.example')
  const chosen = {
    jeton: /name="jeton" value="([^"]+)"/.exec(form.text)?.[1] ?? '',
    password: 'Toute-seule-1!',
    again: 'Toute-seule-1!',
  }
  await leaving.post('/mot-de-passe/nouveau', chosen)
  expect(
    (await leaving.post('/connexion', { email: 'seul@ceramique.example', password: chosen.password })).status,
  ).toBe(303)
  expect((await leaving.get('/espace')).text).toContain(one?.given_name)
  expect((await staying.get('/espace')).status).toBe(200)
  expect((await personsOf(app, shared)).map(({ id }) => id)).toEqual([other?.id])
  const back = await addressLink(desk, shared, 'annulation')
  expect((await follow(browse(host), back)).status).toBe(200)
  expect((await personsOf(app, shared)).map(({ id }) => id)).toEqual([one?.id, other?.id])
  expect((await accountOf(app, shared)).id).toBe(account.id)
  expect((await leaving.get('/espace')).status).toBe(303)
})
