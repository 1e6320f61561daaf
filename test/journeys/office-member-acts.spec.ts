import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * A secretary of the national body goes through what happens to a member: entered, corrected, given an address, moved,
 * suspended, gone and come back; the history tells it.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const site = 'federation.localhost'
const name = 'Aline Fabre'
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

test('a member is entered, corrected, moved, suspended, archived and restored', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
}) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  const link = (label: string) => main.getByRole('link', { name: label, exact: true })
  const button = (label: string) => main.getByRole('button', { name: label, exact: true })
  await signIn(page, origin, 'secretariat@federation.example')
  await page.goto(`${origin}/bureau/adherents/nouveau`)

  await test.step('entered without an address, then corrected', async () => {
    await field(page, 'Organisation').selectOption({ label: 'Compagnie de Bourgogne' })
    await field(page, 'Nom').fill('Fabre')
    await field(page, 'Prénom').fill('Aline')
    await field(page, "Numéro d'adhérent").fill('21-500')
    await button('Enregistrer').click()
    await onPage(page, name)
    await link('Corriger').click()
    await onPage(page, 'Corriger la fiche')
    await field(page, 'Ville').fill('Beaune')
    await button('Enregistrer').click()
    await expect(notice(page, 'Les corrections sont enregistrées')).toBeVisible()
  })

  await test.step('an address, and the first letter goes there', async () => {
    await main.getByRole('link', { name: /^Ajouter une adresse/ }).click()
    await field(page, 'Adresse e-mail').fill('aline.fabre@exemple.fr')
    await field(page, 'Tout de suite').check()
    await button('Enregistrer').click()
    await expect(notice(page, "L'adresse est enregistrée")).toContainText('sept jours')
    await smtp.waitFor(letter => letter.to === 'aline.fabre@exemple.fr')
  })

  await test.step('moved: where to, what it means, and a number that is taken', async () => {
    await link('Déplacer vers une autre organisation').click()
    await onPage(page, 'Déplacer vers une autre organisation')
    await button('Continuer').click()
    await expect(summary(page)).toContainText('Choisissez une organisation')
    await looksGood(page)
    await field(page, 'Organisation').selectOption({ label: "Compagnie d'Alsace" })
    await button('Continuer').click()
    await expect(main).toContainText('On paie toujours sur le compte')
    await field(page, 'Numéro dans la nouvelle organisation').fill('67-90001')
    await button("Déplacer l'adhésion").click()
    await expect(summary(page)).toContainText('déjà celui de Liliane Schmitt')
    await looksGood(page)
    await field(page, 'Numéro dans la nouvelle organisation').fill('67-500')
    await button("Déplacer l'adhésion").click()
    await expect(notice(page, `${name} : l'adhésion est déplacée`)).toBeVisible()
    await onPage(page, name)
    await expect(main.getByRole('heading', { name: "Compagnie d'Alsace" })).toBeVisible()
  })

  await test.step('a second membership, of the company that was left', async () => {
    await link('Ajouter à une autre organisation').click()
    await field(page, 'Organisation').selectOption({ label: 'Compagnie de Bourgogne' })
    await button('Continuer').click()
    await onPage(page, 'Ajouter à une autre organisation')
    await field(page, 'Adhérent depuis le').fill('31/02/2026')
    await button("Ajouter l'adhésion").click()
    await expect(summary(page)).toContainText('Tapez une date')
    await looksGood(page)
    await field(page, 'Adhérent depuis le').fill('01/02/2026')
    await button("Ajouter l'adhésion").click()
    await expect(notice(page, `${name} : l'adhésion est ajoutée`)).toBeVisible()
    await looksGood(page)
  })

  await test.step('suspended for a reason, and the suspension lifted', async () => {
    await link("Suspendre (Compagnie d'Alsace)").click()
    await onPage(page, "Suspendre l'adhésion")
    await button("Suspendre l'adhésion").click()
    await expect(summary(page)).toContainText('Écrivez le motif')
    await looksGood(page)
    await field(page, 'Motif').fill('Enquête en cours')
    await button("Suspendre l'adhésion").click()
    await expect(notice(page, `${name} : l'adhésion est suspendue`)).toBeVisible()
    await link("Lever la suspension (Compagnie d'Alsace)").click()
    await onPage(page, 'Lever la suspension')
    await button('Lever la suspension').click()
    await expect(notice(page, `${name} : la suspension est levée`)).toBeVisible()
  })

  await test.step('deceased by mistake: archived, and restored', async () => {
    await link("Départ ou décès (Compagnie d'Alsace)").click()
    await field(page, 'La personne est décédée').check()
    await button('Enregistrer').click()
    await expect(notice(page, `${name} : le décès est enregistré`)).toBeVisible()
    await expect(main).toContainText('Plus aucun message ne part')
    await expect(button('Envoyer le lien de première connexion')).toHaveCount(0)
    await looksGood(page)
    await link("Réadmettre (Compagnie d'Alsace)").click()
    await button('Réadmettre').click()
    await expect(notice(page, `${name} : l'adhésion est de nouveau en cours`)).toBeVisible()
    await expect(button('Envoyer le lien de première connexion')).toBeVisible()
  })

  await test.step('the history tells it, the latest first', async () => {
    await link("Voir tout l'historique").click()
    await onPage(page, `Historique de ${name}`)
    const lines = main.locator('.history').getByRole('listitem')
    await expect(lines.first()).toContainText('Réadmission par Odile Marchand')
    await expect(lines.last()).toContainText('Inscription enregistrée par Odile Marchand')
    for (const said of [
      'ancien numéro : 21-500',
      'Suspension levée',
      'Fiche corrigée',
      'Adresse e-mail ajoutée',
    ])
      await expect(main).toContainText(said)
  })
})
