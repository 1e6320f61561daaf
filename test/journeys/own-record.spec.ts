import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * « Modifier ma fiche membre »: the steps of the registration, with what is held; the household with it.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 180_000 })

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const main = (page: Page) => page.getByRole('main')
const section = (page: Page, heading: string) =>
  main(page).locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) })
const change = (page: Page, heading: string) =>
  section(page, heading).getByRole('link', { name: 'Modifier ma fiche membre', exact: true })
const save = (page: Page) =>
  main(page).locator('.button-group').getByRole('button', { name: 'Enregistrer' }).click()
const saved = (page: Page) => notice(page, 'Votre fiche est à jour')

test('a member of the association mends the own record', { tag: '@touch' }, async ({ page, guichet }) => {
  await signIn(page, guichet.origin('ceramique.localhost'), 'adherent@ceramique.example')
  await onPage(page, 'Espace membres')
  await page.goto(`${guichet.origin('ceramique.localhost')}/espace/compte`)
  await onPage(page, 'Mon compte')

  await test.step('the address: what is missing is named, and nothing else is lost', async () => {
    await change(page, 'Identité').click()
    await onPage(page, 'Ma fiche membre')
    await section(page, 'Votre adresse')
      .getByRole('link', { name: /^Modifier/ })
      .click()
    await onPage(page, 'Votre adresse')
    await field(page, 'Numéro et rue').fill('8 rue des Potiers')
    await field(page, 'Ville').fill('')
    await save(page)
    await expect(summary(page)).toContainText('Saisissez la ville')
    await expect(field(page, 'Numéro et rue')).toHaveValue('8 rue des Potiers')
    await looksGood(page)
    await field(page, 'Ville').fill('Nevers')
    await save(page)
    await expect(saved(page)).toBeVisible()
    await expect(section(page, 'Identité')).toContainText('8 rue des Potiers')
    await looksGood(page)
  })

  await test.step('name and phone; address and password are changed on pages of their own', async () => {
    await change(page, 'Connexion').click()
    await onPage(page, 'Vos identifiants')
    await expect(main(page).getByRole('link', { name: 'Changer (Adresse e-mail)' })).toHaveAttribute(
      'href',
      '/espace/adresse',
    )
    await expect(main(page).getByRole('link', { name: 'Changer (Mot de passe)' })).toHaveAttribute(
      'href',
      '/espace/securite',
    )
    await field(page, 'Autre numéro de téléphone').fill('03.86.00.00.00')
    await save(page)
    await expect(saved(page)).toBeVisible()
    await expect(section(page, 'Identité')).toContainText('03 86 00 00 00')
  })

  await test.step('of two tabs the second sees both before it overwrites', async () => {
    const tab = await page.context().newPage()
    for (const each of [page, tab])
      await each.goto(`${guichet.origin('ceramique.localhost')}/espace/fiche-membre/adresse`)
    await field(tab, 'Ville').fill('Autun')
    await save(tab)
    await expect(saved(tab)).toBeVisible()
    await field(page, 'Ville').fill('Mâcon')
    await save(page)
    await expect(main(page)).toContainText('Votre fiche a changé entre-temps')
    await expect(main(page)).toContainText('58200 Autun')
    await looksGood(page)
    await save(page)
    await expect(section(page, 'Identité')).toContainText('58200 Mâcon')
  })
})

test('a couple has another second adherent: nobody leaves before it is saved', { tag: '@plain' }, async ({
  page,
  guichet,
}) => {
  await signIn(page, guichet.origin('ceramique.localhost'), 'adherent@ceramique.example')
  await onPage(page, 'Espace membres')
  await page.goto(`${guichet.origin('ceramique.localhost')}/espace/compte`)
  await change(page, 'Deuxième adhérent').click()
  await onPage(page, 'Deuxième adhérent (facultatif)')
  await main(page).getByRole('button', { name: 'Retirer le deuxième adhérent' }).click()
  await expect(main(page)).toContainText('Paul Garnier ne fera plus partie de votre adhésion')
  await looksGood(page)
  await save(page)
  await expect(saved(page)).toBeVisible()
  await expect(section(page, 'Deuxième adhérent')).toContainText("Aucun deuxième adhérent n'est inscrit")
  await change(page, 'Deuxième adhérent').click()
  await field(page, 'Nom').fill('Rossi')
  await field(page, 'Prénom').fill('Ange')
  await field(page, 'Adresse e-mail').fill('ange@exemple.fr')
  await save(page)
  await expect(section(page, 'Deuxième adhérent')).toContainText('Ange Rossi')
})

test('a family of the works council changes its beneficiaries', { tag: '@touch' }, async ({
  page,
  guichet,
}) => {
  await signIn(page, guichet.origin('avantages.localhost'), 'salarie@verrerie.example')
  await onPage(page, 'Espace membres')
  await page.goto(`${guichet.origin('avantages.localhost')}/espace/compte`)
  await change(page, 'Bénéficiaires').click()
  await onPage(page, 'Vos bénéficiaires')
  await main(page).getByRole('button', { name: 'Retirer Marc Meyer' }).click()
  await expect(main(page)).toContainText('Seront retirés une fois que vous aurez enregistré : Marc Meyer.')
  await main(page).getByRole('button', { name: 'Ajouter un bénéficiaire' }).click()
  const added = main(page).getByRole('group', { name: 'Bénéficiaire 3' })
  await expect(added).toBeInViewport()
  await looksGood(page)
  await added.getByLabel('Lien').selectOption('Enfant à charge')
  await added.getByLabel('Nom', { exact: true }).fill('Meyer')
  await save(page)
  await expect(summary(page)).toContainText('Saisissez le prénom du bénéficiaire 3')
  await looksGood(page)
  await added.getByLabel('Prénom').fill('Noé')
  await added.getByLabel('Date de naissance').fill('1/4/2020')
  await save(page)
  await expect(saved(page)).toBeVisible()
  await expect(section(page, 'Bénéficiaires')).toContainText('Noé Meyer')
  await expect(section(page, 'Bénéficiaires')).not.toContainText('Marc Meyer')
  await looksGood(page)
})
