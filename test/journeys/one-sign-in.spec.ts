import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { fillSignIn, notice, onPage } from './steps.ts'

/*
 * The end of the federation's guide: « Une fois identifié, vous avez accès à l'espace membre du site […], mais
 * également aux espaces membres de tous les sites territoriaux », in a browser that blocks third-party cookies.
 */

test.describe.configure({ timeout: 120_000 })

const email = 'adherent@bourgogne.example'
const out = (page: Page, name: string) => page.getByRole('banner').getByRole('button', { name, exact: true })

test('one sign-in opens the sites of the federation, and one sign-out closes them', {
  tag: '@phone',
}, async ({ page, sharedGuichet: guichet }) => {
  const [federation, bourgogne, alsace] = ['federation', 'bourgogne', 'alsace'].map(name =>
    guichet.origin(`${name}.localhost`),
  )
  const colour = async () =>
    await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand'))

  await test.step('the browser sends the cookie of a site to that site, and not from inside another', async () => {
    expect(await cookiesSent(page)).toEqual({ atTopLevel: 'third=party', framed: undefined })
  })

  await test.step('a reserved page of Bourgogne shows the form, in the look of Bourgogne', async () => {
    await page.goto(`${bourgogne}/`)
    const own = await colour()
    await page.goto(`${bourgogne}/espace/compte`)
    await onPage(page, 'Se connecter')
    expect(new URL(page.url()).origin).toBe(federation)
    await expect(page).toHaveTitle('Se connecter - Compagnie de Bourgogne')
    expect(await colour()).toBe(own)
    const logo = page.getByRole('banner').locator('img')
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    await expect(page.getByRole('contentinfo')).toContainText('secretariat@bourgogne.example')
    await expect(page.getByRole('link', { name: "Revenir à l'accueil" })).toHaveAttribute(
      'href',
      `${bourgogne}/`,
    )
  })

  await test.step('the right password opens the page asked for', async () => {
    await fillSignIn(page.getByRole('main'), email)
    await onPage(page, 'Mon compte')
    expect(page.url()).toBe(`${bourgogne}/espace/compte`)
  })

  await test.step('a reserved page of Alsace opens without a click, and so does the national site', async () => {
    await page.goto(`${alsace}/espace/securite`)
    await onPage(page, 'Sécurité')
    expect(page.url()).toBe(`${alsace}/espace/securite`)
    await expect(page.getByRole('main')).toContainText("Compagnie d'Alsace, Compagnie de Bourgogne")
    await page.goto(`${federation}/espace`)
    await onPage(page, 'Espace membres')
    await expect(out(page, 'Seulement ce site')).toHaveCount(0)
  })

  await test.step('the back button ends on pages, not on errors', async () => {
    await page.goBack()
    await onPage(page, 'Sécurité')
    await page.goBack()
    await onPage(page, 'Mon compte')
    await page.goBack()
    await onPage(page, 'Mon compte')
  })

  await test.step('« Seulement ce site » leaves the others open', async () => {
    await page.goto(`${bourgogne}/espace`)
    await onPage(page, 'Espace membres')
    await out(page, 'Seulement ce site').click()
    await expect(notice(page, 'Vous êtes déconnecté')).toContainText('vous restez connecté aux autres sites')
    await onPage(page, 'Bienvenue sur le site Compagnie de Bourgogne')
    await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible()
    await page.goto(`${alsace}/espace`)
    await onPage(page, 'Espace membres')
  })

  await test.step('« Se déconnecter » on one site closes all', async () => {
    await page.goto(`${bourgogne}/espace`)
    await onPage(page, 'Espace membres')
    await page.goto(`${alsace}/espace`)
    await out(page, 'Se déconnecter').click()
    await expect(notice(page, 'Vous êtes déconnecté')).toBeVisible()
    for (const origin of [bourgogne, alsace, federation]) {
      await page.goto(`${origin}/espace`)
      await onPage(page, 'Se connecter')
    }
  })
})

test('two tabs that wait for the same person: each gets its own page; a form left over asks again, kindly', {
  tag: '@plain',
}, async ({ page, context, sharedGuichet: guichet }) => {
  const bourgogne = guichet.origin('bourgogne.localhost')
  const other = await context.newPage()
  await page.goto(`${bourgogne}/espace/compte`)
  await other.goto(`${bourgogne}/espace/donnees`)
  await fillSignIn(page.getByRole('main'), email, 'Pas-le-bon-1')
  await expect(page).toHaveTitle('Erreur : Se connecter - Compagnie de Bourgogne')
  await fillSignIn(page.getByRole('main'), email)
  await onPage(page, 'Mon compte')
  await fillSignIn(other.getByRole('main'), email)
  await onPage(other, 'Mes données')
  expect(other.url()).toBe(`${bourgogne}/espace/donnees`)
  await page.reload()
  await onPage(page, 'Mon compte')

  await test.step('a form that was open when the sign-in ended leads to the form, across sites', async () => {
    await page.goto(`${bourgogne}/espace/securite`)
    await out(other, 'Se déconnecter').click()
    await expect(notice(other, 'Vous êtes déconnecté')).toBeVisible()
    await page.getByLabel('Mot de passe actuel', { exact: true }).fill('Bienvenue-2026!')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await onPage(page, 'Se connecter')
    await expect(page).toHaveTitle('Se connecter - Compagnie de Bourgogne')
  })
})

/**
 * What the browser sends of a cookie that is meant for third parties. A context of Playwright blocks them, as a private
 * window of Chromium does; with `cookie_controls_mode: 0` in its preferences the frame would send it (tried).
 */
async function cookiesSent(page: Page) {
  const sent: Record<string, string | undefined> = {}
  const server = createServer(({ url, headers }, reply) => {
    if (url === '/outer') return reply.end(`<iframe src="${origin('inner')}/framed"></iframe>`)
    if (url === '/atTopLevel' || url === '/framed') sent[url.slice(1)] = headers.cookie
    return reply.setHeader('Set-Cookie', 'third=party; SameSite=None; Secure').end('<title>Inner</title>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = (name: string) => `http://${name}.localhost:${(server.address() as AddressInfo).port}`
  await page.goto(`${origin('inner')}/first`)
  await page.goto(`${origin('inner')}/atTopLevel`)
  await page.goto(`${origin('outer')}/outer`)
  await expect.poll(() => Object.keys(sent)).toContain('framed')
  await page.goto('about:blank')
  server.closeAllConnections()
  server.close()
  return sent
}
