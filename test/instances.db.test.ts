import { expect, inject, test } from 'vitest'
import { demonstrationPassword } from '../src/demonstration/accounts.ts'
import { onLeaving } from './setup/leaving.ts'
import { freshLocation } from './setup/location.ts'
import { browserOn, guichet } from './setup/processes.ts'
import { startProxy } from './setup/proxy.ts'
import { startServer } from './setup/server.ts'

/*
 * Two instances on one PostgreSQL, each request to the other one in turn: nobody can tell them from one. The
 * embedded engine has one instance, which has to pass the same.
 */

const embedded = inject('engine') === 'embedded'
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'
const env = { ...(await freshLocation()), DEMO: 'on', LOG_LEVEL: 'silent' }
const first = await startServer({ env })
const second = embedded ? first : await startServer({ env })
const proxy = await startProxy([first, second])
onLeaving(async () => {
  await proxy.stop()
  expect(await first.stop()).toBe(0)
  if (second !== first) expect(await second.stop()).toBe(0)
})

const mailbox = async () =>
  JSON.parse((await browserOn(first, 'localhost').get('/mailbox.json')).text) as {
    to: string
    text: string
  }[]

test('a session opens every page on both, and signing out ends it on both', async () => {
  const browser = browserOn(proxy, host)
  await browser.signInAs(email, demonstrationPassword)
  const statuses: number[] = []
  for (const path of ['/espace', '/espace/compte', '/espace/cotisation', '/espace/securite'])
    statuses.push((await browser.get(path)).status, (await browser.get(path)).status)
  expect(statuses).toEqual(statuses.map(() => 200))
  const session = browser.cookies.get('__Host-session') ?? ''
  await browser.post('/deconnexion', {})
  for (const server of [first, second]) {
    const there = browserOn(server, host)
    there.cookies.set('__Host-session', session)
    expect((await there.get('/espace/compte')).location).toMatch(/^\/connexion\?/)
  }
})

test('wrong passwords count together', async () => {
  const browser = browserOn(proxy, host)
  const statuses: number[] = []
  for (let tries = 0; tries < 8; tries++)
    statuses.push(
      (await browser.post('/connexion', { email: 'retard@ceramique.example', password: 'Non' })).status,
    )
  // Five are free, and the sixth makes one wait: whoever asks which instance.
  expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429, 429])
})

test('each letter goes once, whichever of them sends it', async () => {
  const asked = ['bureau', 'adherent', 'famille'].map(name => `${name}@ceramique.example`)
  for (const to of asked)
    expect((await browserOn(proxy, host).post('/mot-de-passe', { email: to })).status).toBe(303)
  const sent = async () =>
    (await mailbox())
      .filter(({ text }) => text.includes('jeton='))
      .map(({ to }) => to)
      .toSorted()
  await expect.poll(sent, { timeout: 20_000 }).toEqual(asked.toSorted())
})

test('a site that one of them opens answers on the other', async () => {
  const site = ['setup', '--blueprint', 'association', '--name', 'Les amis', '--host', 'amis.localhost']
  const manager = ['--manager-name', 'Ana Roy', '--manager-email', 'ana@amis.example']
  expect((await guichet([...site, ...manager], env)).exit).toBe(0)
  for (const server of [first, second])
    await expect
      .poll(async () => (await browserOn(server, 'amis.localhost').get('/connexion')).status)
      .toBe(200)
})
