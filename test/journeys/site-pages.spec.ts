import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, test } from '../setup/journey.ts'
import { fillSignIn, looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * The office of the federation writes a page, dresses its site and makes another; members read what is theirs.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const national = 'federation.localhost'
const bourgogne = 'bourgogne.localhost'
const field = (page: Page, name: string) => page.getByRole('main').getByLabel(name, { exact: true })

test('a page with an image is written, tried, published and read', { tag: '@plain' }, async ({
  page,
  guichet,
  otherBrowser,
}) => {
  const origin = guichet.origin(national)
  const main = page.getByRole('main')
  const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
  await signIn(page, origin, 'secretariat@federation.example')
  await page.goto(`${origin}/bureau/pages`)
  await onPage(page, 'Pages')
  await main.getByRole('link', { name: 'Nouvelle page' }).click()
  await onPage(page, 'Nouvelle page')
  await press('Enregistrer le brouillon')
  await expect(summary(page)).toContainText('Écrivez le titre de la page')
  await looksGood(page)
  await field(page, 'Titre').fill('La salle du conseil')
  await field(page, 'Texte').fill('## Où\n\nAu **premier** étage.')
  await main.getByText('Ajouter une image au texte').click()
  const photograph = sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a1f3d' } })
  await field(page, 'Fichier').setInputFiles({
    name: 'IMG_1.jpg',
    mimeType: 'image/jpeg',
    buffer: await photograph.jpeg().toBuffer(),
  })
  await field(page, 'Ce que montre cette image').fill('La salle vide')
  await press("Ajouter l'image")
  await expect(field(page, 'Texte')).toHaveValue(/étage\.\n\n!\[La salle vide\]\(image:/)
  await looksGood(page)
  await field(page, 'Dans le menu du site').check()
  await press('Aperçu')
  await onPage(page, 'Aperçu de « La salle du conseil »')
  await expect(main.getByRole('img', { name: 'La salle vide' })).toBeVisible()
  await press('Publier')
  await expect(notice(page, 'La page est publiée')).toBeVisible()
  await looksGood(page)

  const reader = await otherBrowser()
  await reader.goto(origin)
  await onPage(reader, 'Bienvenue sur le site Fédération nationale des compagnies')
  const menu = reader.getByRole('navigation', { name: 'Pages du site' })
  if ((reader.viewportSize()?.width ?? 0) < 700) await menu.getByText('Menu').click()
  await menu.getByRole('link', { name: 'La salle du conseil' }).click()
  await onPage(reader, 'La salle du conseil')
  await expect(reader.getByRole('img', { name: 'La salle vide' })).toBeVisible()
  for (const title of ['Contact', 'Mentions légales', 'Confidentialité']) {
    await reader.getByRole('contentinfo').getByRole('link', { name: title }).click()
    await onPage(reader, title)
  }

  await page.goto(`${origin}/bureau/pages/images`)
  await onPage(page, 'Images du site')
  await main.getByRole('button', { name: 'Supprimer cette image (La salle vide)' }).click()
  await expect(summary(page)).toContainText('montrée par La salle du conseil')
  await looksGood(page)
})

test('a page for the members of a company: through signing in for them, told to the others', {
  tag: '@touch',
}, async ({ page, sharedGuichet: guichet }) => {
  await page.goto(`${guichet.origin(bourgogne)}/pages/comptes-rendus`)
  await fillSignIn(page.getByRole('main'), 'adherent@alsace.example')
  await onPage(page, "Cette page est réservée à d'autres membres")
  await expect(page.getByRole('main')).toContainText('Compagnie de Bourgogne')
  await page.goto(`${guichet.origin(national)}/pages/calendrier-des-formations`)
  await onPage(page, 'Calendrier des formations')
})

test('a site is dressed, with a preview, and another one made', { tag: '@touch' }, async ({
  page,
  guichet,
}) => {
  const origin = guichet.origin(national)
  const main = page.getByRole('main')
  const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
  await signIn(page, origin, 'secretariat@federation.example')
  await page.goto(`${origin}/bureau/site`)
  await onPage(page, 'Réglages du site')
  await field(page, 'Couleur').fill('#ffe680')
  await field(page, 'Sous-titre').fill('Trente compagnies')
  await press('Aperçu')
  const preview = main.getByRole('region', { name: "Aperçu, rien n'est encore enregistré" })
  await expect(preview).toContainText('Trente compagnies')
  await expect(preview.locator('.site-band')).toHaveCSS('background-color', 'rgb(255, 230, 128)')
  await looksGood(page)
  await press('Enregistrer')
  await expect(notice(page, 'Les réglages sont enregistrés')).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Trente compagnies')
  await main.getByRole('link', { name: 'Nouveau site' }).click()
  await onPage(page, 'Nouveau site')
  await press('Créer le site')
  await expect(summary(page)).toContainText('Choisissez une organisation')
  await looksGood(page)
  await main
    .getByRole('combobox', { name: 'Organisation', exact: true })
    .selectOption('Une nouvelle organisation')
  await field(page, 'Nom de la nouvelle organisation').fill('Compagnie du Jura')
  await field(page, 'Adresse du site').fill('jura.localhost')
  await field(page, 'Nom du site').fill('Compagnie du Jura')
  await press('Créer le site')
  await onPage(page, 'Le site Compagnie du Jura est prêt')
  await page.goto(guichet.origin('jura.localhost'))
  await onPage(page, 'Bienvenue sur le site Compagnie du Jura')
  await expect(main).toContainText('Le site national')
})
