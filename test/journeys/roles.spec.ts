import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * The national office gives the treasury of a company to one of its members until a day; that member sees what it opens
 * and nothing else. The last manager stays, and the lists are narrowed to one company.
 */

test.describe.configure({ timeout: 120_000 })

const site = 'federation.localhost'
const screens = (page: Page) => page.getByRole('navigation', { name: 'Écrans du bureau' })

test('a treasurer is named until a day, and the last manager stays', { tag: '@phone' }, async ({
  page,
  guichet,
  otherBrowser,
}) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  await signIn(page, origin, 'secretariat@federation.example')
  await onPage(page, 'Espace membres')
  await page.goto(`${origin}/bureau`)
  await onPage(page, 'Bureau')
  await screens(page).getByRole('link', { name: 'Rôles' }).click()
  await onPage(page, 'Rôles')

  await test.step('somebody is found, and what is missing is said', async () => {
    await main.getByRole('link', { name: 'Donner un rôle' }).click()
    await onPage(page, 'À qui donner un rôle ?')
    await main.getByLabel('Nom, ou adresse e-mail').fill('lamy')
    await main.getByRole('button', { name: 'Rechercher' }).click()
    await expect(main).toContainText('Compagnie de Bourgogne')
    await looksGood(page)
    await main.getByRole('link', { name: 'Michel Lamy' }).click()
    await onPage(page, 'Donner un rôle à Michel Lamy')
    await main.getByLabel('Dernier jour').fill('31/12/2020')
    await main.getByRole('button', { name: 'Donner un rôle' }).click()
    await expect(summary(page)).toContainText('Choisissez une organisation')
    await expect(summary(page)).toContainText('Le dernier jour est déjà passé')
    await looksGood(page)
  })

  await test.step('the role is given until a day', async () => {
    const year = Temporal.Now.plainDateISO().year + 1
    await main.getByLabel('trésorerie').check()
    await main
      .getByRole('combobox', { name: 'Organisation', exact: true })
      .selectOption('Compagnie de Bourgogne')
    await main.getByLabel('Dernier jour').fill(`31/12/${year}`)
    await main.getByRole('button', { name: 'Donner un rôle' }).click()
    await expect(notice(page, 'Le rôle est donné.')).toBeVisible()
    await expect(main).toContainText(`31 décembre ${year} inclus`)
    await looksGood(page)
  })

  await test.step('who has it sees what it opens', async () => {
    const treasurer = await otherBrowser()
    await signIn(treasurer, origin, 'adherent@bourgogne.example')
    await onPage(treasurer, 'Espace membres')
    await treasurer.goto(`${origin}/bureau`)
    await onPage(treasurer, 'Bureau')
    for (const name of ['Adhérents', 'Cotisations', 'Relevés'])
      await expect(screens(treasurer).getByRole('link', { name })).toBeVisible()
    for (const name of ['Rôles', 'Conditions', 'Effacements'])
      await expect(screens(treasurer).getByRole('link', { name })).toHaveCount(0)
    await treasurer.goto(`${origin}/bureau/roles`)
    await onPage(treasurer, 'Cette page ne vous est pas ouverte')
  })

  await test.step('the last manager of a company goes only if that is meant, and the last of all stays', async () => {
    await main.getByRole('link', { name: 'Claire Bonnet' }).click()
    await onPage(page, 'Mettre fin à un rôle')
    await main.getByLabel('Maintenant').check()
    await main.getByRole('button', { name: 'Mettre fin au rôle' }).click()
    await expect(summary(page)).toContainText("n'aura plus de responsable à elle")
    await looksGood(page)
    await main.getByLabel(/sans responsable à elle/).check()
    await main.getByRole('button', { name: 'Mettre fin au rôle' }).click()
    await expect(notice(page, 'Le rôle est terminé.')).toBeVisible()
    await main.getByText('Terminés').first().click()
    await expect(main.getByRole('link', { name: 'Claire Bonnet' })).toBeVisible()
    await looksGood(page)
    await main.getByRole('link', { name: 'Odile Marchand' }).first().click()
    await main.getByLabel('Maintenant').check()
    await main.getByRole('button', { name: 'Mettre fin au rôle' }).click()
    await expect(summary(page)).toContainText('est la seule personne responsable')
    await looksGood(page)
  })

  await test.step('the lists show the company in view', async () => {
    await page.goto(`${origin}/bureau/adherents`)
    await expect(main.getByRole('link', { name: 'SCHMITT Liliane' })).toBeVisible()
    await main.getByLabel('Organisation en vue').selectOption('Compagnie de Bourgogne')
    await main.getByRole('button', { name: 'Choisir', exact: true }).click()
    await expect(main.getByRole('link', { name: 'LAMY Michel' })).toBeVisible()
    await expect(main.getByRole('link', { name: 'SCHMITT Liliane' })).toHaveCount(0)
    await looksGood(page)
    await screens(page).getByRole('link', { name: 'Tableau de bord' }).click()
    await expect(main.getByRole('link', { name: '3 adhérents' })).toBeVisible()
    await looksGood(page)
  })
})
