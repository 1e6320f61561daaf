import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * A member writes an exhibition, the office sends it back and then publishes it, and somebody who is not even
 * signed in finds it.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const site = 'ceramique.localhost'
const title = 'Porcelaines du Berry'
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true })

test('a record: draft, preview, proposed, sent back, published, found and withdrawn', {
  tag: '@phone',
}, async ({ page, guichet, smtp, otherBrowser }) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  const office = await otherBrowser()
  const reader = await otherBrowser()

  await test.step('« Créer une fiche » from « Mon compte »', async () => {
    await signIn(page, origin, 'adherent@ceramique.example')
    await onPage(page, 'Espace membres')
    await link(page, 'Mes fiches').click()
    await onPage(page, 'Voir et modifier mes fiches')
    await page.goto(`${origin}/espace/compte`)
    await expect(main.getByRole('heading', { name: 'Créer une fiche' })).toBeVisible()
    await link(page, 'Expositions').click()
    await onPage(page, 'Créer une exposition')
  })

  await test.step('a draft is kept unfinished; what is missing is said when it is proposed', async () => {
    await field(page, 'Titre').fill(title)
    await field(page, 'Description').fill('Du *blanc*, et une [adresse](https://www.exemple.fr).')
    await main.getByText('Mise en forme').click()
    await looksGood(page)
    await button(page, 'Enregistrer le brouillon').click()
    await expect(notice(page, 'Votre brouillon est enregistré')).toBeVisible()
    await onPage(page, `Modifier «\u00a0${title}\u00a0»`)
    await button(page, 'Proposer au bureau').click()
    await expect(summary(page)).toContainText('Remplissez «\u00a0Lieu\u00a0»')
    await looksGood(page)
    const day = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 60 })
    await field(page, 'Premier jour').fill(day.toLocaleString('fr-FR', { dateStyle: 'short' }))
    await field(page, 'Lieu').fill('Musée\n18000 Bourges')
    await button(page, 'Aperçu').click()
    await onPage(page, title)
    await expect(main).toContainText('État\u00a0: brouillon')
    await expect(main.getByRole('link', { name: 'adresse' })).toHaveAttribute('rel', 'noopener nofollow')
    await button(page, 'Proposer au bureau').click()
    await expect(notice(page, 'Votre fiche est proposée au bureau')).toBeVisible()
    await looksGood(page)
  })

  await test.step('the office sends it back, with the reason', async () => {
    await smtp.waitFor(() => smtp.letters.some(({ text }) => text.includes(title)))
    await signIn(office, origin, 'bureau@ceramique.example')
    await onPage(office, 'Espace membres')
    await office.goto(`${origin}/bureau/fiches`)
    await onPage(office, 'Fiches')
    await link(office, title).click()
    await onPage(office, title)
    await button(office, "Renvoyer à l'auteur").click()
    await expect(summary(office)).toContainText('Dites pourquoi')
    await looksGood(office)
    await field(office, 'Raison du renvoi ou du retrait').fill('Ajoutez les horaires.')
    await button(office, "Renvoyer à l'auteur").click()
    await expect(notice(office, 'La fiche est renvoyée à son auteur')).toBeVisible()
  })

  await test.step('the author reads it, mends it and proposes it again; the office publishes it', async () => {
    await page.reload()
    await expect(main).toContainText('Ajoutez les horaires.')
    await looksGood(page)
    await link(page, 'Modifier').click()
    await field(page, 'Description').fill('Du *blanc*, tous les jours de 10 h à 18 h.')
    await button(page, 'Proposer au bureau').click()
    await expect(notice(page, 'Votre fiche est proposée au bureau')).toBeVisible()
    await office.goto(`${origin}/bureau/fiches`)
    await link(office, title).click()
    await button(office, 'Publier').click()
    await expect(notice(office, 'La fiche est publiée')).toBeVisible()
    await looksGood(office)
  })

  await test.step('anybody finds and reads it', async () => {
    await reader.goto(origin)
    await reader.getByRole('banner').getByRole('link', { name: 'Rubriques' }).click()
    await onPage(reader, 'Rubriques')
    await link(reader, 'Expositions').click()
    await onPage(reader, 'Expositions')
    await field(reader, 'Rechercher').fill('BOURGES')
    await button(reader, 'Rechercher').click()
    await looksGood(reader)
    await link(reader, title).click()
    await onPage(reader, title)
    await expect(reader.getByRole('main')).toContainText('par Hélène Garnier')
  })

  await test.step('its author withdraws it, and deletes it', async () => {
    await page.goto(`${origin}/espace/fiches`)
    await link(page, title).click()
    await button(page, 'Retirer de la publication').click()
    await expect(notice(page, 'Votre fiche est retirée')).toBeVisible()
    await looksGood(page)
    expect((await reader.reload())?.status()).toBe(404)
    await link(page, 'Supprimer').click()
    await onPage(page, `Supprimer «\u00a0${title}\u00a0»\u00a0?`)
    await button(page, 'Supprimer').click()
    await expect(notice(page, 'La fiche est supprimée')).toBeVisible()
    await looksGood(page)
  })
})

test('a rubric for members leads to signing in, and back', { tag: '@once' }, async ({
  page,
  sharedGuichet,
}) => {
  const origin = sharedGuichet.origin(site)
  await page.goto(`${origin}/rubriques/annonces`)
  await page.getByRole('main').getByLabel('Adresse e-mail', { exact: true }).fill('retard@ceramique.example')
  await page.getByRole('main').getByLabel('Mot de passe', { exact: true }).fill('Bienvenue-2026!')
  await button(page, 'Se connecter').click()
  await onPage(page, 'Annonces')
  await link(page, 'Tour électrique à vendre').click()
  await onPage(page, 'Tour électrique à vendre')
  await page.goto(`${origin}/espace/fiches/nouvelle/stages`)
  await onPage(page, 'Vous ne pouvez pas écrire dans cette rubrique')
})
