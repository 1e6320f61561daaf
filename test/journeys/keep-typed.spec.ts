import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { startServer } from '../setup/server.ts'
import { acceptAll, fillAddress, fillIdentity, next } from './registration.ts'
import { newPassword, onPage, summary } from './steps.ts'

/*
 * What is typed into a registration and not sent yet: it stays in the tab, and only as long as it is needed.
 */

const site = 'ceramique.localhost'
const email = 'zoe@hermitte.example'

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

/** Everything that this tab keeps. */
const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...sessionStorage }))

async function identityIsThere(page: Page): Promise<void> {
  await expect(field(page, 'Nom')).toHaveValue("L'Hermitte")
  await expect(field(page, 'Prénom')).toHaveValue('Zoé')
  await expect(field(page, 'Adresse e-mail')).toHaveValue(email)
  await expect(field(page, 'Numéro de téléphone')).toHaveValue('06.12.34 56 78')
}

test('a refresh loses nothing but the passwords, which are never kept', { tag: '@javascript' }, async ({
  page,
  guichet,
}) => {
  await page.goto(`${guichet.origin(site)}/inscription/identifiants`)
  await page.getByRole('button', { name: 'Afficher le mot de passe' }).click()
  await fillIdentity(page, email)
  await page.reload()
  await identityIsThere(page)
  for (const label of ['Mot de passe', 'Ressaisissez le mot de passe'])
    await expect(field(page, label)).toHaveValue('')
  expect(await kept(page)).not.toContain(newPassword.slice(0, 8))

  await test.step('what the server repeats after a mistake stands', async () => {
    await field(page, 'Prénom').fill('')
    await next(page)
    await expect(summary(page).getByRole('link', { name: 'Saisissez votre prénom' })).toBeVisible()
    await expect(field(page, 'Prénom')).toHaveValue('')
    await expect(field(page, 'Nom')).toHaveValue("L'Hermitte")
    await field(page, 'Prénom').fill('Zoé')
    await page.goto(page.url())
    await identityIsThere(page)
  })
})

test('the server dies while one types, and is there again', { tag: ['@javascript', '@once'] }, async ({
  page,
  guichet,
  smtp,
}) => {
  const address = `${guichet.origin(site)}/inscription/identifiants`
  await page.goto(address)
  await fillIdentity(page, email)
  await guichet.kill9()
  await next(page)
  await expect(page.getByLabel('Nom', { exact: true })).toHaveCount(0)
  const again = await startServer({
    env: {
      PORT: String(guichet.port),
      ...guichet.location,
      DEMO: 'on',
      SMTP_URL: smtp.url,
    },
  })
  try {
    await page.goto(address)
    await identityIsThere(page)
    expect(await kept(page)).not.toContain(newPassword)
    await fillIdentity(page, email)
    await next(page)
    await onPage(page, 'Votre adresse')
    expect(await kept(page)).toBe('{}')
  } finally {
    await again.stop()
  }
})

test('going back and forth between the steps loses nothing', { tag: ['@javascript', '@once'] }, async ({
  page,
  guichet,
}) => {
  await page.goto(`${guichet.origin(site)}/inscription/identifiants`)
  await fillIdentity(page, email)
  await next(page)
  await onPage(page, 'Votre adresse')
  await fillAddress(page)
  await field(page, 'Pays').selectOption('BE')
  await page.goBack()
  await onPage(page, 'Vos identifiants')
  await identityIsThere(page)
  await page.goForward()
  await expect(field(page, 'Ville')).toHaveValue('Ajaccio')

  await test.step('even when another step is saved in between', async () => {
    await page.goto(`${guichet.origin(site)}/inscription/identifiants`)
    await field(page, 'Prénom').fill('Zélie')
    await next(page)
    await onPage(page, 'Votre adresse')
    await expect(field(page, 'Numéro et rue')).toHaveValue('3 rue du Port')
    await expect(field(page, 'Pays')).toHaveValue('BE')
  })

  await test.step('unless the same step was saved elsewhere', async () => {
    const other = await page.context().newPage()
    await other.goto(page.url())
    await fillAddress(other)
    await field(other, 'Ville').fill('Bastia')
    await next(other)
    await onPage(other, 'Deuxième adhérent (facultatif)')
    await page.reload()
    await expect(field(page, 'Ville')).toHaveValue('Bastia')
    await expect(field(page, 'Pays')).toHaveValue('FR')
  })
})

test('once the registration is sent, the tab keeps nothing for whoever comes next', {
  tag: ['@javascript', '@once'],
}, async ({ page, guichet }) => {
  const first = `${guichet.origin(site)}/inscription/identifiants`
  await page.goto(first)
  await fillIdentity(page, email)
  await next(page)
  await fillAddress(page)
  await next(page)
  await onPage(page, 'Deuxième adhérent (facultatif)')
  await field(page, 'Prénom').fill('Paul')
  await page.goto(`${guichet.origin(site)}/inscription/adresse`)
  await field(page, 'Ville').fill('Bastia')
  await page.goto(`${guichet.origin(site)}/inscription/validation`)
  expect(await kept(page)).toContain('Paul')
  await acceptAll(page)
  await page.getByRole('button', { name: 'Valider mon inscription' }).click()
  await expect(page).toHaveURL(/envoyee$/)
  expect(await kept(page)).toBe('{}')
  await page.context().clearCookies()
  await page.goto(first)
  for (const label of ['Nom', 'Prénom', 'Adresse e-mail']) await expect(field(page, label)).toHaveValue('')
})
