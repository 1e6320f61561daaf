import { expect, test } from '../setup/journey.ts'
import { acceptAll, confirmAddress, fillAddress, fillIdentity, next } from './registration.ts'
import { fillSignIn, letterTo, newPassword, onPage, signIn, summary } from './steps.ts'

/*
 * Anybody may join the association: identifiers, address, second adherent, validation, then the link in the letter.
 */

const site = 'ceramique.localhost'
const email = 'zoe.lhermitte@exemple.fr'

test('from « Créer un compte » to the members’ area', { tag: '@phone' }, async ({ page, guichet, smtp }) => {
  const main = page.getByRole('main')
  await page.goto(`${guichet.origin(site)}/connexion`)
  await main.getByRole('link', { name: 'Créer un compte', exact: true }).click()
  await onPage(page, 'Vos identifiants')
  await expect(main).toContainText('Étape 1 sur 4')
  await expect(page.getByRole('button', { name: 'Précédent' })).toHaveCount(0)

  await test.step('what is missing is named, with a link to each field, and what was typed stays', async () => {
    await page.getByLabel('Nom', { exact: true }).fill("L'Hermitte")
    await page.getByLabel('Adresse e-mail', { exact: true }).fill('zoe@')
    await next(page)
    await onPage(page, 'Vos identifiants')
    for (const said of ['Saisissez votre prénom', 'nom@exemple.fr', 'Choisissez un mot de passe'])
      await expect(summary(page)).toContainText(said)
    await expect(page.getByLabel('Nom', { exact: true })).toHaveValue("L'Hermitte")
    await summary(page).getByRole('link', { name: 'Saisissez votre prénom' }).click()
    await expect(page.getByLabel('Prénom', { exact: true })).toBeFocused()
  })

  await fillIdentity(page, email)
  await next(page)
  await onPage(page, 'Votre adresse')
  await page.getByLabel('Numéro et rue', { exact: true }).fill('3 rue du Port')
  await page.getByLabel('Code postal', { exact: true }).fill('2000')
  await page.getByLabel('Ville', { exact: true }).fill('Ajaccio')
  await next(page)
  await expect(summary(page)).toContainText('cinq chiffres')
  await fillAddress(page)

  await test.step('« Précédent » and the back button find everything as it was', async () => {
    await page.getByRole('button', { name: 'Précédent' }).click()
    await onPage(page, 'Vos identifiants')
    await expect(page.getByLabel('Prénom', { exact: true })).toHaveValue('Zoé')
    await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('')
    await expect(page.getByText('Votre mot de passe est enregistré')).toBeVisible()
    await next(page)
    await expect(page.getByLabel('Ville', { exact: true })).toHaveValue('Ajaccio')
    await page.reload()
    await expect(page.getByLabel('Ville', { exact: true })).toHaveValue('Ajaccio')
    await next(page)
  })

  await onPage(page, 'Deuxième adhérent (facultatif)')
  await next(page)
  await onPage(page, 'Validation')
  await expect(main).toContainText('Étape 4 sur 4')
  for (const said of ["Zoé L'Hermitte", email, '06 12 34 56 78', '20000 Ajaccio'])
    await expect(main).toContainText(said)

  await test.step('« Modifier » leads to the step and back to the answers', async () => {
    await main.getByRole('link', { name: 'Modifier (Adresse)' }).click()
    await page.getByLabel('Ville', { exact: true }).fill('Bastia')
    await page.getByLabel('Code postal', { exact: true }).fill('20200')
    await next(page)
    await onPage(page, 'Validation')
    await expect(main).toContainText('20200 Bastia')
  })

  const send = page.getByRole('button', { name: 'Valider mon inscription' })
  await send.click()
  await expect(summary(page)).toContainText('Répondez « Oui »')
  await acceptAll(page)
  await send.click()
  await onPage(page, 'Demande envoyée')
  await expect(main).toContainText(email)

  await test.step('the letter recalls the identifier, and never the password', async () => {
    const letter = await smtp.waitFor(letterTo(email))
    expect(letter.text).toContain(email)
    expect(letter.text + letter.html).not.toContain(newPassword)
    await smtp.waitFor(letterTo('bureau@ceramique.example'))
  })

  await test.step('signing in before the address is confirmed shows where it stands', async () => {
    await signIn(page, guichet.origin(site), email, newPassword)
    await onPage(page, 'Demande envoyée')
  })

  await confirmAddress(page, smtp, email)
  await onPage(page, 'Félicitations')
  await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click()
  await expect(page.getByRole('main').getByLabel('Adresse e-mail', { exact: true })).toHaveValue(email)
  await fillSignIn(page.getByRole('main'), email, newPassword)
  await onPage(page, 'Espace membres')
  await page.getByRole('banner').getByRole('link', { name: 'Mon compte', exact: true }).click()
  await expect(page.getByRole('main')).toContainText("Zoé L'Hermitte")
})

test('an address that has an account is told at once, with the way to sign in', async ({
  page,
  sharedGuichet: guichet,
}) => {
  await page.goto(`${guichet.origin(site)}/inscription`)
  await fillIdentity(page, 'adherent@ceramique.example')
  await next(page)
  await expect(summary(page)).toContainText('Cette adresse a déjà un compte')
  await onPage(page, 'Vos identifiants')
  await expect(page.getByRole('main').getByRole('link', { name: 'Se connecter' })).toBeVisible()
})
