import { expect, test } from '../setup/journey.ts'
import {
  askForLink,
  fillSignIn,
  letterTo,
  linkIn,
  linkTo,
  looksGood,
  newPassword,
  notice,
  onPage,
  savePassword,
  signIn,
  summary,
  wayToPassword,
} from './steps.ts'

/*
 * The guide « Connexion ouvrant-droit »: what it says of signing in. Registration by invitation is to come.
 */

const site = 'avantages.localhost'
const concealing = "Si cette adresse est connue, un message vient d'être envoyé"

test('« J’ai oublié mon mot de passe », to the password and into the account', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
}) => {
  const email = 'salarie@verrerie.example'
  const main = page.getByRole('main')
  await page.goto(guichet.origin(site))
  await onPage(page, 'Bienvenue sur le site Avantages Plus')
  await page.goto(`${guichet.origin(site)}/connexion`)
  await onPage(page, 'Se connecter')
  await main.getByRole('link', { name: wayToPassword, exact: true }).click()
  await onPage(page, wayToPassword)
  await main.getByLabel('Adresse e-mail', { exact: true }).fill(email)
  await main.getByRole('button', { name: 'Recevoir le lien' }).click()
  await expect(notice(page, concealing)).toBeVisible()
  await page.goto(await linkTo(smtp, email))
  await onPage(page, 'Choisir un mot de passe')
  await expect(main.getByRole('listitem').filter({ hasText: 'au moins 8 caractères' })).toBeVisible()
  await savePassword(page, 'sept777')
  await expect(summary(page)).toContainText('au moins 8 caractères')
  await savePassword(page, newPassword)
  await expect(notice(page, 'Votre mot de passe est enregistré')).toBeVisible()
  await main.getByLabel('Mot de passe', { exact: true }).fill(newPassword)
  await main.getByRole('button', { name: 'Se connecter' }).click()
  await onPage(page, 'Espace membres')
  await page.getByRole('banner').getByRole('link', { name: 'Mon compte', exact: true }).click()
  await onPage(page, 'Mon compte')
  await expect(main).toContainText('Julie Meyer')
  await expect(main.getByRole('heading', { name: 'Cotisation' })).toHaveCount(0)
})

test('the page is the same whatever the address; an unknown one is told by letter', {
  tag: '@plain',
}, async ({ page, guichet, smtp }) => {
  const origin = guichet.origin(site)
  const said = async (email: string) => {
    await askForLink(page, origin, email)
    await expect(notice(page, concealing)).toBeVisible()
    await looksGood(page)
    return (await page.content()).replaceAll(email, '@').replace(/\d+/g, '')
  }
  const known = await said('cse@verrerie.example')
  expect(await said('personne@verrerie.example')).toBe(known)
  expect(linkIn(await smtp.waitFor(letterTo('cse@verrerie.example')))).not.toBeNull()
  const letter = await smtp.waitFor(letterTo('personne@verrerie.example'))
  expect(letter.text).toContain("aucun compte n'y porte l'adresse personne@verrerie.example")
  expect(linkIn(letter)).toBeNull()

  await test.step('once a day, however often one asks', async () => {
    guichet.letPass({ seconds: 61 })
    await askForLink(page, origin, 'personne@verrerie.example')
    await expect(notice(page, concealing)).toBeVisible()
    await askForLink(page, origin, 'salarie@verrerie.example')
    await linkTo(smtp, 'salarie@verrerie.example')
    expect(smtp.letters.filter(letterTo('personne@verrerie.example'))).toHaveLength(1)
  })
})

test('who awaits admission is told so after the password, and only then', { tag: '@touch' }, async ({
  page,
  sharedGuichet: guichet,
}) => {
  const origin = guichet.origin(site)
  await signIn(page, origin, 'attente@verrerie.example', 'Pas-le-bon-1')
  await expect(page.getByRole('main')).not.toContainText('attente d')
  await fillSignIn(page.getByRole('main'), 'attente@verrerie.example')
  await onPage(page, "Votre demande est en attente d'admission")
  await expect(page.getByRole('main')).toContainText('CSE Verrerie')
  await expect(page.getByRole('main').getByRole('link', { name: 'cse@verrerie.example' })).toBeVisible()
  await page.getByRole('link', { name: 'voir votre compte' }).click()
  await onPage(page, 'Mon compte')
  await page.goto(`${origin}/espace`)
  await onPage(page, "Votre demande est en attente d'admission")
})

test('« Créer un compte » explains, « Revenir à l’accueil » leads back', async ({
  page,
  sharedGuichet: guichet,
}) => {
  const main = page.getByRole('main')
  await page.goto(`${guichet.origin(site)}/connexion`)
  await main.getByRole('link', { name: 'Créer un compte', exact: true }).click()
  await onPage(page, 'Créer un compte')
  await expect(main).toContainText('le lien que votre structure vous envoie')
  await expect(main.getByRole('link', { name: 'accueil@avantages.example' })).toBeVisible()
  await page.goto(`${guichet.origin(site)}/connexion`)
  await main.getByRole('link', { name: "Revenir à l'accueil", exact: true }).click()
  await onPage(page, 'Bienvenue sur le site Avantages Plus')
})
