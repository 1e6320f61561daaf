import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { acceptAll, chooseOccupation, fillAddress, fillIdentity, next } from './registration.ts'
import { letterTo, looksGood, notice, onPage, signIn, summary } from './steps.ts'

/*
 * The manager of a structure makes links, hands them on, and stops them; who holds one that is dead is told why.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const site = 'avantages.localhost'
const dead = "Ce lien d'invitation ne permet plus de s'inscrire"

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const today = Temporal.Now.plainDateISO('Europe/Paris')
const typed = (day: Temporal.PlainDate) => day.toLocaleString('fr-FR', { dateStyle: 'short' })

/** The newest link of the list, and its row. */
const newest = (page: Page) =>
  page.getByRole('table', { name: "Liens d'invitation" }).locator('tbody tr').first()
const linkOf = (page: Page) => newest(page).getByRole('textbox', { name: "Lien d'invitation" }).inputValue()

/** Why the link is dead and whom to ask, by the name of the structure and of nobody. */
async function isDead(page: Page, link: string, why: string): Promise<void> {
  const main = page.getByRole('main')
  await page.goto(link)
  await onPage(page, dead)
  await expect(main).toContainText(why)
  await expect(main).toContainText('CSE Verrerie')
  await expect(main.getByRole('link', { name: 'cse@verrerie.example' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'accueil@avantages.example' })).toBeVisible()
  for (const name of ['Karim', 'Haddad', 'Zoé', 'Hermitte']) await expect(main).not.toContainText(name)
}

test('a link for many, with a last day and one registration: used up by the first, and another one stopped', {
  tag: '@touch',
}, async ({ page, guichet, scripts, otherBrowser }) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  await signIn(page, origin, 'cse@verrerie.example')
  await onPage(page, 'Espace membres')
  await page.goto(`${origin}/bureau`)
  await main.getByRole('link', { name: 'Invitations', exact: true }).first().click()
  await onPage(page, 'Invitations')
  await main.getByRole('link', { name: 'Nouvelle invitation' }).click()
  await onPage(page, 'Nouvelle invitation')

  await test.step('what is missing or past is named beside its field, and what was typed stays', async () => {
    await field(page, 'Dernier jour').fill(typed(today.subtract({ days: 1 })))
    await main.getByRole('button', { name: 'Créer le lien' }).click()
    for (const said of ['Dites pour qui est le lien', 'un jour à venir'])
      await expect(summary(page)).toContainText(said)
    await looksGood(page)
  })

  await page.getByRole('radio', { name: 'Pour plusieurs personnes' }).check()
  await field(page, 'Dernier jour').fill(typed(today.add({ days: 2 })))
  await field(page, "Nombre d'inscriptions au plus").fill('1')
  await main.getByRole('button', { name: 'Créer le lien' }).click()
  await expect(notice(page, "Le lien d'invitation est prêt")).toBeVisible()
  await onPage(page, 'Invitations')
  await expect(newest(page)).toContainText('0 sur 1')
  const link = await linkOf(page)

  const first = await otherBrowser()
  const second = await otherBrowser()
  await test.step('two begin with it, one ends: the other is told at the next step, and keeps what was typed', async () => {
    for (const [guest, email] of [
      [first, 'zoe.lhermitte@verrerie.example'],
      [second, 'deuxieme@verrerie.example'],
    ] as const) {
      await guest.goto(link)
      await onPage(guest, 'Créez votre compte')
      await fillIdentity(guest, email)
      await chooseOccupation(guest, scripts)
      await next(guest)
      await onPage(guest, 'Votre adresse de livraison')
    }
    await fillAddress(first)
    await next(first)
    await next(first)
    await acceptAll(first)
    await first.getByRole('button', { name: 'Envoyer ma demande' }).click()
    await onPage(first, 'Demande envoyée')
    await fillAddress(second)
    await next(second)
    await onPage(second, 'Créer un compte')
    await expect(second.getByRole('heading', { level: 2, name: dead })).toBeVisible()
    await expect(second.getByRole('main')).toContainText('Ce que vous avez saisi est gardé 30 jours')
    await expect(second.getByRole('main')).not.toContainText('Zoé')
  })

  await test.step('whoever opens it next is told why, and whom to ask', async () => {
    await isDead(await otherBrowser(), link, 'une inscription a déjà été envoyée avec lui')
    await first.goto(link)
    await onPage(first, 'Demande envoyée')
    await page.reload()
    await expect(newest(page)).toContainText('1 sur 1')
    await expect(newest(page)).toContainText('Épuisé')
  })

  await test.step('« Arrêter » says what it does, then the link is dead, and a draft goes on with a new one', async () => {
    await page.getByRole('link', { name: `Arrêter (${origin}/invitation/verrerie-demo)` }).click()
    await onPage(page, "Arrêter ce lien d'invitation ?")
    await expect(main).toContainText('Les demandes déjà envoyées ne changent pas')
    await main.getByRole('button', { name: 'Arrêter le lien' }).click()
    await expect(notice(page, "Le lien d'invitation est arrêté")).toBeVisible()
    await expect(main).toContainText(/Arrêté le .* par Karim Haddad/)
    await looksGood(page)
    await isDead(
      await otherBrowser(),
      `${origin}/invitation/verrerie-demo`,
      'CSE Verrerie a mis fin à ce lien',
    )
    await page.goto(`${origin}/bureau/invitations/nouvelle`)
    await page.getByRole('radio', { name: 'Pour plusieurs personnes' }).check()
    await main.getByRole('button', { name: 'Créer le lien' }).click()
    await second.goto(await linkOf(page))
    await onPage(second, 'Reprendre votre inscription')
    await second.getByRole('button', { name: 'Reprendre mon inscription' }).click()
    await onPage(second, 'Validation')
  })
})

test('a link for one address: its letter, the address fixed in the form, and its last day', {
  tag: '@plain',
}, async ({ page, guichet, smtp, scripts, otherBrowser }) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  const email = 'nina.roy@verrerie.example'
  const lastDay = today.add({ days: 3 })
  await signIn(page, origin, 'cse@verrerie.example')
  await page.goto(`${origin}/bureau/invitations/nouvelle`)
  await page.getByRole('radio', { name: 'Pour une seule adresse' }).check()
  await main.getByRole('button', { name: 'Créer le lien' }).click()
  await expect(summary(page)).toContainText("Saisissez l'adresse à laquelle envoyer l'invitation")
  await expect(page.getByRole('radio', { name: 'Pour une seule adresse' })).toBeChecked()
  await field(page, 'Adresse e-mail').fill(email)
  await field(page, 'Dernier jour').fill(typed(lastDay))
  await main.getByRole('button', { name: 'Créer le lien' }).click()
  await expect(notice(page, `L'invitation part à l'adresse ${email}`)).toBeVisible()
  await looksGood(page)
  await expect(newest(page)).toContainText(`Pour ${email}`)

  const letter = await smtp.waitFor(letterTo(email))
  expect(letter.subject).toContain('CSE Verrerie vous invite à vous inscrire')
  expect(letter.text).toContain(`réservé à l'adresse ${email}`)
  expect(letter.text).not.toContain('Karim')
  const link = /http:\S+\/invitation\/\S+/.exec(letter.text)?.[0] ?? ''
  expect(link).toBe(await linkOf(page))

  const guest = await otherBrowser()
  await test.step('the address is fixed in the form', async () => {
    await guest.goto(link)
    await onPage(guest, 'Créez votre compte')
    await expect(field(guest, 'Adresse e-mail')).toHaveValue(email)
    await expect(field(guest, 'Adresse e-mail')).not.toBeEditable()
    await fillIdentity(guest, null)
    await chooseOccupation(guest, scripts)
    await next(guest)
    await onPage(guest, 'Votre adresse de livraison')
  })

  await test.step('after the last day it is dead, but who had begun may end', async () => {
    guichet.letPass({ days: 4 })
    await isDead(await otherBrowser(), link, 'Il était valable jusqu')
    await fillAddress(guest)
    await next(guest)
    await next(guest)
    await acceptAll(guest)
    await guest.getByRole('button', { name: 'Envoyer ma demande' }).click()
    await onPage(guest, 'Demande envoyée')
    await expect(guest.getByRole('main')).toContainText(email)
    await expect(guest.getByRole('link', { name: 'Corriger mon adresse' })).toHaveCount(0)
  })
})
