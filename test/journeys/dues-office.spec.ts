import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * The treasurer: who is late, a cheque for one, a transfer for a household, a mistake taken back, and the plans.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const site = 'ceramique.localhost'
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

test('a treasurer records a cheque, and takes it back', { tag: '@plain' }, async ({ page, guichet }) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  await signIn(page, origin, 'bureau@ceramique.example')
  await onPage(page, 'Espace membres')

  await test.step('who is late comes first, with what is left to pay', async () => {
    await page.goto(`${origin}/bureau`)
    await page
      .getByRole('navigation', { name: 'Écrans du bureau' })
      .getByRole('link', { name: 'Cotisations' })
      .click()
    await onPage(page, 'Cotisations')
    await main.getByRole('link', { name: /^En retard/ }).click()
    await expect(main.getByRole('link', { name: 'NOËL Yves' })).toBeVisible()
    await expect(main.getByRole('link', { name: 'GARNIER Hélène' })).toHaveCount(0)
    await main.getByRole('link', { name: 'NOËL Yves' }).click()
    await onPage(page, 'Cotisations de Yves Noël')
    await expect(main).toContainText('(dépassée)')
  })

  await test.step('a cheque is recorded, with what is wrong beside the field', async () => {
    await main.getByRole('link', { name: 'Enregistrer un paiement' }).click()
    await onPage(page, 'Enregistrer un paiement')
    await expect(field(page, 'Montant reçu')).toHaveValue('45')
    await field(page, 'Montant reçu').fill('quarante-cinq')
    await main.getByRole('button', { name: 'Enregistrer le paiement' }).click()
    await expect(summary(page)).toContainText('Tapez un montant en euros')
    await expect(summary(page)).toContainText('Choisissez le moyen de paiement')
    await looksGood(page)
    await field(page, 'Montant reçu').fill('45,00')
    await main.getByRole('radio', { name: 'Chèque' }).check()
    await field(page, 'Note').fill('chèque 0012')
    await main.getByRole('button', { name: 'Enregistrer le paiement' }).click()
    await expect(notice(page, 'Le paiement est enregistré')).toBeVisible()
    await expect(main).toContainText('à la suite de la précédente')
    await expect(main).toContainText('chèque 0012')
    await looksGood(page)
  })

  await test.step('it was a mistake: it is taken back, with the reason, and all is as before', async () => {
    await main.getByRole('link', { name: 'Annuler ce paiement' }).click()
    await onPage(page, 'Annuler un paiement')
    await field(page, 'Motif').fill('Chèque sans provision')
    await main.getByRole('button', { name: 'Annuler ce paiement' }).click()
    await expect(notice(page, 'Le paiement est annulé')).toBeVisible()
    await expect(main).toContainText('Chèque sans provision')
    await expect(main).toContainText('(dépassée)')
  })
})

test('a treasurer records a grouped payment, and changes what is asked', { tag: '@touch' }, async ({
  page,
  guichet,
}) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  await signIn(page, origin, 'bureau@ceramique.example')
  await onPage(page, 'Espace membres')

  await test.step('one transfer pays for a household and for somebody else', async () => {
    await page.goto(`${origin}/bureau/cotisations?recherche=delorme`)
    await main.getByRole('link', { name: 'DELORME Marthe' }).click()
    await main.getByRole('link', { name: 'Enregistrer un paiement' }).click()
    await field(page, 'Montant reçu pour Lucien Delorme').fill('45')
    await field(page, 'Nom ou numéro').fill('garnier')
    await main.getByRole('button', { name: 'Ajouter' }).click()
    await expect(field(page, 'Montant reçu pour Hélène Garnier')).toHaveValue('70')
    await main.getByRole('radio', { name: 'Virement' }).check()
    await looksGood(page)
    await main.getByRole('button', { name: 'Enregistrer le paiement' }).click()
    await expect(main).toContainText('45\u00a0€ sur un paiement de 160\u00a0€')
  })

  await test.step('the due day is moved, and another plan chosen', async () => {
    await main.getByRole('link', { name: 'Déplacer' }).click()
    await onPage(page, "Déplacer l'échéance")
    await main.getByRole('button', { name: "Déplacer l'échéance" }).click()
    await expect(summary(page)).toContainText('Écrivez le motif')
    await looksGood(page)
    await field(page, 'Motif').fill('Délai accordé par le bureau')
    await field(page, 'Nouvelle échéance').fill('31/12/2027')
    await main.getByRole('button', { name: "Déplacer l'échéance" }).click()
    await expect(notice(page, "L'échéance est déplacée")).toBeVisible()
    await main.getByRole('link', { name: 'Choisir' }).click()
    await looksGood(page)
    await main.getByRole('radio', { name: /^Tarif réduit/ }).check()
    await main.getByRole('button', { name: 'Enregistrer le tarif' }).click()
    await expect(main).toContainText('Tarif réduit, 20\u00a0€')
  })

  await test.step('plans and the bank account', async () => {
    await main.getByRole('link', { name: 'Revenir aux cotisations' }).click()
    await main.getByRole('link', { name: 'Tarifs et compte bancaire' }).click()
    await onPage(page, 'Tarifs et compte bancaire')
    await main.getByRole('link', { name: 'Modifier Individuelle' }).click()
    await field(page, 'Montant').fill('48,50')
    await looksGood(page)
    await main.getByRole('button', { name: 'Enregistrer le tarif' }).click()
    await expect(notice(page, 'Le tarif est enregistré')).toBeVisible()
    await expect(main).toContainText('48,50\u00a0€')
    await main.getByRole('link', { name: 'Modifier le compte bancaire' }).click()
    await field(page, 'IBAN').fill('FR76 3000 6000 0112 3456 7890 198')
    await main.getByRole('button', { name: 'Enregistrer le compte' }).click()
    await expect(summary(page)).toContainText("Cet IBAN n'est pas juste")
    await looksGood(page)
    await field(page, 'IBAN').fill('FR7630006000011234567890189')
    await main.getByRole('button', { name: 'Enregistrer le compte' }).click()
    await expect(notice(page, 'Le compte bancaire est enregistré')).toBeVisible()
  })
})
