import type { Page } from '@playwright/test'
import { demonstrationPassword } from '../../src/demonstration/accounts.ts'
import { expect, test } from '../setup/journey.ts'
import type { TestSmtp } from '../setup/smtp.ts'
import {
  letterTo,
  linkTo,
  looksGood,
  newPassword,
  notice,
  onPage,
  savePassword,
  signIn,
  summary,
} from './steps.ts'

/*
 * « Sécurité » of a member: another address and its way back, the devices that are signed in, and the own sign-in of
 * the second adherent.
 */

test.describe.configure({ timeout: 120_000 })

const site = 'ceramique.localhost'
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

/** The link of that kind in the newest letter to an address. */
async function addressLink(
  smtp: TestSmtp,
  email: string,
  kind: 'confirmation' | 'annulation',
): Promise<string> {
  const links = () =>
    smtp.letters
      .filter(letterTo(email))
      .flatMap(({ text }) => new RegExp(`http:\\S+/adresse/${kind}\\S+`).exec(text) ?? [])
  await smtp.waitFor(() => links().length > 0)
  return links().at(-1) ?? ''
}

test('another address, confirmed in the new mailbox, taken back from the old one', { tag: '@touch' }, async ({
  page,
  guichet,
  smtp,
  otherBrowser,
}) => {
  const [from, to] = ['retard@ceramique.example', 'retard.neuf@ceramique.example']
  const origin = guichet.origin(site)
  const main = page.getByRole('main')
  await signIn(page, origin, from)
  await onPage(page, 'Espace membres')

  await test.step('a typing error is pointed out, a wrong password said beside its field', async () => {
    await page.goto(`${origin}/espace/securite`)
    await onPage(page, 'Sécurité')
    await main.getByRole('link', { name: 'Changer (Adresse de connexion)' }).click()
    await onPage(page, "Changer d'adresse e-mail")
    await field(page, 'Nouvelle adresse e-mail').fill('retard@gmial.com')
    await field(page, 'Mot de passe actuel').fill('Pas-le-bon-1')
    await main.getByRole('button', { name: 'Envoyer le lien' }).click()
    await expect(summary(page)).toContainText('retard@gmail.com')
    await field(page, 'Nouvelle adresse e-mail').fill(to)
    await field(page, 'Mot de passe actuel').fill('Pas-le-bon-1')
    await main.getByRole('button', { name: 'Envoyer le lien' }).click()
    await expect(summary(page)).toContainText("Ce n'est pas votre mot de passe actuel")
    await expect(field(page, 'Nouvelle adresse e-mail')).toHaveValue(to)
    await looksGood(page)
  })

  await test.step('the letter goes out; the old address signs in until it is opened', async () => {
    await field(page, 'Mot de passe actuel').fill(demonstrationPassword)
    await main.getByRole('button', { name: 'Envoyer le lien' }).click()
    await expect(notice(page, "Un message vient d'être envoyé")).toContainText(to)
    await looksGood(page)
    await page.goto(`${origin}/espace/securite`)
    await expect(main).toContainText(to)
    await looksGood(page)
    await page.goto(await addressLink(smtp, to, 'confirmation'))
    await onPage(page, 'Confirmer ma nouvelle adresse')
    await main.getByRole('button', { name: 'Confirmer' }).click()
    await onPage(page, 'Votre adresse est changée')
    await page.goto(`${origin}/espace/compte`)
    await expect(main).toContainText(to)
  })

  await test.step('the old mailbox says that it was not me: the address is back, with another password', async () => {
    const owner = await otherBrowser()
    const there = owner.getByRole('main')
    const link = await addressLink(smtp, from, 'annulation')
    await owner.goto(link)
    await onPage(owner, "Annuler le changement d'adresse")
    await there.getByRole('button', { name: "Ce n'est pas moi, annuler" }).click()
    await onPage(owner, 'Le changement est annulé')
    await there.getByRole('link', { name: 'Choisir un nouveau mot de passe' }).click()
    await onPage(owner, 'Choisir un mot de passe')
    await savePassword(owner, newPassword)
    await signIn(owner, origin, from, newPassword)
    await onPage(owner, 'Espace membres')
    await owner.goto(link)
    await onPage(owner, "Il n'y a plus rien à annuler")
    await page.goto(`${origin}/espace/compte`)
    await onPage(page, 'Se connecter')
  })
})

test('devices are told apart and ended; the second adherent is let in, and out again', {
  tag: '@plain',
}, async ({ page, guichet, smtp, otherBrowser }) => {
  const [first, second] = ['adherent@ceramique.example', 'conjoint@ceramique.example']
  const origin = guichet.origin(site)
  const main = page.getByRole('main')
  const other = await otherBrowser()
  await signIn(other, origin, first)
  await onPage(other, 'Espace membres')
  await signIn(page, origin, first)
  await onPage(page, 'Espace membres')

  await test.step('a letter tells of the new device, and the page shows both', async () => {
    await smtp.waitFor(() =>
      smtp.letters.filter(letterTo(first)).some(({ subject }) => subject.includes('nouvel appareil')),
    )
    await page.goto(`${origin}/espace/securite`)
    await expect(main.getByText('cet appareil', { exact: true })).toBeVisible()
    await looksGood(page)
    await main
      .getByRole('button', { name: /^Terminer la connexion/ })
      .first()
      .click()
    await expect(notice(page, 'La connexion est terminée')).toBeVisible()
    await looksGood(page)
    await other.goto(`${origin}/espace/compte`)
    await onPage(other, 'Se connecter')
  })

  await test.step('the second adherent gets a letter, and signs in', async () => {
    await page.goto(`${origin}/espace/deuxieme-adherent`)
    await onPage(page, 'Connexion du deuxième adhérent')
    await main.getByRole('button', { name: 'Autoriser la connexion' }).click()
    await expect(notice(page, 'La connexion est autorisée')).toContainText(second)
    await looksGood(page)
    await other.goto(await linkTo(smtp, second))
    await savePassword(other, newPassword)
    await signIn(other, origin, second, newPassword)
    await onPage(other, 'Espace membres')
    await other.goto(`${origin}/espace/deuxieme-adherent`)
    await looksGood(other)
  })

  await test.step('withdrawn, the second is out', async () => {
    await page.reload()
    await main.getByRole('button', { name: "Retirer l'autorisation" }).click()
    await expect(notice(page, "L'autorisation est retirée")).toBeVisible()
    await other.goto(`${origin}/espace`)
    await onPage(other, 'Se connecter')
  })
})
