import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { demonstrationPassword } from '../demonstration/accounts.ts'

const desk = await startTestApp()
const { browse, clock, lettersTo, linkTo } = desk
const host = 'ceramique.localhost'
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'

async function enter(
  email: string,
  browser = browse(host),
  password = demonstrationPassword,
): Promise<Browser> {
  const headers = { 'sec-fetch-site': 'same-origin', 'user-agent': phone }
  expect((await browser.post('/connexion', { email, password }, headers)).status).toBe(303)
  return browser
}

const told = async (email: string) =>
  (await lettersTo(email)).filter(({ subject }) => subject.includes('connexion depuis un nouvel appareil'))

test('the first browser of an account is no news, nor is one that is known; another one is', async () => {
  const email = 'adherent@ceramique.example'
  const own = await enter(email)
  await own.post('/deconnexion', {})
  await enter(email, own)
  expect(await told(email)).toEqual([])
  await enter(email)
  const [letter] = await told(email)
  for (const part of ['Safari sur iPhone', '15 juin 2026 à 10', '/mot-de-passe', '/espace/securite'])
    expect(letter?.text).toContain(part)
  expect(letter?.html).toContain('Choisir un nouveau mot de passe')
})

test('many at once, or one after the other, are told once in ten minutes', async () => {
  const email = 'retard@ceramique.example'
  await enter(email)
  await Promise.all([enter(email), enter(email), enter(email)])
  await enter(email)
  expect(await told(email)).toHaveLength(1)
  clock.advance({ minutes: 11 })
  await enter(email)
  expect(await told(email)).toHaveLength(2)
})

test('who has just chosen the password by link in this browser is not told of it', async () => {
  const email = 'suspendu@ceramique.example'
  await enter(email)
  const other = browse(host)
  await other.post('/mot-de-passe', { email })
  const link = await linkTo(email)
  const password = 'Tout-nouveau-1!'
  const jeton = new URLSearchParams(link.split('?')[1]).get('jeton') ?? ''
  await other.post('/mot-de-passe/nouveau', { jeton, password, again: password })
  await enter(email, other, password)
  expect(await told(email)).toEqual([])
})

test('a wrong password tells nobody', async () => {
  const email = 'famille@ceramique.example'
  await enter(email)
  expect((await browse(host).post('/connexion', { email, password: 'Non-1' })).status).toBe(422)
  expect(await told(email)).toEqual([])
})
