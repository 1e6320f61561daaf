import { request } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import {
  askForLink,
  fillSignIn,
  letterTo,
  linkTo,
  looksGood,
  newPassword,
  notice,
  onPage,
  savePassword,
  signIn,
} from './steps.ts'

const site = 'ceramique.localhost'
const email = 'adherent@ceramique.example'
const saved = 'Votre mot de passe est enregistré'

test('a link is used up by the new password alone: not by a scanner, nor by opening it twice', {
  tag: '@touch',
}, async ({ page, guichet, smtp, otherBrowser }) => {
  await askForLink(page, guichet.origin(site), email)
  const link = await linkTo(smtp, email)

  await test.step('a scanner of mail looks at it', async () => {
    const scanner = await request.newContext()
    const address = link.replace(site, 'localhost')
    for (const method of ['HEAD', 'GET', 'GET']) {
      const reply = await scanner.fetch(address, {
        method,
        headers: { Host: new URL(link).host },
        maxRedirects: 0,
      })
      expect(reply.status()).toBe(303)
    }
    await scanner.dispose()
  })

  await test.step('it is opened twice here, and in a browser that did not ask', async () => {
    await page.goto(link)
    await onPage(page, 'Choisir un mot de passe')
    await page.goto(link)
    await onPage(page, 'Choisir un mot de passe')
  })
  const other = await otherBrowser()
  await other.goto(link)
  await onPage(other, 'Choisir un mot de passe')
  await savePassword(other, newPassword)
  await expect(notice(other, saved)).toBeVisible()

  await test.step('used, it says so, and a new one is one click away', async () => {
    await page.goto(link)
    await onPage(page, 'Ce lien a déjà servi')
    guichet.letPass({ seconds: 61 })
    await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).click()
    await expect(notice(page, "Un message vient d'être envoyé")).toContainText(email)
    await page.goto(await linkTo(smtp, email, 2))
    await savePassword(page, 'Encore-1-autre')
    await expect(notice(page, saved)).toBeVisible()
  })
})

test('a link that has expired says so, and a new one is one click away', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
}) => {
  await askForLink(page, guichet.origin(site), email)
  const link = await linkTo(smtp, email)
  guichet.letPass({ minutes: 59 })
  await page.goto(link)
  await onPage(page, 'Choisir un mot de passe')
  guichet.letPass({ minutes: 2 })
  await savePassword(page, newPassword)
  await onPage(page, 'Ce lien a expiré')
  await page.goto(link)
  await onPage(page, 'Ce lien a expiré')
  await page.getByRole('button', { name: 'Recevoir un nouveau lien' }).click()
  await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
  await page.goto(await linkTo(smtp, email, 2))
  await savePassword(page, newPassword)
  await expect(notice(page, saved)).toBeVisible()
})

test('a link that lost its end says so, and leads to asking for another', { tag: '@touch' }, async ({
  page,
  guichet,
}) => {
  await page.goto(`${guichet.origin(site)}/mot-de-passe/nouveau?jeton=abc`)
  await onPage(page, "Ce lien n'est pas complet")
  await page.getByRole('link', { name: 'Recevoir un nouveau lien' }).click()
  await onPage(page, 'Mot de passe oublié ou première connexion')
})

test('a double click on « Recevoir le lien », « Enregistrer » or « Se connecter » is one', {
  tag: '@touch',
}, async ({ page, guichet, smtp }) => {
  const main = page.getByRole('main')
  await page.goto(`${guichet.origin(site)}/mot-de-passe`)
  await main.getByLabel('Adresse e-mail', { exact: true }).fill(email)
  await main.getByRole('button', { name: 'Recevoir le lien' }).dblclick()
  await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
  await page.goto(await linkTo(smtp, email))
  await main.getByLabel('Nouveau mot de passe', { exact: true }).fill(newPassword)
  await main.getByLabel('Ressaisissez le mot de passe', { exact: true }).fill(newPassword)
  await main.getByRole('button', { name: 'Enregistrer' }).dblclick()
  await expect(notice(page, saved)).toBeVisible()
  await main.getByLabel('Adresse e-mail', { exact: true }).fill(email)
  await main.getByLabel('Mot de passe', { exact: true }).fill(newPassword)
  await main.getByRole('button', { name: 'Se connecter' }).dblclick()
  await onPage(page, 'Espace membres')
  expect(smtp.letters.filter(letterTo(email))).toHaveLength(2)
})

test('two tabs with one link: the first sets the password, the second is told', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
  context,
}) => {
  await askForLink(page, guichet.origin(site), email)
  const link = await linkTo(smtp, email)
  const second = await context.newPage()
  for (const tab of [page, second]) await tab.goto(link)
  await savePassword(page, newPassword)
  await expect(notice(page, saved)).toBeVisible()
  await savePassword(second, 'Encore-1-autre')
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(
    /^Ce lien (a déjà servi|n'est pas complet)$/,
  )
  await looksGood(second)
  await signIn(page, guichet.origin(site), email, newPassword)
  await onPage(page, 'Espace membres')
})

test('the back button after saving, and saving again: never an error page', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
}) => {
  await askForLink(page, guichet.origin(site), email)
  await page.goto(await linkTo(smtp, email))
  await savePassword(page, newPassword)
  await expect(notice(page, saved)).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Choisir un mot de passe|Ce lien .*)$/)
  await looksGood(page)
  await page.getByRole('main').getByRole('link', { name: 'Se connecter', exact: true }).click()
  await fillSignIn(page.getByRole('main'), email, newPassword)
  await onPage(page, 'Espace membres')

  await test.step('back to the form after signing in: no one is signed out, nothing breaks', async () => {
    await page.goBack()
    await page.reload()
    await onPage(page, 'Espace membres')
  })
})
