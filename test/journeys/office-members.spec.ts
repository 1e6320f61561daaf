import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
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
 * The office's way: the company enters its new members itself.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const site = 'federation.localhost'
const email = 'eleonore.muller@exemple.fr'

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

test('a member entered with a wrong address gets in with the right one; another has none and is found again', {
  tag: '@touch',
}, async ({ page, guichet, smtp, otherBrowser }) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  const wrong = 'eleonore.muler@exemple.fr'
  await signIn(page, origin, 'secretariat@bourgogne.example')
  await page.goto(`${origin}/bureau/adherents`)
  await onPage(page, 'Adhérents')
  await main.getByRole('link', { name: 'Inscrire un adhérent' }).click()
  await onPage(page, 'Inscrire un adhérent')

  await test.step('a name is needed, and what was typed stays', async () => {
    await field(page, 'Nom').fill('Müller')
    await field(page, 'Adresse e-mail').fill('eleonore.muler')
    await main.getByRole('button', { name: 'Enregistrer' }).click()
    for (const said of ['Saisissez le prénom', "n'est pas complète"])
      await expect(summary(page)).toContainText(said)
    await expect(field(page, 'Nom')).toHaveValue('Müller')
    await looksGood(page)
  })

  await field(page, 'Prénom').fill('Éléonore')
  await field(page, 'Adresse e-mail').fill(wrong)
  await main.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(notice(page, "Éléonore Müller : l'inscription est enregistrée")).toContainText('sept jours')
  await onPage(page, 'Éléonore Müller')
  await expect(main).toContainText('Compagnie de Bourgogne')
  await expect(main).toContainText('Jamais connecté')
  const oldLink = await linkTo(smtp, wrong)

  await test.step('the address corrected, the link goes there, and the old one is dead', async () => {
    await main.getByRole('link', { name: /^Corriger l'adresse/ }).click()
    await onPage(page, "Corriger l'adresse e-mail")
    await field(page, 'Adresse e-mail').fill(email)
    await main.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(notice(page, "L'adresse est enregistrée")).toContainText('sept jours')
    await onPage(page, 'Éléonore Müller')
    await expect(main).toContainText(email)
  })

  const member = await otherBrowser()
  await test.step('the first sign-in, up to the members’ area', async () => {
    await member.goto(oldLink)
    await onPage(member, "Ce lien n'est pas complet")
    expect(await member.content()).not.toContain(email)
    const letter = await smtp.waitFor(letterTo(email))
    expect(letter.subject).toContain('votre première connexion')
    expect(letter.from.name).toBe('Compagnie de Bourgogne')
    await member.goto(await linkTo(smtp, email))
    await onPage(member, 'Choisir un mot de passe')
    await savePassword(member, newPassword)
    await expect(notice(member, 'Votre mot de passe est enregistré')).toBeVisible()
    await expect(field(member, 'Adresse e-mail')).toHaveValue(email)
    await field(member, 'Mot de passe').fill(newPassword)
    await member.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
    await onPage(member, 'Espace membres')
    await expect(member.getByRole('main')).toContainText('Mot de passe, adresse e-mail, appareils.')
    await member.goto(`${origin}/espace/compte`)
    await onPage(member, 'Mon compte')
    await expect(member.getByRole('main')).toContainText('Éléonore Müller')
    await expect(member.getByRole('main')).toContainText('Compagnie de Bourgogne')
  })

  await test.step('one without an address, found by a name without its accents', async () => {
    await page.goto(`${origin}/bureau/adherents/nouveau`)
    await field(page, 'Nom').fill('Lefèvre-Dupré')
    await field(page, 'Prénom').fill('François')
    await field(page, "Numéro d'adhérent").fill('21-90077')
    await main.getByRole('button', { name: 'Enregistrer' }).click()
    await onPage(page, 'François Lefèvre-Dupré')
    await expect(main).toContainText('sans adresse, cette personne ne peut pas se connecter')
    await main.getByRole('link', { name: 'Revenir à la liste' }).click()
    await field(page, 'Rechercher').fill('lefevre dupre')
    await field(page, 'Sans adresse valable').check()
    await main.getByRole('button', { name: 'Afficher' }).click()
    await onPage(page, 'Adhérents')
    await expect(main.locator('tbody tr')).toHaveCount(1)
    await expect(main.locator('tbody tr')).toContainText('21-90077')
    await expect(field(page, 'Rechercher')).toHaveValue('lefevre dupre')
    await main.getByRole('link', { name: 'Effacer la recherche' }).click()
    await field(page, 'Rechercher').fill('muller eleo')
    await main.getByRole('button', { name: 'Afficher' }).click()
    await expect(main.locator('tbody tr')).toHaveCount(1)
    await expect(main.locator('tbody tr')).toContainText('mot de passe choisi')
    await field(page, 'Rechercher').fill('schmitt')
    await main.getByRole('button', { name: 'Afficher' }).click()
    await expect(main).toContainText('Personne ne correspond à cette recherche')
    await looksGood(page)
  })

  await test.step('said to have left, the member is not let in; readmitted, is again', async () => {
    await page.goto(`${origin}/bureau/adherents?recherche=muller+eleo`)
    await main.getByRole('link', { name: 'MÜLLER Éléonore' }).click()
    await main.getByRole('link', { name: 'Départ ou décès' }).click()
    await onPage(page, 'Départ ou décès')
    await main.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(summary(page)).toContainText('Dites si la personne est partie ou décédée')
    await looksGood(page)
    await main.getByRole('radio', { name: "A quitté l'organisation" }).check()
    await main.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(notice(page, 'Éléonore Müller : le départ est enregistré')).toBeVisible()
    await looksGood(page)
    await member.goto(`${origin}/espace`)
    await expect(member.getByRole('main')).toContainText("Vous n'êtes plus membre")
    await main.getByRole('link', { name: 'Réadmettre' }).click()
    await onPage(page, 'Réadmettre')
    await looksGood(page)
    await main.getByRole('button', { name: 'Réadmettre' }).click()
    await expect(notice(page, "Éléonore Müller : l'adhésion est de nouveau en cours")).toBeVisible()
    await member.goto(`${origin}/espace`)
    await onPage(member, 'Espace membres')
  })

  await test.step('after thirty days without dues the area is closed, and says why', async () => {
    guichet.letPass({ days: 32 })
    await signIn(member, origin, email, newPassword)
    await onPage(member, 'Votre cotisation est en retard')
    await expect(member.getByRole('main')).toContainText('Compagnie de Bourgogne')
  })
})

test('a name with a typing error is found, and first letters to the members of a list are on their way', {
  tag: '@phone',
}, async ({ page, guichet, smtp }) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  await signIn(page, origin, 'secretariat@bourgogne.example')
  await page.goto(`${origin}/bureau/adherents`)

  await test.step('a typing error is forgiven, and said', async () => {
    await field(page, 'Rechercher').fill('Perrott')
    await main.getByRole('button', { name: 'Afficher' }).click()
    await expect(main).toContainText('Aucun « Perrott » : voici les noms proches. 1 adhésion.')
    await expect(main.locator('tbody tr')).toContainText('PERROT Nadia')
    await looksGood(page)
  })

  await test.step('what the list is narrowed by stands in the address', async () => {
    await main.getByRole('link', { name: 'Effacer la recherche' }).click()
    await field(page, 'Cotisation').selectOption('En retard')
    await main.getByRole('button', { name: 'Afficher' }).click()
    await expect(main.locator('tbody tr')).toHaveCount(1)
    expect(page.url()).toContain('cotisation=en-retard')
    await page.goto(`${origin}/bureau/adherents?jamais=1`)
    await expect(field(page, 'Jamais connectés')).toBeChecked()
  })

  await test.step('who gets the letter is told before, and how far it has come after', async () => {
    await main.getByRole('link', { name: /^Envoyer la première connexion/ }).click()
    await onPage(page, 'Envoyer la première connexion')
    await expect(main).toContainText('1 message sera envoyé')
    await looksGood(page)
    await main.getByRole('button', { name: 'Envoyer 1 message' }).click()
    await onPage(page, 'Envoi de première connexion')
    const over = async () => {
      const refresh = main.getByRole('link', { name: 'Actualiser la page' })
      if ((await refresh.count()) > 0) await refresh.click({ timeout: 1000 }).catch(() => {})
      return await main.getByText("L'envoi est terminé.").isVisible()
    }
    await expect.poll(over, { timeout: 30_000 }).toBe(true)
    await expect(main).toContainText('1 sur 1')
    await looksGood(page)
    await smtp.waitFor(letterTo('nouveau@bourgogne.example'))
    await main.getByRole('link', { name: 'Tous les envois' }).click()
    await onPage(page, 'Envois de première connexion')
    await expect(main.locator('tbody tr')).toContainText('terminé')
    await looksGood(page)
  })
})

test('the keyboard alone enters a member and finds the way to the record', {
  tag: ['@javascript', '@once'],
}, async ({ page, guichet }) => {
  const origin = guichet.origin(site)
  await signIn(page, origin, 'secretariat@bourgogne.example')
  await page.goto(`${origin}/bureau/adherents/nouveau`)
  await onPage(page, 'Inscrire un adhérent')
  await tabTo(page, 'Nom')
  await page.keyboard.type('Ñuñez')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(summary(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Prénom')).toBeFocused()
  await page.keyboard.type('Inés')
  await page.keyboard.press('Tab')
  await page.keyboard.type('ines.nunez@exemple.fr')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'tout de suite' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'plus tard' })).toBeChecked()
  await tabTo(page, 'Ville')
  await page.keyboard.type('Namur')
  await tabTo(page, 'Pays')
  await page.keyboard.type('Belg')
  await tabTo(page, 'Enregistrer')
  await page.keyboard.press('Space')
  await onPage(page, 'Inés Ñuñez')
  await expect(page.getByRole('main')).toContainText('Belgique')
  await tabTo(page, 'Revenir à la liste')
  await page.keyboard.press('Enter')
  await onPage(page, 'Adhérents')
  await tabTo(page, 'Rechercher')
  await page.keyboard.type('nunez')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').locator('tbody tr')).toHaveCount(1)
  await tabTo(page, 'ÑUÑEZ Inés')
  await page.keyboard.press('Enter')
  await onPage(page, 'Inés Ñuñez')
  await tabTo(page, 'Envoyer le lien de première connexion')
  await page.keyboard.press('Enter')
  await expect(notice(page, 'Lien de connexion')).toContainText('sept jours')
})

/** Tab after tab until the keyboard is on what has that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      const labels = (element as HTMLInputElement | null)?.labels
      return (labels?.[0] ?? element)?.innerText.trim() ?? ''
    })
    if (reached === name) return
  }
  throw new Error(`The keyboard does not reach « ${name} »`)
}
