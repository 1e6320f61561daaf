import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { council, linksOfVerrerie } from '../../test/setup/invitations.ts'
import { consent, fillIn, send } from '../../test/setup/registrations.ts'
import { makeOrganisation } from '../organisations/setup.ts'

const desk = await startTestApp()
const { app, clock, browse, signedIn } = desk
const { realmId, organisationId, make, change, open, usesOf, applicationsOf } = await linksOfVerrerie(desk)
const first = '/inscription/compte'
const names = ['account', 'deliveryAddress', 'beneficiaries'] as const

describe('« Créer un compte »', () => {
  test('where one is invited: explains, and names the network’s contact', async () => {
    const page = await browse(council).get('/inscription')
    expect(page.status).toBe(200)
    for (const said of [
      'Créer un compte',
      'le lien que votre structure vous envoie',
      'accueil@avantages.example',
    ])
      expect(page.text).toContain(said)
  })

  test('where the office enters members: says so, with each contact, whatever the link', async () => {
    for (const path of ['/inscription', '/invitation/verrerie-demo']) {
      const page = await browse('bourgogne.localhost').get(path)
      expect(page.status).toBe(200)
      for (const said of [
        'Créer un compte',
        'secretariat@federation',
        'secretariat@bourgogne',
        'secretariat@alsace',
      ])
        expect(page.text).toContain(said)
    }
  })

  test('where anyone may join: leads to the first step, then to the next one that is not done', async () => {
    const browser = browse('ceramique.localhost')
    expect((await browser.get('/inscription')).location).toBe('/inscription/identifiants')
    await fillIn(browser, app, ['identifiers'])
    expect((await browser.get('/inscription')).location).toBe('/inscription/adresse')
  })

  test('tells who is signed in that one has an account', async () => {
    const browser = await signedIn('ceramique.localhost', 'adherent@ceramique.example')
    const page = await browser.get('/inscription')
    expect(page.status).toBe(200)
    for (const said of ['Créer un compte', 'Vous avez déjà un compte', 'adherent@ceramique.example'])
      expect(page.text).toContain(said)
    const away = await browser.post('/deconnexion', { retour: '/inscription' })
    expect(away.location).toBe('/inscription')
    expect((await browser.get('/inscription')).location).toBe('/inscription/identifiants')
  })

  test('« Inscrire une autre personne » begins anew with the same link', async () => {
    const { browser } = await open(await make())
    await fillIn(browser, app, names)
    await send(browser)
    expect((await browser.post('/inscription/autre', {})).location).toBe('/inscription')
    expect(browser.cookies.has('__Host-draft')).toBe(false)
    expect((await browser.get('/inscription')).location).toBe(first)
    expect((await browser.get(first)).text).not.toContain('Zoé')
  })
})

describe('a draft whose link has ended', () => {
  const withEndedLink = async () => {
    const invitation = await make()
    const { browser } = await open(invitation)
    const { email } = await fillIn(browser, app, names)
    await change(invitation, { stopped_at: clock.now() })
    return { browser, email, invitation }
  }

  test('is kept when it cannot be sent, and the page says why', async () => {
    const { browser, invitation } = await withEndedLink()
    expect((await send(browser)).location).toBe('/inscription')
    const page = await browser.get('/inscription')
    expect(page.status).toBe(200)
    for (const said of [
      'CSE Verrerie a mis fin à ce lien',
      'Ce que vous avez saisi est gardé',
      'cse@verrerie.example',
    ])
      expect(page.text).toContain(said)
    expect((await applicationsOf(invitation)).map(({ state }) => state)).toEqual(['draft'])
    expect((await browser.get('/inscription/validation')).text).toContain('20000 Ajaccio')
  })

  test('goes on with a new link of the same organisation, once one says so', async () => {
    const { browser, email } = await withEndedLink()
    const next = await make()
    const { reply } = await open(next, browser)
    expect(reply.status).toBe(200)
    expect(reply.text).toContain('Reprendre mon inscription')
    expect(await applicationsOf(next)).toEqual([])
    const path = `/invitation/${next.code}`
    expect((await browser.post(path, { go: 'on' })).location).toBe('/inscription/validation')
    expect((await send(browser)).location).toBe('/inscription/envoyee')
    expect((await applicationsOf(next)).map(row => [row.state, row.email])).toEqual([['submitted', email]])
    expect(await app.db.selectFrom('invitation').select('uses').where('id', '=', next.id).execute()).toEqual([
      { uses: 1 },
    ])
  })

  test('or is left behind', async () => {
    const { browser } = await withEndedLink()
    const next = await make()
    expect((await browser.post(`/invitation/${next.code}`, { go: 'again' })).location).toBe(first)
    expect(browser.cookies.has('__Host-draft')).toBe(false)
    expect((await browser.get(first)).text).not.toContain('Zoé')
  })

  test('is told so at the next « Suivant », and keeps what was typed there too', async () => {
    const { browser } = await withEndedLink()
    const typed = { line1: '1 quai Sud', postcode: '20200', town: 'Bastia', country: 'FR' }
    expect((await browser.post('/inscription/adresse-de-livraison', typed)).location).toBe('/inscription')
    expect((await browser.get('/inscription')).text).toContain('Ce que vous avez saisi est gardé')
    expect((await browser.get('/inscription/adresse-de-livraison')).text).toContain('1 quai Sud')
  })

  test('never goes on with a dead link, or one of another organisation', async () => {
    const { browser, invitation } = await withEndedLink()
    const [stopped, network] = [await make(), await networkOf()]
    await change(stopped, { stopped_at: clock.now() })
    const foreign = await make({ organisationId: network })
    const answer = async ({ code }: typeof foreign, go: string) =>
      (await browser.post(`/invitation/${code}`, { go })).location
    expect(await answer(stopped, 'on')).toBe(`/invitation/${stopped.code}`)
    expect((await open(foreign, browser)).reply.text).toContain('CSE Fonderie')
    expect(await answer(foreign, 'on')).toBe('/inscription')
    expect(await applicationsOf(invitation)).toHaveLength(1)
    expect(await answer(foreign, 'again')).toBe(first)
    expect(browser.cookies.has('__Host-draft')).toBe(false)
  })

  const networkOf = async () =>
    await app.db
      .transaction()
      .execute(tx =>
        makeOrganisation(tx, clock.now(), realmId, { name: 'CSE Fonderie', parentId: organisationId }),
      )
})

test('with one registration left, of two that are sent at once one gets through; the other loses nothing', async () => {
  const invitation = await make({ mostUses: 3 })
  await change(invitation, { uses: 2 })
  const filledIn = await Promise.all(
    [0, 1].map(async () => {
      const { browser } = await open(invitation)
      await fillIn(browser, app, names)
      return { browser, accepted: await consent(browser) }
    }),
  )
  const replies = await Promise.all(
    filledIn.map(async ({ browser, accepted }) => ({
      browser,
      reply: await browser.post('/inscription/validation', accepted),
    })),
  )
  expect(replies.map(({ reply }) => reply.location).sort()).toEqual(['/inscription', '/inscription/envoyee'])
  expect(await usesOf(invitation)).toBe(3)
  expect((await applicationsOf(invitation)).map(({ state }) => state)).toEqual(['draft', 'submitted'])
  const late = replies.find(({ reply }) => reply.location === '/inscription')?.browser
  const told = await late?.get('/inscription')
  for (const said of ['autant de fois que prévu', 'cse@verrerie.example', 'Ce que vous avez saisi est gardé'])
    expect(told?.text).toContain(said)
  expect((await late?.get('/inscription/validation'))?.text).toContain('20000 Ajaccio')
})
