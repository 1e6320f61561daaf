import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { startServer } from '../setup/server.ts'
import { fillSignIn, looksGood, notice, onPage, signIn, wayToPassword } from './steps.ts'

const association = 'ceramique.localhost'

test('the footer changes the language of every page, and back', { tag: '@touch' }, async ({
  page,
  sharedGuichet: guichet,
}) => {
  const main = page.getByRole('main')
  await page.goto(`${guichet.origin(association)}/connexion?retour=%2Fespace%2Fcompte`)
  await page.getByRole('link', { name: 'English' }).click()
  await onPage(page, 'Sign in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await main.getByLabel('E-mail address', { exact: true }).fill('adherent@ceramique.example')
  await main.getByLabel('Password', { exact: true }).fill('Bienvenue-2026!')
  await main.getByRole('button', { name: 'Sign in' }).click()
  await onPage(page, 'My account')
  await expect(main).toContainText('2 March 1955')
  for (const [path, heading] of [
    ['/espace', "Members' area"],
    ['/espace/cotisation', 'Dues'],
    ['/espace/securite', 'Security'],
    ['/mot-de-passe', 'Forgotten password or first sign-in'],
    ['/inscription', 'Create an account'],
    ['/rien', 'This page does not exist'],
  ] as const) {
    await page.goto(`${guichet.origin(association)}${path}`)
    await onPage(page, heading)
  }
  await page.goto(`${guichet.origin(association)}/espace/compte`)
  await page.getByRole('link', { name: 'Français' }).click()
  await onPage(page, 'Mon compte')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('a page that does not exist says so in the look of the site', async ({
  page,
  sharedGuichet: guichet,
}) => {
  const reply = await page.goto(`${guichet.origin(association)}/rien/du/tout`)
  expect(reply?.status()).toBe(404)
  await onPage(page, "Cette page n'existe pas")
  await page.getByRole('main').getByRole('link', { name: "Revenir à l'accueil" }).click()
  await onPage(page, 'Bienvenue sur le site Terre et Feu')
})

test('the office opens to who runs it, and asks for the password again after half an hour', {
  tag: '@plain',
}, async ({ page, guichet }) => {
  const origin = guichet.origin(association)
  const main = page.getByRole('main')
  await signIn(page, origin, 'bureau@ceramique.example')
  await page.getByRole('banner').getByRole('link', { name: 'Bureau', exact: true }).click()
  await onPage(page, 'Bureau')
  guichet.letPass({ minutes: 31 })
  await page.reload()
  await onPage(page, 'Confirmez votre mot de passe')
  await main.getByLabel('Mot de passe', { exact: true }).fill('Pas-le-bon-1')
  await main.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('alert')).toContainText("Ce n'est pas le bon mot de passe")
  await looksGood(page)
  await main.getByLabel('Mot de passe', { exact: true }).fill('Bienvenue-2026!')
  await main.getByRole('button', { name: 'Continuer' }).click()
  await onPage(page, 'Bureau')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await signIn(page, origin, 'adherent@ceramique.example')
  await page.goto(`${origin}/bureau`)
  await onPage(page, 'Cette page ne vous est pas ouverte')
})

test('the landing page, the style guide and the mailbox of the demonstration', { tag: '@touch' }, async ({
  page,
  sharedGuichet: guichet,
}) => {
  const here = guichet.origin('localhost')
  await page.goto(here)
  await onPage(page, 'La démonstration')
  await expect(page.getByRole('main')).toContainText('retard@bourgogne.example')
  await expect(
    page.getByRole('main').getByRole('link', { name: guichet.origin('alsace.localhost') }),
  ).toBeVisible()
  await page.goto(`${here}/mailbox`)
  await onPage(page, 'La boîte aux lettres')
  await expect(page.getByRole('main')).toContainText('SMTP_URL')
  for (const origin of [here, guichet.origin(association)]) {
    await page.goto(`${origin}/styleguide`)
    await looksGood(page)
  }
})

test('without a mail server, a letter is read and followed in the mailbox', { tag: '@once' }, async ({
  page,
}) => {
  const server = await startServer({ env: { DEMO: 'on' } })
  try {
    await page.goto(`${server.origin('localhost')}/mailbox`)
    await onPage(page, 'La boîte aux lettres')
    await page.goto(`${server.origin('federation.localhost')}/mot-de-passe`)
    await page.getByLabel('Adresse e-mail', { exact: true }).fill('nouveau@bourgogne.example')
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
    await expect(async () => {
      await page.goto(`${server.origin('localhost')}/mailbox`)
      await expect(page.getByText('nouveau@bourgogne.example').first()).toBeVisible({ timeout: 500 })
    }).toPass()
    await looksGood(page)
    await page.getByRole('link', { name: 'Suivre le lien' }).click()
    await onPage(page, 'Choisir un mot de passe')
  } finally {
    await server.stop()
  }
})

const open = ['/', '/connexion', '/mot-de-passe', '/inscription', '/rien', '/styleguide']
const reserved = ['/espace', '/espace/compte', '/espace/cotisation', '/espace/securite', '/bureau']

/** Nothing stands beyond the right edge. */
async function fits(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(beyond, address).toBeLessThanOrEqual(0)
}

for (const [name, viewport] of [
  ['320 px wide', { width: 320, height: 640 }],
  ['at 200 % zoom', { width: 640, height: 450 }],
] as const) {
  test(`no page scrolls sideways ${name}`, { tag: '@once' }, async ({ page, sharedGuichet: guichet }) => {
    await page.setViewportSize(viewport)
    for (const host of [association, 'federation.localhost', 'avantages.localhost']) {
      for (const path of open) await fits(page, `${guichet.origin(host)}${path}`)
    }
    for (const path of ['/', '/mailbox', '/styleguide'])
      await fits(page, `${guichet.origin('localhost')}${path}`)
    await signIn(page, guichet.origin('federation.localhost'), 'secretariat@bourgogne.example')
    for (const path of reserved) await fits(page, `${guichet.origin('federation.localhost')}${path}`)
    await signIn(page, guichet.origin(association), 'suspendu@ceramique.example')
    for (const path of reserved) await fits(page, `${guichet.origin(association)}${path}`)
    await page.goto(guichet.origin('avantages.localhost'))
    await page.getByRole('banner').getByRole('link', { name: 'Se connecter' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await looksGood(page)
    await fillSignIn(page.getByRole('dialog'), 'salarie@verrerie.example', 'Pas-le-bon-1')
    await expect(page.getByRole('link', { name: wayToPassword })).toBeVisible()
    await looksGood(page)
  })
}
