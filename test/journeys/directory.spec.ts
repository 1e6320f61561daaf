import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { fillSignIn, looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * A member looks somebody up in the directory, and chooses what others see there.
 */

const site = 'ceramique.localhost'
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const names = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 })

test('a member finds another one, and chooses how to appear', { tag: '@phone' }, async ({
  page,
  guichet,
  otherBrowser,
}) => {
  const origin = guichet.origin(site)
  const main = page.getByRole('main')

  await test.step('who is signed out signs in first, and comes back', async () => {
    await page.goto(`${origin}/annuaire?recherche=GAR`)
    await fillSignIn(main, 'retard@ceramique.example')
    await onPage(page, 'Annuaire')
    await expect(names(page)).toHaveText(['GARNIER Hélène'])
    await expect(main.getByRole('link', { name: '06 12 00 01 31' })).toHaveAttribute(
      'href',
      'tel:+33612000131',
    )
  })

  await test.step('all of them, each as chosen; one who does not appear is nowhere', async () => {
    await main.getByRole('link', { name: 'Effacer la recherche' }).click()
    await expect(names(page)).toHaveText(['DELORME Lucien', 'GARNIER Hélène', 'NOËL Yves'])
    await looksGood(page)
    await field(page, 'Nom ou ville').fill('marthe')
    await main.getByRole('button', { name: 'Rechercher' }).click()
    await expect(main).toContainText('Personne ne correspond')
    await looksGood(page)
  })

  await test.step('the own place is chosen from what one has, looked at, then saved', async () => {
    await main.getByRole('link', { name: 'Choisir ce que les autres voient de moi' }).click()
    await onPage(page, "Ma place dans l'annuaire")
    await field(page, 'Mon adresse e-mail').uncheck()
    await field(page, 'Me présenter en une phrase ou deux').fill('x'.repeat(285))
    await main.getByRole('button', { name: "Voir avant d'enregistrer" }).click()
    await expect(summary(page)).toContainText('enlevez 5 caractères')
    await expect(field(page, 'Mon adresse e-mail')).not.toBeChecked()
    await looksGood(page)
    await field(page, 'Me présenter en une phrase ou deux').fill('Je cherche un tour électrique.')
    await main.getByRole('button', { name: "Voir avant d'enregistrer" }).click()
    await onPage(page, "Vérifiez avant d'enregistrer")
    await expect(main).toContainText('Je cherche un tour électrique.')
    await expect(main).not.toContainText('retard@ceramique.example')
    await main.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(notice(page, 'Votre choix est enregistré')).toBeVisible()
    await looksGood(page)
  })

  await test.step('others see that, and nobody any more once it is chosen so', async () => {
    const other = await otherBrowser()
    await signIn(other, origin, 'adherent@ceramique.example')
    await onPage(other, 'Espace membres')
    await other.getByRole('navigation').getByRole('link', { name: 'Annuaire' }).click()
    await expect(other.getByRole('main')).toContainText('Je cherche un tour électrique.')
    await field(page, "Ne pas apparaître dans l'annuaire").check()
    await main.getByRole('button', { name: "Voir avant d'enregistrer" }).click()
    await expect(main).toContainText("Vous n'apparaîtrez plus")
    await looksGood(page)
    await main.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(main).toContainText("Vous n'apparaissez pas dans l'annuaire")
    await other.reload()
    await expect(names(other)).toHaveText(['DELORME Lucien', 'GARNIER Hélène'])
  })
})
