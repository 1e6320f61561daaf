import { describe, expect, test } from 'vitest'
import { addressLink, askForAddress, follow, open } from '../../test/setup/address-links.ts'
import { startTestApp } from '../../test/setup/app.ts'
import { accountOf, personsOf } from '../../test/setup/people.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'

const desk = await startTestApp()
const { app, browse, clock, lettersTo, signedIn } = desk
const host = 'ceramique.localhost'
const here = '/espace/adresse'

const events = async (accountId: string) =>
  (
    await app.db
      .selectFrom('audit')
      .select('event')
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute()
  )
    .map(({ event }) => event)
    .filter(event => event.startsWith('emailChange'))

const subjectsTo = async (email: string) => (await lettersTo(email)).map(({ subject }) => subject)

const signIn = async (email: string) => (await browse(host).post('/connexion', { email, password })).status

describe('what is asked for', () => {
  test.each([
    ['', password, 'Saisissez votre nouvelle adresse e-mail'],
    ['sans-arobase', password, 'pas une adresse e-mail complète'],
    ['Adherent@Ceramique.example', password, 'déjà votre adresse'],
    ['bureau@ceramique.example', password, 'sert déjà à un autre compte'],
    ['neuve@ceramique.example', '', 'Saisissez votre mot de passe actuel'],
    ['neuve@ceramique.example', 'Pas-le-bon-1', 'pas votre mot de passe actuel'],
  ])('%s with %s is refused beside its field, and nothing is lost', async (email, given, said) => {
    const browser = await signedIn(host, 'adherent@ceramique.example')
    const reply = await browser.post(here, { email, password: given })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain(said.replaceAll("'", '&#39;').replaceAll('&#39;', "'"))
    if (email) expect(reply.text).toContain(`value="${email}"`)
    expect(reply.text).not.toContain('en attente')
  })

  test('a likely typing error is asked about once, before the password is looked at', async () => {
    const browser = await signedIn(host, 'adherent@ceramique.example')
    const typed = { email: 'jeanne@gmial.com', password: 'Pas-le-bon-1' }
    const asked = await browser.post(here, typed)
    expect([asked.status, asked.text]).toEqual([422, expect.stringContaining('jeanne@gmail.com')])
    const sure = await browser.post(here, { ...typed, sure: typed.email })
    expect(sure.text).toContain('pas votre mot de passe actuel')
  })

  test('who guesses the password is slowed, in this session alone', async () => {
    const [browser, other] = [
      await signedIn(host, 'retard@ceramique.example'),
      await signedIn(host, 'retard@ceramique.example'),
    ]
    const statuses: number[] = []
    for (let tries = 0; tries < 7; tries++)
      statuses.push((await askForAddress(browser, 'neuve@ceramique.example', `Faux-${tries}`)).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 422])
    const slowed = await askForAddress(browser, 'neuve@ceramique.example')
    expect(slowed.text).toContain('Trop d')
    expect(slowed.headers.get('retry-after')).not.toBeNull()
    expect((await askForAddress(other, 'retard.neuve@ceramique.example')).status).toBe(303)
  })

  test('ten a day for an account, whatever the addresses', async () => {
    const browser = await signedIn(host, 'suspendu@ceramique.example')
    const statuses: number[] = []
    for (let tries = 0; tries < 11; tries++)
      statuses.push((await askForAddress(browser, `essai${tries}@ceramique.example`)).status)
    expect(statuses).toEqual([...Array(10).fill(303), 429])
  })
})

test('the address changes once its link is confirmed, and not before', async () => {
  const [from, to] = ['adherent@ceramique.example', 'Nouvelle@Ceramique.example']
  const account = await accountOf(app, from)
  const [browser, elsewhere] = [await signedIn(host, from), await signedIn(host, from)]
  await browse(host).post('/mot-de-passe', { email: from })
  const passwordLink = await desk.linkTo(from)
  expect((await askForAddress(browser, ` ${to} `)).location).toBe(here)
  const page = await browser.get(here)
  expect(page.text).toContain("Un message vient d'être envoyé")
  for (const path of [here, '/espace/securite']) expect((await browser.get(path)).text).toContain(to)
  const notice = (await lettersTo(from))[0]
  expect([notice?.subject, notice?.text]).toEqual([
    expect.stringContaining("changement d'adresse demandé"),
    expect.stringContaining(to),
  ])
  const link = await addressLink(desk, to, 'confirmation')
  for (const scanner of [browse(host), browse(host)]) {
    const shown = await open(scanner, link)
    expect([shown.status, shown.text]).toEqual([
      200,
      expect.stringContaining('Confirmer ma nouvelle adresse'),
    ])
  }
  expect([await signIn(from), await signIn(to)]).toEqual([303, 422])
  expect((await follow(browser, link)).location).toBe('/adresse/confirmation')
  expect((await browser.get('/adresse/confirmation')).text).toContain('Votre adresse est changée')
  expect([await signIn(from), await signIn(to)]).toEqual([422, 303])
  expect([(await browser.get('/espace')).status, (await elsewhere.get('/espace')).status]).toEqual([200, 303])
  expect((await browse(host).get(passwordLink)).location).toBe('/mot-de-passe/nouveau')
  expect((await open(browse(host), passwordLink)).status).toBe(410)
  const [person] = await personsOf(app, to)
  expect([person?.email, person?.email_key]).toEqual([to, 'nouvelle@ceramique.example'])
  for (const email of [from, to])
    expect(await subjectsTo(email)).toContainEqual(expect.stringContaining('votre adresse a été changée'))
  expect(await events(account.id)).toEqual(['emailChangeAsked', 'emailChanged'])
  const changed = await app.db.selectFrom('audit').selectAll().where('event', '=', 'emailChanged').execute()
  expect(changed).toMatchObject([{ account_id: account.id, person_id: person?.id }])
})

test('the old address takes it back within a week: whoever knew the password is out', async () => {
  const [from, to] = ['nouvelle@ceramique.example', 'voleur@ailleurs.example']
  const email = (await accountOf(app, 'Nouvelle@Ceramique.example')).email
  const thief = browse(host)
  await thief.post('/connexion', { email: from, password, remember: 'on' })
  await askForAddress(thief, to)
  const first = await addressLink(desk, email, 'annulation')
  await follow(thief, await addressLink(desk, to, 'confirmation'))
  // A second change of the thief must not make the owner's letter worthless.
  clock.advance({ hours: 2 })
  await askForAddress(thief, 'voleur2@ailleurs.example')
  const thiefs = await addressLink(desk, 'voleur2@ailleurs.example', 'confirmation')
  clock.advance({ hours: 6 * 24 })
  const owner = browse(host)
  expect((await open(owner, first)).text).toContain('de nouveau avec')
  const back = await follow(owner, first)
  expect([back.status, back.text]).toEqual([200, expect.stringContaining('Le changement est annulé')])
  expect((await thief.get('/espace/compte')).location).toContain('/connexion')
  expect([await signIn(to), await signIn(from)]).toEqual([422, 422])
  expect((await follow(thief, thiefs)).location).toBe('/adresse/confirmation')
  expect((await thief.get('/adresse/confirmation')).status).toBe(410)
  const again = await owner.get('/mot-de-passe/nouveau')
  const jeton = /name="jeton" value="([^"]+)"/.exec(again.text)?.[1] ?? ''
  const chosen = { password: 'Retrouvee-2026!', again: 'Retrouvee-2026!' }
  expect((await owner.post('/mot-de-passe/nouveau', { jeton, ...chosen })).location).toBe('/connexion')
  expect((await owner.post('/connexion', { email: from, password: chosen.password })).status).toBe(303)
  expect((await personsOf(app, email))[0]?.email).toBe(email)
  expect((await open(owner, first)).text).toContain('plus rien à annuler')
  expect((await subjectsTo(to))[0]).toContain('annulé')
})
