import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import {
  acceptAll,
  chooseOccupation,
  confirmAddress,
  fillAddress,
  fillIdentity,
  next,
} from './registration.ts'
import { letterTo, linkTo, looksGood, newPassword, notice, onPage, signIn, summary } from './steps.ts'

/*
 * What may happen between « Reprendre plus tard », « Demande envoyée » and the confirmed address.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const association = 'ceramique.localhost'
const worksCouncil = 'avantages.localhost'
const email = 'zoe.lhermitte@exemple.fr'

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const sent = (page: Page) => notice(page, "Un message vient d'être envoyé")

test('an address corrected, a letter sent again, and a link a week too old', { tag: '@touch' }, async ({
  page,
  guichet,
  smtp,
  scripts,
  otherBrowser,
}) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(association)
  const wrong = 'zoe.lhermite@exemple.fr'
  if (scripts) await page.clock.install()
  await page.goto(`${origin}/inscription`)
  await fillIdentity(page, wrong)
  await next(page)
  await fillAddress(page)
  await next(page)
  await onPage(page, 'Deuxième adhérent (facultatif)')
  await next(page)
  await acceptAll(page)
  await page.getByRole('button', { name: 'Valider mon inscription' }).click()
  await onPage(page, 'Demande envoyée')
  const oldLink = await linkTo(smtp, wrong)

  await test.step('« Corriger mon adresse »: checked as in the form, then a letter goes to the right one', async () => {
    await main.getByRole('link', { name: 'Corriger mon adresse' }).click()
    await onPage(page, 'Corriger mon adresse')
    await expect(main).toContainText('le lien du précédent ne servira plus')
    const correct = main.getByRole('button', { name: 'Corriger et recevoir le message' })
    await field(page, 'Adresse e-mail').fill('adherent@ceramique.example')
    await correct.click()
    await expect(summary(page)).toContainText('Cette adresse a déjà un compte')
    await expect(field(page, 'Adresse e-mail')).toHaveValue('adherent@ceramique.example')
    await looksGood(page)
    await field(page, 'Adresse e-mail').fill(email)
    await correct.click()
    await onPage(page, 'Demande envoyée')
    await expect(sent(page)).toContainText(email)
    await linkTo(smtp, email)
  })

  const other = await otherBrowser()
  await test.step('the link that went to the wrong address says what became of it', async () => {
    await other.goto(oldLink)
    await onPage(other, 'Ce lien ne sert plus')
    await expect(other.getByRole('main')).toContainText("L'adresse de cette demande a été corrigée depuis")
    await expect(other.getByRole('main')).not.toContainText(email)
  })

  await test.step('« Renvoyer » too soon sends nothing, a minute later it does', async () => {
    const resend = main.getByRole('button', { name: 'Renvoyer' })
    await expect(main).toContainText(/Vous pourrez renvoyer le message dans \d+ secondes/)
    if (scripts) await expect(resend).toHaveAttribute('aria-disabled', 'true')
    else {
      await resend.click()
      await onPage(page, 'Demande envoyée')
    }
    guichet.letPass({ seconds: 61 })
    if (scripts) {
      await page.clock.fastForward(61_000)
      await expect(main).toContainText('Vous pouvez maintenant renvoyer le message.')
    } else await page.reload()
    expect(smtp.letters.filter(letterTo(email))).toHaveLength(1)
    await resend.click()
    await expect(sent(page)).toContainText(email)
    await linkTo(smtp, email, 2)
  })

  await test.step('whoever signs in before confirming sees where the application stands', async () => {
    await signIn(other, origin, email, newPassword)
    await onPage(other, 'Demande envoyée')
    await expect(other.getByRole('link', { name: 'Corriger mon adresse' })).toBeVisible()
    await other.goto(`${origin}/espace`)
    await onPage(other, 'Se connecter')
  })

  await test.step('a week later the link says so, and a new one is one click away', async () => {
    const link = await linkTo(smtp, email, 2)
    guichet.letPass({ days: 8 })
    await other.goto(link)
    await onPage(other, 'Ce lien a expiré')
    await other.getByRole('button', { name: 'Recevoir un nouveau message' }).click()
    await expect(sent(other)).toBeVisible()
    await looksGood(other)
    await linkTo(smtp, email, 3)
    await confirmAddress(other, smtp, email)
    await onPage(other, 'Félicitations')
    await other.goto(link)
    await onPage(other, 'Félicitations')
    await other.goto(oldLink)
    await onPage(other, 'Ce lien ne sert plus')
  })

  await page.reload()
  await onPage(page, 'Félicitations')
  await signIn(page, origin, email, newPassword)
  await onPage(page, 'Espace membres')
})

test('« Reprendre plus tard »: a letter takes the draft to another browser, and the first is told', {
  tag: '@plain',
}, async ({ page, guichet, smtp, otherBrowser }) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(association)
  await page.goto(`${origin}/inscription`)
  await fillIdentity(page, email)
  await next(page)
  await onPage(page, 'Votre adresse')
  await field(page, 'Ville').fill('Ajaccio')
  await page.getByRole('button', { name: 'Reprendre plus tard' }).click()
  await onPage(page, 'Reprendre plus tard')
  await expect(field(page, 'Adresse e-mail')).toHaveValue(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await expect(sent(page)).toContainText(email)
  await looksGood(page)

  const other = await otherBrowser()
  await test.step('opening the link alone moves nothing', async () => {
    await other.goto(await linkTo(smtp, email))
    await onPage(other, 'Reprendre mon inscription')
    expect(other.url()).toBe(`${origin}/inscription/reprise`)
    await expect(other.getByRole('main')).toContainText('choisissez de nouveau votre mot de passe')
    await main.getByRole('link', { name: 'Continuer maintenant' }).click()
    await onPage(page, 'Votre adresse')
    await expect(field(page, 'Ville')).toHaveValue('Ajaccio')
  })

  await test.step('taken up there, all is there but the password', async () => {
    await other.getByRole('button', { name: 'Reprendre mon inscription' }).click()
    await onPage(other, 'Vos identifiants')
    await expect(field(other, 'Prénom')).toHaveValue('Zoé')
    await expect(field(other, 'Adresse e-mail')).toHaveValue(email)
    await expect(other.getByText('Votre mot de passe est enregistré')).toHaveCount(0)
    await next(other)
    await expect(summary(other)).toContainText('Choisissez un mot de passe')
    for (const label of ['Mot de passe', 'Ressaisissez le mot de passe'])
      await field(other, label).fill(newPassword)
    await next(other)
    await expect(field(other, 'Ville')).toHaveValue('Ajaccio')
  })

  await test.step('the first browser is told, and may ask for the draft again', async () => {
    await next(page)
    await onPage(page, 'Votre inscription est ouverte ailleurs')
    guichet.letPass({ seconds: 61 })
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await expect(sent(page)).toBeVisible()
    await looksGood(page)
  })
  const newLink = await linkTo(smtp, email, 2)

  await fillAddress(other)
  await next(other)
  await next(other)
  await acceptAll(other)
  await other.getByRole('button', { name: 'Valider mon inscription' }).click()
  await onPage(other, 'Demande envoyée')

  await test.step('once it is sent, the link has nothing more to take up', async () => {
    await page.goto(newLink)
    await onPage(page, 'Cette inscription est déjà envoyée')
    await page.goto(`${origin}/inscription`)
    await onPage(page, 'Votre inscription est ouverte ailleurs')
    await page.getByRole('button', { name: 'Commencer une autre inscription' }).click()
    await onPage(page, 'Vos identifiants')
    await expect(field(page, 'Nom')).toHaveValue('')
  })
})

test('where addresses are concealed one that has an account sees the same pages; only the letter tells', {
  tag: '@touch',
}, async ({ page, guichet, smtp, scripts, otherBrowser }) => {
  const known = 'salarie@verrerie.example'
  const unknown = 'inconnue@verrerie.example'
  const other = await otherBrowser()
  const pages = await register(page, unknown)
  expect(await register(other, known)).toEqual(pages)
  expect((await smtp.waitFor(letterTo(unknown))).text).not.toContain('un compte existe déjà')
  const letter = await smtp.waitFor(letterTo(known))
  expect(letter.text).toContain(`un compte existe déjà avec l'adresse ${known}`)
  expect(letter.text).toContain('/mot-de-passe')

  await test.step('« Ce n’est pas moi » takes it back, and the one who sent it finds nothing', async () => {
    const reader = await otherBrowser()
    const link = await linkTo(smtp, known)
    await reader.goto(link)
    await onPage(reader, 'Confirmer mon adresse')
    await reader.getByRole('button', { name: "Ce n'est pas moi" }).click()
    await onPage(reader, 'La demande est effacée')
    await reader.goto(link)
    await onPage(reader, "Ce lien n'est plus bon")
    await other.reload()
    await onPage(other, 'Créez votre compte')
    await expect(field(other, 'Adresse e-mail')).toHaveValue('')
    await signIn(reader, guichet.origin(worksCouncil), known)
    await onPage(reader, 'Espace membres')
  })

  await test.step('the other application goes its way', async () => {
    await confirmAddress(page, smtp, unknown)
    await onPage(page, 'Votre adresse est confirmée')
  })

  /** Registers, and says what each page told, without the address and the time of day. */
  async function register(where: Page, address: string): Promise<string[]> {
    const told: string[] = []
    const look = async (heading: string) => {
      await onPage(where, heading)
      const text = await where.getByRole('main').innerText()
      told.push(
        text
          .replaceAll(address, '@')
          .replaceAll(/\d+ secondes?/g, 'seconds')
          .replaceAll(/\d+(er)? \p{L}+ \d{4}( à \d+\sh(\s\d+)?)?/gu, 'moment'),
      )
    }
    await where.goto(`${guichet.origin(worksCouncil)}/invitation/verrerie-demo`)
    await fillIdentity(where, address)
    await chooseOccupation(where, scripts)
    await next(where)
    await look('Votre adresse de livraison')
    await fillAddress(where)
    await next(where)
    await next(where)
    await look('Validation')
    await acceptAll(where)
    await where.getByRole('button', { name: 'Envoyer ma demande' }).click()
    await look('Demande envoyée')
    await where.goto(`${guichet.origin(worksCouncil)}/inscription/correction`)
    await look('Corriger mon adresse')
    await where.goBack()
    return told
  }
})
