import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { contentOf } from '../../../test/setup/content.ts'
import { council, linksOfVerrerie } from '../../../test/setup/invitations.ts'
import { answersFor, fillIn, send } from '../../../test/setup/registrations.ts'
import { endOf } from './invitation.ts'

const desk = await startTestApp()
const { app, clock, browse, signedIn } = desk
const { make, change, open, applicationsOf } = await linksOfVerrerie(desk)
const first = '/inscription/compte'
const names = ['account', 'deliveryAddress', 'beneficiaries'] as const

describe('a good link', () => {
  test('leads straight to the first step, for 30 days, and writes nothing down', async () => {
    const before = await contentOf(app.db)
    const browser = browse(council)
    const reply = await browser.get('/invitation/verrerie-demo')
    expect([reply.status, reply.location]).toEqual([303, first])
    expect(browser.cookies.get('__Host-invitation')).toBe('verrerie-demo')
    expect(browser.cookieLine('__Host-invitation')).toContain(`Max-Age=${30 * 86_400}`)
    expect((await browser.get(first)).text).toContain('CSE Verrerie')
    expect(await contentOf(app.db)).toEqual(before)
    expect((await browser.get('/inscription')).location).toBe(first)
  })

  test('opened again goes on with the draft, also after its last day, and not after a stop', async () => {
    const invitation = await make({ expiresAt: endOf(Temporal.PlainDate.from('2026-06-15'), 'Europe/Paris') })
    const { browser } = await open(invitation)
    await fillIn(browser, app, ['account'])
    expect((await open(invitation, browser)).reply.location).toBe('/inscription/adresse-de-livraison')
    clock.set('2026-06-15T22:00:00Z')
    expect((await open(invitation)).reply.status).toBe(410)
    expect((await open(invitation, browser)).reply.location).toBe('/inscription/adresse-de-livraison')
    await change(invitation, { stopped_at: clock.now() })
    const { reply } = await open(invitation, browser)
    expect(reply.status).toBe(410)
    expect(reply.text).toContain('Ce que vous avez saisi est gardé')
    expect(browser.cookies.has('__Host-draft')).toBe(true)
  })

  test('opened again after sending leads to where the application stands, although it is used up', async () => {
    const invitation = await make({ mostUses: 1 })
    const { browser } = await open(invitation)
    await fillIn(browser, app, names)
    expect((await send(browser)).location).toBe('/inscription/envoyee')
    expect((await open(invitation, browser)).reply.location).toBe('/inscription/envoyee')
    expect((await browser.get('/inscription')).location).toBe('/inscription/envoyee')
    const { reply } = await open(invitation)
    expect(reply.status).toBe(410)
    expect(reply.text).toContain("Il ne servait qu'une fois")
  })

  test('asks before it leaves the draft of another one behind, and drops nothing by being opened', async () => {
    const [one, other] = [await make(), await make()]
    const { browser } = await open(one)
    await fillIn(browser, app, ['account'])
    const held = browser.cookies.get('__Host-draft')
    const { reply } = await open(other, browser)
    expect(reply.status).toBe(200)
    expect(reply.text).toContain('Une inscription est déjà commencée')
    expect(reply.text).toContain('CSE Verrerie')
    expect(reply.text).toContain('href="/inscription/plus-tard"')
    expect(browser.cookies.get('__Host-draft')).toBe(held)
    const path = `/invitation/${other.code}`
    expect((await browser.post(path, { go: 'on' })).location).toBe('/inscription')
    expect((await browser.get('/inscription')).location).toBe('/inscription/adresse-de-livraison')
    expect((await browser.post(path, { go: 'again' })).location).toBe(first)
    expect(browser.cookies.has('__Host-draft')).toBe(false)
    expect((await browser.get(first)).text).not.toContain('Zoé')
    await fillIn(browser, app, ['account'])
    expect([(await applicationsOf(one)).length, (await applicationsOf(other)).length]).toEqual([1, 1])
  })

  test('shows what this browser has sent with another one, and lets somebody else register with it', async () => {
    const [one, other] = [await make(), await make()]
    const { browser } = await open(one)
    await fillIn(browser, app, names)
    await send(browser)
    const { reply } = await open(other, browser)
    expect([reply.status, reply.location]).toEqual([303, '/inscription/envoyee'])
    expect((await browser.post(`/invitation/${other.code}`, { go: 'again' })).location).toBe(
      `/invitation/${other.code}`,
    )
    expect((await browser.get('/inscription/envoyee')).text).toContain('Inscrire une autre personne')
    await browser.post('/inscription/autre', {})
    expect((await browser.get('/inscription')).location).toBe(first)
    await fillIn(browser, app, ['account'])
    expect(await applicationsOf(other)).toHaveLength(1)
  })

  test('begins at once where what was sent with another one was refused', async () => {
    const [one, other] = [await make(), await make()]
    const { browser } = await open(one)
    await fillIn(browser, app, names)
    await send(browser)
    await app.db
      .updateTable('application')
      .set({ state: 'refused', refused_at: clock.now() })
      .where('invitation_id', '=', one.id)
      .execute()
    expect((await open(other, browser)).reply.location).toBe(first)
    expect((await browser.get(first)).status).toBe(200)
  })

  test('for one address lets only that one register', async () => {
    const invitation = await make({ email: 'zoe@verrerie.example' })
    expect(invitation.most_uses).toBe(1)
    const { browser } = await open(invitation)
    const { filledIn } = answersFor(app, 'autre@verrerie.example')
    expect((await browser.post(first, await filledIn.account())).status).toBe(422)
    expect(
      (await browser.post(first, await answersFor(app, 'Zoe@verrerie.example').filledIn.account())).status,
    ).toBe(303)
  })

  test('tells who is signed in that it is for somebody new, and leads back after signing out', async () => {
    const browser = await signedIn(council, 'salarie@verrerie.example')
    const reply = await browser.get('/invitation/verrerie-demo')
    expect(reply.status).toBe(200)
    expect(reply.text).toContain('Vous avez déjà un compte')
    expect(reply.text).toContain('href="/espace/compte"')
    expect(browser.cookies.has('__Host-invitation')).toBe(false)
    const away = await browser.post('/deconnexion', { retour: '/invitation/verrerie-demo' })
    expect(away.location).toBe('/invitation/verrerie-demo')
    expect((await browser.get('/invitation/verrerie-demo')).location).toBe(first)
  })

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example'])(
    'nobody is led elsewhere by signing out: %s',
    async retour => {
      expect((await browse(council).post('/deconnexion', { retour })).location).toBe('/')
    },
  )
})

describe('a dead link says why and whom to ask, and names no person', () => {
  test.each([
    [
      'stopped',
      { stopped_at: Temporal.Instant.from('2026-01-01T00:00:00Z') },
      'CSE Verrerie a mis fin à ce lien',
    ],
    ['expired', { expires_at: Temporal.Instant.from('2026-05-31T22:00:00Z') }, "jusqu'au 31 mai 2026 inclus"],
    ['used up', { most_uses: 3, uses: 3 }, 'autant de fois que prévu'],
    ['used once', { most_uses: 1, uses: 1 }, "Il ne servait qu'une fois"],
  ])('%s', async (_, values, why) => {
    const invitation = await make({ email: null })
    await change(invitation, values)
    const { browser, reply } = await open(invitation)
    expect(reply.status).toBe(410)
    for (const said of [why, 'cse@verrerie.example', 'accueil@avantages.example', '03 89 00 50 50'])
      expect(reply.text).toContain(said)
    for (const name of ['Haddad', 'Karim', 'Keller']) expect(reply.text).not.toContain(name)
    expect(browser.cookies.has('__Host-invitation')).toBe(false)
  })

  test('one that has died since it was opened is told on the page that explains', async () => {
    const invitation = await make()
    const { browser } = await open(invitation)
    await change(invitation, { stopped_at: clock.now() })
    expect((await browser.get(first)).location).toBe('/inscription')
    const page = await browser.get('/inscription')
    expect(page.status).toBe(200)
    for (const said of ['Créer un compte', 'CSE Verrerie a mis fin à ce lien', 'cse@verrerie.example'])
      expect(page.text).toContain(said)
  })

  test.each(['rien', 'Verrerie-demo', 'a'.repeat(65), '%0d%0aSet-Cookie:x', "'--", '%E0%A4%A', '..%2f..'])(
    'unknown: %s',
    async code => {
      const browser = browse(council)
      const reply = await browser.get(`/invitation/${code}`)
      expect(reply.status).toBe(404)
      expect(reply.text).toContain("Ce lien d'invitation n'existe pas")
      expect(reply.text).toContain('accueil@avantages.example')
      expect([...browser.cookies.keys()]).toEqual([])
    },
  )

  test('a code of another realm is unknown', async () => {
    expect((await browse('ceramique.localhost').get('/invitation/verrerie-demo')).status).toBe(404)
  })
})
