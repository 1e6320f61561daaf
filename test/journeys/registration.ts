import type { Page } from '@playwright/test'
import { expect } from '../setup/journey.ts'
import type { TestSmtp } from '../setup/smtp.ts'
import { linkTo, newPassword, onPage } from './steps.ts'

export const next = (page: Page) => page.getByRole('button', { name: 'Suivant', exact: true }).last().click()

/** The first step: who one is, and the password twice; null where the invitation has fixed the address. */
export async function fillIdentity(page: Page, email: string | null): Promise<void> {
  await page.getByLabel('Nom', { exact: true }).fill("L'Hermitte")
  await page.getByLabel('Prénom', { exact: true }).fill('Zoé')
  if (email) await page.getByLabel('Adresse e-mail', { exact: true }).fill(email)
  await page.getByLabel('Numéro de téléphone', { exact: true }).fill('06.12.34 56 78')
  await page.getByLabel('Mot de passe', { exact: true }).fill(newPassword)
  await page.getByLabel('Ressaisissez le mot de passe', { exact: true }).fill(newPassword)
}

/** What one does: with a script by keyword, without one from the plain list. */
export async function chooseOccupation(page: Page, scripts: boolean): Promise<void> {
  if (scripts) {
    const box = page.getByRole('combobox', { name: 'Fonction', exact: true })
    await box.fill('comptable')
    await page.getByRole('option').first().click()
    await expect(box).toHaveValue(/comptable/i)
  } else await page.getByLabel('Fonction', { exact: true }).selectOption({ index: 3 })
}

/** The second step, wherever it is for letters or for tickets. */
export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('Numéro et rue', { exact: true }).fill('3 rue du Port')
  await page.getByLabel('Code postal', { exact: true }).fill('20000')
  await page.getByLabel('Ville', { exact: true }).fill('Ajaccio')
}

/** « Oui » to each of the terms on the last step. */
export async function acceptAll(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Oui/ })
  await expect(boxes.first()).toBeVisible()
  for (const box of await boxes.all()) await box.check()
}

/** Opens the link of the acknowledgement and confirms; opening alone changes nothing. */
export async function confirmAddress(page: Page, smtp: TestSmtp, email: string): Promise<void> {
  await page.goto(await linkTo(smtp, email))
  await onPage(page, 'Confirmer mon adresse')
  await page.getByRole('button', { name: 'Confirmer mon adresse' }).click()
}
