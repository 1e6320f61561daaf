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
 * The guide « Se connecter et gérer son compte », line by line.
 */

const site = 'ceramique.localhost'

test('« Se connecter » opens the form over the page one is reading', { tag: '@javascript' }, async ({
  page,
  sharedGuichet: guichet,
}) => {
  const address = `${guichet.origin(site)}/inscription/identifiants`
  await page.goto(address)
  await onPage(page, 'Vos identifiants')
  const open = page.getByRole('banner').getByRole('link', { name: 'Se connecter' })
  await open.click()
  const dialog = page.getByRole('dialog', { name: 'Se connecter' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByLabel('Adresse e-mail', { exact: true })).toBeFocused()
  expect(page.url()).toBe(address)
  for (const name of [wayToPassword, 'Créer un compte', "Revenir à l'accueil"]) {
    await expect(dialog.getByRole('link', { name, exact: true })).toBeVisible()
  }
  await expect(dialog.getByRole('button', { name: 'Afficher le mot de passe' })).toHaveCount(1)
  await looksGood(page)

  await test.step('Escape closes it, and one is back where one was', async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(open).toBeFocused()
    await open.click()
    await dialog.getByRole('button', { name: 'Fermer' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('what is wrong is told on the page of the form', async () => {
    await open.click()
    await fillSignIn(dialog, 'adherent@ceramique.example', 'Pas-le-bon-1')
    await expect(summary(page)).toContainText("L'adresse e-mail ou le mot de passe n'est pas le bon")
    await expect(page.getByRole('main').getByLabel('Adresse e-mail', { exact: true })).toHaveValue(
      'adherent@ceramique.example',
    )
  })

  await test.step('and the right password leads into the members’ area', async () => {
    await page.goto(address)
    await open.click()
    await fillSignIn(dialog, 'adherent@ceramique.example')
    await onPage(page, 'Espace membres')
  })
})

test('a reserved page shows the form, and then that same page', async ({ page, sharedGuichet: guichet }) => {
  await page.goto(`${guichet.origin(site)}/espace/cotisation?de=lettre`)
  await onPage(page, 'Se connecter')
  await expect(page.getByText('Cette page est réservée aux membres')).toBeVisible()
  await fillSignIn(page.getByRole('main'), 'adherent@ceramique.example', 'Pas-le-bon-1')
  await expect(summary(page)).toBeVisible()
  await fillSignIn(page.getByRole('main'), 'adherent@ceramique.example')
  await onPage(page, 'Cotisation')
  expect(page.url()).toBe(`${guichet.origin(site)}/espace/cotisation?de=lettre`)
})

test('« Se déconnecter » stands in place of « Se connecter », and leaves nothing behind the back button', async ({
  page,
  sharedGuichet: guichet,
}) => {
  await signIn(page, guichet.origin(site), 'adherent@ceramique.example')
  await onPage(page, 'Espace membres')
  const header = page.getByRole('banner')
  await expect(header.getByRole('link', { name: 'Se connecter' })).toHaveCount(0)
  await header.getByRole('link', { name: 'Mon compte', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Hélène Garnier')
  await header.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(notice(page, 'Vous êtes déconnecté')).toBeVisible()
  await looksGood(page)
  await expect(header.getByRole('link', { name: 'Se connecter' })).toBeVisible()
  await expect(header.getByRole('button', { name: 'Se déconnecter' })).toHaveCount(0)
  for (const _ of [1, 2]) {
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter')
    await expect(page.locator('body')).not.toContainText('Garnier')
  }
})

test('« Se souvenir de moi » lasts thirty days, without it two idle hours', { tag: '@plain' }, async ({
  page,
  guichet,
  otherBrowser,
  context,
}) => {
  const origin = guichet.origin(site)
  const session = async (of = context) =>
    (await of.cookies(origin)).find(({ name }) => name === '__Host-session')
  await signIn(page, origin, 'adherent@ceramique.example')
  await onPage(page, 'Espace membres')
  expect(await session()).toMatchObject({ expires: -1, httpOnly: true, secure: true, sameSite: 'Lax' })

  const own = await otherBrowser()
  await own.goto(`${origin}/connexion`)
  await own.getByLabel('Se souvenir de moi', { exact: true }).check()
  await fillSignIn(own.getByRole('main'), 'adherent@ceramique.example')
  await onPage(own, 'Espace membres')
  const days = ((await session(own.context()))?.expires ?? 0) - Date.now() / 1000
  expect(days / 86_400).toBeGreaterThan(29.9)

  guichet.letPass({ hours: 2, minutes: 1 })
  await page.goto(`${origin}/espace/compte`)
  await onPage(page, 'Se connecter')
  await own.goto(`${origin}/espace/compte`)
  await onPage(own, 'Mon compte')
  guichet.letPass({ hours: 29 * 24 })
  await own.goto(`${origin}/espace/compte`)
  await onPage(own, 'Mon compte')
})

test('a wrong password says what to try, six of them how long to wait, and a new password lifts the wait', {
  tag: '@touch',
}, async ({ page, guichet, smtp }) => {
  const origin = guichet.origin(site)
  const email = 'retard@ceramique.example'
  const main = page.getByRole('main')

  await test.step('nothing filled in', async () => {
    await page.goto(`${origin}/connexion`)
    await main.getByRole('button', { name: 'Se connecter' }).click()
    await expect(summary(page).getByRole('link')).toHaveText([
      'Saisissez votre adresse e-mail',
      'Saisissez votre mot de passe',
    ])
    await looksGood(page)
  })

  await test.step('the same words for a wrong address and a wrong password', async () => {
    await signIn(page, origin, 'personne@ceramique.example')
    const said = await main.innerText()
    await looksGood(page)
    await signIn(page, origin, email, 'Pas-le-bon-1')
    expect(await main.innerText()).toBe(said)
    await expect(main.getByRole('link', { name: wayToPassword, exact: true })).toBeVisible()
    await expect(main.getByLabel('Adresse e-mail', { exact: true })).toHaveValue(email)
    await expect(main.getByLabel('Mot de passe', { exact: true })).toHaveValue('')
  })

  await test.step('the sixth says how long to wait; then even the right one has to', async () => {
    for (let attempt = 2; attempt <= 6; attempt++) await fillSignIn(main, email, `Pas-le-bon-${attempt}`)
    await expect(summary(page)).toContainText(/Attendez (1 minute|\d+ secondes) avant de réessayer/)
    await looksGood(page)
    await fillSignIn(main, email)
    await expect(summary(page)).toContainText("Trop d'essais ont échoué")
    await looksGood(page)
  })

  await test.step('nobody else has to wait', async () => {
    await signIn(page, origin, 'adherent@ceramique.example')
    await onPage(page, 'Espace membres')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
  })

  await test.step('a new password lets in at once', async () => {
    await askForLink(page, origin, email)
    await page.goto(await linkTo(smtp, email))
    await savePassword(page, newPassword)
    await fillSignIn(main, email, newPassword)
    await onPage(page, 'Espace membres')
  })
})

test('a forgotten password: green when known, told when not, and the old one may be taken again', {
  tag: '@plain',
}, async ({ page, guichet, smtp }) => {
  const origin = guichet.origin(site)
  const email = 'adherent@ceramique.example'
  await page.goto(`${origin}/connexion`)
  await page.getByRole('main').getByRole('link', { name: wayToPassword, exact: true }).click()
  await page.getByLabel('Adresse e-mail', { exact: true }).fill('adherante@ceramique.example')
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await expect(summary(page)).toContainText("Cet utilisateur n'existe pas")
  await expect(page.getByRole('main').getByRole('link', { name: 'bureau@ceramique.example' })).toBeVisible()
  await looksGood(page)
  await page.getByLabel('Adresse e-mail', { exact: true }).fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await expect(notice(page, "Un message vient d'être envoyé")).toContainText(email)
  await looksGood(page)
  await page.goto(await linkTo(smtp, email))
  await onPage(page, 'Choisir un mot de passe')
  await savePassword(page, 'Bienvenue-2026!')
  await expect(notice(page, 'Votre mot de passe est enregistré')).toBeVisible()
  await expect(page.getByLabel('Adresse e-mail', { exact: true })).toHaveValue(email)
  await fillSignIn(page.getByRole('main'), email)
  await onPage(page, 'Espace membres')
})

test('the address of the second person does not sign in, and a letter that names no one says so', {
  tag: '@touch',
}, async ({ page, guichet, smtp }) => {
  const email = 'conjoint@ceramique.example'
  await signIn(page, guichet.origin(site), email)
  await expect(summary(page)).toContainText("L'adresse e-mail ou le mot de passe n'est pas le bon")
  await askForLink(page, guichet.origin(site), email)
  await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
  const letter = await smtp.waitFor(letterTo(email))
  expect(letter.text).toContain('celle de la seconde personne')
  expect(letter.text).toContain("l'adresse de la première personne")
  expect(letter.text).not.toMatch(/Garnier|Hélène|adherent@/)
  expect(linkIn(letter)).toBeNull()
})

test('« Mon compte » shows dues, sign-in and identity, with an overdue day in red and in words', {
  tag: '@plain',
}, async ({ page, sharedGuichet: guichet }) => {
  const origin = guichet.origin(site)
  const main = page.getByRole('main')
  await signIn(page, origin, 'adherent@ceramique.example')
  await page.getByRole('banner').getByRole('link', { name: 'Mon compte', exact: true }).click()
  await onPage(page, 'Mon compte')
  for (const name of ['Cotisation', 'Connexion', 'Identité', 'Réinitialiser mon mot de passe']) {
    await expect(main.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  }
  for (const text of [
    'adherent@ceramique.example',
    'Hélène Garnier',
    '4 impasse du Four',
    '58200 Cosne-Cours-sur-Loire',
    '2 mars 1955',
    'À jour',
  ]) {
    await expect(main).toContainText(text)
  }
  await expect(main).not.toContainText('dépassée')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()

  await signIn(page, origin, 'retard@ceramique.example')
  await onPage(page, 'Espace membres')
  await page.getByRole('banner').getByRole('link', { name: 'Mon compte', exact: true }).click()
  const due = main.getByText('(dépassée)')
  await expect(due).toBeVisible()
  await expect(main).toContainText('En retard')
  const [red = 0, green = 0, blue = 0] = await due.evaluate(element =>
    (getComputedStyle(element).color.match(/\d+/g) ?? []).map(Number),
  )
  expect(red).toBeGreaterThan(2 * Math.max(green, blue))
  await looksGood(page)
})

test('who is suspended is told so, and whom to contact', { tag: '@touch' }, async ({
  page,
  sharedGuichet: guichet,
}) => {
  await signIn(page, guichet.origin(site), 'suspendu@ceramique.example')
  await onPage(page, 'Votre adhésion est suspendue')
  await expect(page.getByRole('main').getByRole('link', { name: 'bureau@ceramique.example' })).toBeVisible()
  await page.getByRole('link', { name: 'voir votre compte' }).click()
  await onPage(page, 'Mon compte')
  await page.goto(`${guichet.origin(site)}/espace`)
  await onPage(page, 'Votre adhésion est suspendue')
})

test('two who share a mailbox say who is there, and can change over', { tag: '@plain' }, async ({
  page,
  sharedGuichet: guichet,
}) => {
  const main = page.getByRole('main')
  await signIn(page, guichet.origin(site), 'famille@ceramique.example')
  await onPage(page, 'Qui êtes-vous ?')
  await main.getByRole('button', { name: 'Continuer' }).click()
  await expect(summary(page)).toContainText('Dites qui vous êtes')
  await looksGood(page)
  await page.goto(`${guichet.origin(site)}/espace/compte`)
  await onPage(page, 'Qui êtes-vous ?')
  await main.getByRole('radio', { name: 'Lucien Delorme' }).check()
  await main.getByRole('button', { name: 'Continuer' }).click()
  await onPage(page, 'Mon compte')
  await expect(main).toContainText('C-0105')
  await main.getByRole('link', { name: 'Changer de personne' }).click()
  await main.getByRole('radio', { name: 'Marthe Delorme' }).check()
  await main.getByRole('button', { name: 'Continuer' }).click()
  await onPage(page, 'Mon compte')
  await expect(main).toContainText('C-0104')
})

test('from « Mon compte »: a new password with the current one, or by link', { tag: '@touch' }, async ({
  page,
  guichet,
  smtp,
  otherBrowser,
  scripts,
}) => {
  const origin = guichet.origin(site)
  const email = 'adherent@ceramique.example'
  const main = page.getByRole('main')
  const elsewhere = await otherBrowser()
  await signIn(elsewhere, origin, email)
  await signIn(page, origin, email)
  await page.goto(`${origin}/espace/compte`)
  await main.getByRole('link', { name: 'Réinitialiser mon mot de passe' }).click()
  await onPage(page, 'Sécurité')
  await expect(page.getByRole('button', { name: 'Afficher le mot de passe' })).toHaveCount(scripts ? 1 : 0)

  await test.step('a wrong current password, then one that is too weak', async () => {
    await main.getByLabel('Mot de passe actuel', { exact: true }).fill('Pas-le-bon-1')
    await savePassword(page, newPassword)
    await expect(summary(page)).toContainText("Ce n'est pas votre mot de passe actuel")
    await looksGood(page)
    await main.getByLabel('Mot de passe actuel', { exact: true }).fill('Bienvenue-2026!')
    await savePassword(page, 'court')
    await expect(summary(page)).toContainText('au moins 8 caractères')
  })

  await test.step('the right one: saved, this session goes on, the others end', async () => {
    await main.getByLabel('Mot de passe actuel', { exact: true }).fill('Bienvenue-2026!')
    await savePassword(page, newPassword)
    await expect(notice(page, 'Votre mot de passe est enregistré')).toBeVisible()
    await looksGood(page)
    await elsewhere.goto(`${origin}/espace/compte`)
    await onPage(elsewhere, 'Se connecter')
    await smtp.waitFor(
      ({ to, subject }) => to === email && subject.endsWith('votre mot de passe a été changé'),
    )
  })

  await test.step('by link, without the current one', async () => {
    await main.getByRole('button', { name: 'Recevoir le lien' }).click()
    await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
    await page.goto(await linkTo(smtp, email))
    await savePassword(page, 'Encore-1-autre')
    await expect(notice(page, 'Votre mot de passe est enregistré')).toBeVisible()
    await fillSignIn(main, email, 'Encore-1-autre')
    await onPage(page, 'Espace membres')
  })
})
