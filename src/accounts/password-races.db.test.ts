import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { demonstrationPassword } from '../demonstration/accounts.ts'

const { clock, browse, linkTo } = await startTestApp()
const host = 'ceramique.localhost'
const form = '/mot-de-passe/nouveau'
const [first, second] = ['adherent@ceramique.example', 'retard@ceramique.example'] as const

async function link(to: string): Promise<string> {
  clock.advance({ hours: 25 })
  await browse(host).post('/mot-de-passe', { email: to })
  return await linkTo(to)
}

const tokenIn = (page: string) => /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? ''

test('each tab chooses the password of the account that it shows, whatever another tab has opened since', async () => {
  const linkOfFirst = await link(first)
  clock.advance({ minutes: 2 })
  await browse(host).post('/mot-de-passe', { email: second })
  const browser = browse(host)
  await browser.get(linkOfFirst)
  const firstTab = await browser.get(form)
  await browser.get(await linkTo(second))
  const secondTab = await browser.get(form)
  expect([firstTab.text.includes(first), secondTab.text.includes(second)]).toEqual([true, true])
  const password = 'Pour-le-premier-1'
  await browser.post(form, { jeton: tokenIn(firstTab.text), password, again: password })
  expect((await browse(host).post('/connexion', { email: first, password })).status).toBe(303)
  expect((await browse(host).post('/connexion', { email: second, password })).status).toBe(422)
})

test('a sign-in with the old password that is under way does not outlive the new one', async () => {
  let old = demonstrationPassword
  for (const password of ['Nouveau-un-1', 'Nouveau-deux-2', 'Nouveau-trois-3']) {
    const [choosing, signingIn] = [browse(host), browse(host)]
    await choosing.get(await link(second))
    const [chosen] = await Promise.all([
      choosing.post(form, { password, again: password }),
      signingIn.post('/connexion', { email: second, password: old }),
    ])
    expect(chosen.location).toBe('/connexion')
    expect((await signingIn.get('/espace/compte')).status).toBe(303)
    expect((await browse(host).post('/connexion', { email: second, password: old })).status).toBe(422)
    expect((await browse(host).post('/connexion', { email: second, password })).status).toBe(303)
    old = password
  }
})

test('who has chosen a password gets in with that browser, though its IP has to wait', async () => {
  const ip = '203.0.113.99'
  const browser = browse(host, { ip })
  await browser.get(await link(first))
  for (let tries = 0; tries < 62; tries++) {
    await browse(host, { ip }).post('/connexion', { email: `personne${tries}@ici.example`, password: 'non' })
  }
  const password = 'Malgré-les-autres-1'
  expect((await browser.post(form, { password, again: password })).location).toBe('/connexion')
  expect((await browse(host, { ip }).post('/connexion', { email: first, password })).status).toBe(429)
  expect((await browser.post('/connexion', { email: first, password })).status).toBe(303)
})
