import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { fillSignIn, looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * The network publishes new terms that ask again; a member is asked at the next sign-in, once.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const site = 'avantages.localhost'
const title = 'De nouvelles conditions à accepter'
const change = 'À partir de maintenant, les billets se retirent aussi à la borne.'

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

test('a new version of the CGU asks again, at the next sign-in and only then', { tag: '@touch' }, async ({
  page,
  guichet,
  otherBrowser,
}) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  const office = await otherBrowser()
  const desk = office.getByRole('main')
  await signIn(page, origin, 'salarie@verrerie.example')
  await onPage(page, 'Espace membres')

  await test.step('the office writes it, checks it, and publishes it', async () => {
    await signIn(office, origin, 'accueil@avantages.example')
    await office.goto(`${origin}/bureau/conditions`)
    await onPage(office, 'Conditions')
    await desk
      .getByRole('link', { name: "Publier une nouvelle version (Conditions générales d'utilisation (CGU))" })
      .click()
    await onPage(office, 'Nouvelle version')
    const text = await field(office, 'Texte').inputValue()
    expect(text).toContain('À quoi sert ce site')
    await field(office, 'Texte').fill(`${text}\n\n${change}`)
    await field(office, "Date d'entrée en vigueur").fill('31/12/2020')
    await field(office, "Demander de nouveau l'accord des membres à leur prochaine connexion").check()
    await desk.getByRole('button', { name: 'Vérifier' }).click()
    await expect(summary(office)).toContainText("Choisissez aujourd'hui ou un jour à venir")
    await expect(field(office, 'Texte')).toHaveValue(new RegExp(change))
    await looksGood(office)
    const today = Temporal.Now.plainDateISO('Europe/Paris').toLocaleString('fr-FR', { dateStyle: 'short' })
    await field(office, "Date d'entrée en vigueur").fill(today)
    await desk.getByRole('button', { name: 'Vérifier' }).click()
    await onPage(office, 'Vérifiez avant de publier')
    for (const said of [change, 'demandé de nouveau à la prochaine connexion', "aujourd'hui"])
      await expect(desk).toContainText(said)
    await desk.getByRole('button', { name: 'Publier' }).click()
    await expect(notice(office, 'La nouvelle version est publiée')).toBeVisible()
    await looksGood(office)
    await office.goto(`${origin}/conditions`)
    await expect(desk).toContainText(change)
    await looksGood(office)
  })

  await test.step('whoever is in goes on, and is asked after signing in again, for the page asked for', async () => {
    await page.goto(`${origin}/espace`)
    await onPage(page, 'Espace membres')
    await page.getByRole('banner').getByRole('button', { name: 'Se déconnecter' }).click()
    await expect(notice(page, 'Vous êtes déconnecté')).toBeVisible()
    await signIn(page, origin, 'salarie@verrerie.example')
    await onPage(page, title)
    await expect(main).toContainText("Conditions générales d'utilisation (CGU)")
    await expect(main.getByRole('checkbox')).toHaveCount(1)
    await main.getByText('Lire le texte').click()
    await expect(main.getByText(change)).toBeVisible()
    await looksGood(page)
  })

  await test.step('without « Oui » nobody goes on, but the own account is open', async () => {
    const refused = page.waitForResponse(reply => reply.request().method() === 'POST')
    await main.getByRole('button', { name: 'Continuer' }).click()
    expect((await refused).status()).toBe(422)
    await expect(summary(page)).toContainText("aux conditions générales d'utilisation pour continuer")
    await looksGood(page)
    await page.goto(`${origin}/espace`)
    await onPage(page, title)
    await main.getByRole('link', { name: 'Mon compte' }).click()
    await onPage(page, 'Mon compte')
    await page.goto(`${origin}/espace`)
  })

  await test.step('accepted, it leads on, and does not ask again', async () => {
    await main.getByRole('checkbox', { name: /^Oui/ }).check()
    await main.getByRole('button', { name: 'Continuer' }).click()
    await onPage(page, 'Espace membres')
    await page.getByRole('banner').getByRole('button', { name: 'Se déconnecter' }).click()
    await expect(notice(page, 'Vous êtes déconnecté')).toBeVisible()
    await signIn(page, origin, 'salarie@verrerie.example')
    await onPage(page, 'Espace membres')
  })

  await test.step('the office sees how many have accepted, and is asked like everybody', async () => {
    await office.goto(`${origin}/bureau/conditions`)
    await desk
      .getByRole('link', { name: /^Version du/ })
      .first()
      .click()
    await expect(desk).toContainText('1 personne')
    await expect(desk.getByRole('button', { name: 'Retirer cette version' })).toHaveCount(0)
    await looksGood(office)
    const manager = await otherBrowser()
    await manager.goto(`${origin}/bureau/conditions`)
    await fillSignIn(manager.getByRole('main'), 'cse@verrerie.example')
    await onPage(manager, title)
    await manager.getByRole('checkbox', { name: /^Oui/ }).check()
    await manager.getByRole('button', { name: 'Continuer' }).click()
    await onPage(manager, 'Conditions')
    await expect(manager.getByRole('main')).toContainText('seuls les responsables')
  })
})
