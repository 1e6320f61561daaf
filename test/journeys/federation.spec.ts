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
  summary,
  wayToPassword,
} from './steps.ts'

/*
 * The guide « S'identifier sur le site … et des compagnies territoriales qu'elle héberge », line by line.
 */

test('a new member makes the first sign-in, from the site of the own company', { tag: '@phone' }, async ({
  page,
  guichet,
  smtp,
  scripts,
}) => {
  const email = 'nouveau@bourgogne.example'
  const federation = guichet.origin('federation.localhost')
  const bourgogne = guichet.origin('bourgogne.localhost')

  await test.step('« Se connecter » leads to the sign-in host, in the look of the company', async () => {
    await page.goto(bourgogne)
    await onPage(page, 'Bienvenue sur le site Compagnie de Bourgogne')
    await page.getByRole('banner').getByRole('link', { name: 'Se connecter' }).click()
    await onPage(page, 'Se connecter')
    expect(new URL(page.url()).origin).toBe(federation)
    await expect(page).toHaveTitle('Se connecter - Compagnie de Bourgogne')
    await expect(page.getByRole('link', { name: 'Créer un compte', exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: "Revenir à l'accueil", exact: true })).toBeVisible()
  })

  await test.step('ask for the link: a green notice, and what to do when nothing comes', async () => {
    await page.getByRole('link', { name: wayToPassword, exact: true }).click()
    await onPage(page, wayToPassword)
    await page.getByLabel('Adresse e-mail', { exact: true }).fill(` ${email.toUpperCase()} `)
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
    await expect(page.getByText('Regardez parmi les indésirables')).toBeVisible()
    await looksGood(page)
  })

  await test.step('the letter says who sends it and why', async () => {
    const letter = await smtp.waitFor(letterTo(email))
    expect(letter.from.name).toBe('Compagnie de Bourgogne')
    expect(letter.replyTo).toBe('secretariat@bourgogne.example')
    expect(letter.subject).toBe('Compagnie de Bourgogne : choisir votre mot de passe')
    expect(letter.text).toContain('La connexion se fait sur federation.localhost')
    expect(letter.text).toContain('valable une heure')
    expect(letter.text).toContain('Vous recevez ce message parce que')
  })

  await test.step('its link opens the form, and does not stay in the address', async () => {
    await page.goto(await linkTo(smtp, email))
    await onPage(page, 'Choisir un mot de passe')
    expect(page.url()).toBe(`${federation}/mot-de-passe/nouveau?pour=bourgogne.localhost`)
    await expect(page.getByText(email)).toBeVisible()
    for (const rule of ['au moins 8 caractères', 'un chiffre', 'une majuscule', 'un caractère spécial']) {
      await expect(page.getByRole('listitem').filter({ hasText: rule })).toBeVisible()
    }
    await expect(page.getByRole('button', { name: 'Afficher le mot de passe' })).toHaveCount(scripts ? 1 : 0)
  })

  await test.step('rules that are not met are named', async () => {
    await savePassword(page, 'bonjour')
    await expect(summary(page)).toContainText('au moins 8 caractères')
    await expect(summary(page)).toContainText('un chiffre')
    await expect(summary(page)).toContainText('une majuscule')
    await expect(summary(page)).toContainText('un caractère spécial')
    await expect(page).toHaveTitle(/^Erreur : /)
    await looksGood(page)
    await savePassword(page, 'Bonjour-toi')
    await expect(summary(page)).toContainText('un chiffre')
    await expect(summary(page)).not.toContainText('majuscule')
    await expect(page.getByLabel('Nouveau mot de passe', { exact: true })).toHaveAccessibleDescription(
      /un chiffre/,
    )
  })

  await test.step('two that differ: said beside the field, and the link stays good', async () => {
    await savePassword(page, newPassword, `${newPassword}?`)
    await expect(
      page.getByLabel('Ressaisissez le mot de passe', { exact: true }),
    ).toHaveAccessibleDescription('Les deux mots de passe ne sont pas identiques')
    await expect(summary(page).getByRole('link')).toHaveText('Les deux mots de passe ne sont pas identiques')
    await looksGood(page)
  })

  await test.step('saved: green, and the form with the address filled in', async () => {
    await savePassword(page, newPassword)
    await expect(notice(page, 'Votre mot de passe est enregistré')).toBeVisible()
    await onPage(page, 'Se connecter')
    await expect(page.getByLabel('Adresse e-mail', { exact: true })).toHaveValue(email)
    await smtp.waitFor(
      ({ to, subject }) => to === email && subject.endsWith('votre mot de passe a été changé'),
    )
  })

  await test.step('signed in: the members’ area, « Mon compte » in it, and the way out', async () => {
    await page.getByLabel('Mot de passe', { exact: true }).fill(newPassword)
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
    await onPage(page, 'Espace membres')
    expect(page.url()).toBe(`${bourgogne}/espace`)
    const header = page.getByRole('banner')
    await expect(header.getByRole('link', { name: 'Espace membres', exact: true })).toBeVisible()
    await expect(header.getByRole('button', { name: 'Se déconnecter' })).toBeVisible()
    await expect(header.getByRole('link', { name: 'Se connecter' })).toHaveCount(0)
    await header.getByRole('link', { name: 'Mon compte', exact: true }).click()
    await onPage(page, 'Mon compte')
    await expect(page.getByRole('main')).toContainText('Nadia Perrot')
    await expect(page.getByRole('main')).toContainText('À jour')
  })
})

test('an address that nobody has: said, with a likely typing error and each company to ask', {
  tag: '@plain',
}, async ({ page, guichet, smtp }) => {
  const federation = guichet.origin('federation.localhost')
  await askForLink(page, federation, 'nouveau@gmial.com')
  await expect(summary(page)).toContainText("Cet utilisateur n'existe pas")
  await expect(page.getByLabel('Adresse e-mail', { exact: true })).toHaveAccessibleDescription(
    "Cet utilisateur n'existe pas",
  )
  await expect(page.getByLabel('Adresse e-mail', { exact: true })).toHaveValue('nouveau@gmial.com')
  await expect(page.getByRole('button', { name: 'nouveau@gmail.com' })).toBeVisible()
  const main = page.getByRole('main')
  for (const [name, email, phone] of [
    ['Compagnie de Bourgogne', 'secretariat@bourgogne.example', '03 80 00 20 20'],
    ["Compagnie d'Alsace", 'secretariat@alsace.example', '03 88 00 30 30'],
  ] as const) {
    const contact = main.getByRole('listitem').filter({ hasText: name })
    await expect(contact.getByRole('link', { name: email })).toHaveAttribute('href', `mailto:${email}`)
    await expect(contact.getByRole('link', { name: phone })).toBeVisible()
  }
  await looksGood(page)

  await test.step('the address that was meant is one click away', async () => {
    await page.getByRole('button', { name: 'nouveau@gmail.com' }).click()
    await expect(summary(page)).toContainText("Cet utilisateur n'existe pas")
    await expect(page.getByLabel('Adresse e-mail', { exact: true })).toHaveValue('nouveau@gmail.com')
  })

  await test.step('what is no address is told apart', async () => {
    await askForLink(page, federation, 'nouveau')
    await expect(summary(page)).toContainText("Ce n'est pas une adresse e-mail complète")
    await askForLink(page, federation, '')
    await expect(summary(page)).toContainText('Saisissez votre adresse e-mail')
  })

  await test.step('who tries many is told no more who is known', async () => {
    for (const name of ['un', 'deux', 'trois']) {
      await askForLink(page, federation, `${name}@inconnu.example`)
      await expect(summary(page)).toContainText("Cet utilisateur n'existe pas")
    }
    const concealing = "Si cette adresse est connue, un message vient d'être envoyé"
    await askForLink(page, federation, 'quatre@inconnu.example')
    await expect(notice(page, concealing)).toBeVisible()
    await looksGood(page)
    await askForLink(page, federation, 'adherent@alsace.example')
    await expect(notice(page, concealing)).toBeVisible()
    expect((await smtp.waitFor(letterTo('quatre@inconnu.example'))).text).toContain(
      "aucun compte n'y porte l'adresse",
    )
    await linkTo(smtp, 'adherent@alsace.example')
  })
})

test('« Renvoyer » sends the letter again once a minute has gone by', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
  scripts,
}) => {
  const email = 'adherent@bourgogne.example'
  if (scripts) await page.clock.install()
  await askForLink(page, guichet.origin('federation.localhost'), email)
  const resend = page.getByRole('button', { name: 'Renvoyer' })
  const letters = () => smtp.letters.filter(letterTo(email)).length
  await expect(resend).toBeVisible()
  await linkTo(smtp, email)

  await test.step('too soon: nothing is sent, nothing is refused', async () => {
    await expect(page.getByText(/Vous pourrez renvoyer le message dans \d+ secondes/)).toBeVisible()
    if (scripts) await expect(resend).toHaveAttribute('aria-disabled', 'true')
    await resend.click({ force: true })
    await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
    expect(letters()).toBe(1)
  })

  await test.step('after a minute it goes again', async () => {
    guichet.letPass({ seconds: 61 })
    if (scripts) {
      await page.clock.fastForward(61_000)
      await expect(page.getByText('Vous pouvez maintenant renvoyer le message.')).toBeVisible()
      await expect(resend).not.toHaveAttribute('aria-disabled')
      await looksGood(page)
    }
    await resend.click()
    await linkTo(smtp, email, 2)
    await expect(notice(page, "Un message vient d'être envoyé")).toBeVisible()
  })

  await test.step('the fourth within an hour is told when', async () => {
    for (const wanted of [3, 4]) {
      guichet.letPass({ seconds: 61 })
      await askForLink(page, guichet.origin('federation.localhost'), email)
      if (wanted === 3) await linkTo(smtp, email, 3)
    }
    await expect(summary(page)).toContainText('vous pourrez en demander un autre dans')
    await looksGood(page)
    expect(letters()).toBe(3)
  })
})

test('the rules are ticked off while one types, and the eye shows both passwords', {
  tag: ['@javascript', '@once'],
}, async ({ page, guichet, smtp }) => {
  const email = 'national@federation.example'
  await askForLink(page, guichet.origin('federation.localhost'), email)
  await page.goto(await linkTo(smtp, email))
  const first = page.getByLabel('Nouveau mot de passe', { exact: true })
  const second = page.getByLabel('Ressaisissez le mot de passe', { exact: true })
  const rule = (name: string) => page.getByRole('listitem').filter({ hasText: name })

  await test.step('a rule met is ticked, and said', async () => {
    await first.pressSequentially('Abc')
    await expect(rule('une majuscule')).toContainText('rempli')
    await expect(rule('une majuscule')).not.toContainText('pas encore')
    await expect(rule('un chiffre')).toContainText('pas encore rempli')
    await first.pressSequentially('defg-9')
    for (const name of ['au moins 8 caractères', 'un chiffre', 'une majuscule', 'un caractère spécial']) {
      await expect(rule(name)).not.toContainText('pas encore')
    }
    await expect(page.getByText('4 sur 4 conditions remplies')).toBeAttached()
    await looksGood(page)
  })

  await test.step('a long phrase meets them all', async () => {
    await first.fill('')
    await first.pressSequentially('les vendanges de mai')
    for (const name of ['au moins 8 caractères', 'un chiffre', 'une majuscule', 'un caractère spécial']) {
      await expect(rule(name)).not.toContainText('pas encore')
    }
  })

  await test.step('a repetition that differs is said at once, before anything is sent', async () => {
    await second.pressSequentially('les vendanges')
    await expect(page.getByText('Les deux mots de passe ne sont pas identiques')).toHaveCount(0)
    await second.pressSequentially(' de juin')
    await expect(second).toHaveAccessibleDescription('Les deux mots de passe ne sont pas identiques')
    await looksGood(page)
    await second.fill('les vendanges de mai')
    await expect(second).not.toHaveAttribute('aria-invalid')
  })

  await test.step('one eye for both fields', async () => {
    const eye = page.getByRole('button', { name: 'Afficher le mot de passe' })
    await expect(eye).toHaveCount(1)
    await expect(eye).toHaveAttribute('aria-pressed', 'false')
    await eye.click()
    await expect(eye).toHaveAttribute('aria-pressed', 'true')
    for (const field of [first, second]) await expect(field).toHaveAttribute('type', 'text')
    await eye.click()
    for (const field of [first, second]) await expect(field).toHaveAttribute('type', 'password')
  })

  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(notice(page, 'Votre mot de passe est enregistré')).toBeVisible()
  await page.getByLabel('Mot de passe', { exact: true }).fill('les vendanges de mai')
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
  await onPage(page, 'Espace membres')
})

test('a password that everybody uses is refused, though it keeps the rules', { tag: '@touch' }, async ({
  page,
  guichet,
  smtp,
}) => {
  const email = 'adherent@alsace.example'
  await askForLink(page, guichet.origin('federation.localhost'), email)
  await page.goto(await linkTo(smtp, email))
  await savePassword(page, 'Password123!')
  await expect(summary(page)).toContainText('un mot de passe moins courant')
  await looksGood(page)
  await savePassword(page, newPassword)
  await expect(notice(page, 'Votre mot de passe est enregistré')).toBeVisible()
})

test('who is late is told so after the password, and gets in only as far as paying', {
  tag: '@plain',
}, async ({ page, sharedGuichet: guichet }) => {
  const federation = guichet.origin('federation.localhost')
  await signIn(page, federation, 'retard@bourgogne.example', 'Pas-le-bon-1')
  await expect(page.getByRole('main')).not.toContainText('retard')
  await fillSignIn(page.getByRole('main'), 'retard@bourgogne.example')
  await onPage(page, 'Votre cotisation est en retard')
  const main = page.getByRole('main')
  await expect(main).toContainText('Compagnie de Bourgogne')
  await expect(main.getByRole('link', { name: 'secretariat@bourgogne.example' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible()

  await main.getByRole('link', { name: 'voir votre cotisation' }).click()
  await onPage(page, 'Cotisation')
  await expect(page.getByRole('main')).toContainText('dépassée')
  await page.goto(`${federation}/espace/compte`)
  await onPage(page, 'Mon compte')
  await page.goto(`${federation}/espace/securite`)
  await onPage(page, 'Sécurité')
  for (const path of ['/espace', '/bureau']) {
    await page.goto(`${federation}${path}`)
    await onPage(page, 'Votre cotisation est en retard')
  }
})

test('on the sites of the companies, sign-in and passwords lead to the sign-in host', {
  tag: '@touch',
}, async ({ page, sharedGuichet: guichet }) => {
  const federation = guichet.origin('federation.localhost')
  for (const host of ['bourgogne.localhost', 'alsace.localhost']) {
    for (const [path, heading] of [
      ['/connexion', 'Se connecter'],
      ['/mot-de-passe', wayToPassword],
    ] as const) {
      await page.goto(`${guichet.origin(host)}${path}`)
      await onPage(page, heading)
      const at = new URL(page.url())
      expect(at.origin + at.pathname).toBe(`${federation}${path}`)
    }
  }
  await page.goto(guichet.origin('alsace.localhost'))
  await onPage(page, "Bienvenue sur le site Compagnie d'Alsace")
  await page.goto(`${federation}/inscription`)
  await onPage(page, 'Créer un compte')
  await expect(page.getByRole('main').getByRole('link', { name: 'secretariat@alsace.example' })).toBeVisible()
})
