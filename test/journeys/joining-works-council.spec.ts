import { expect, test } from '../setup/journey.ts'
import {
  acceptAll,
  chooseOccupation,
  confirmAddress,
  fillAddress,
  fillIdentity,
  next,
} from './registration.ts'
import { fillSignIn, letterTo, newPassword, onPage, signIn } from './steps.ts'

/*
 * The guide « Connexion ouvrant-droit », its five steps: the link, the account, the address, the family, « OUI ».
 */

const site = 'avantages.localhost'
const email = 'zoe.lhermitte@verrerie.example'

test('from the invitation to the member’s space, with a manager who approves', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
  scripts,
  otherBrowser,
}) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  await page.goto(`${origin}/invitation/verrerie-demo`)
  await onPage(page, 'Créez votre compte')
  await expect(main).toContainText('Votre structure devra valider votre inscription')
  await expect(main).toContainText('CSE Verrerie')
  await fillIdentity(page, email)
  await chooseOccupation(page, scripts)
  await next(page)
  await onPage(page, 'Votre adresse de livraison')
  await expect(main).toContainText('pour recevoir vos billets')
  await fillAddress(page)
  await next(page)

  await onPage(page, 'Vos bénéficiaires')
  const add = page.getByRole('button', { name: 'Ajouter un bénéficiaire' })
  await add.click()
  await expect(page.getByRole('group', { name: 'Bénéficiaire 1' })).toBeVisible()
  await add.click()
  const child = page.getByRole('group', { name: 'Bénéficiaire 2' })
  await expect(child).toBeVisible()
  const spouse = page.getByRole('group', { name: 'Bénéficiaire 1' })
  await spouse.getByLabel('Lien', { exact: true }).selectOption({ label: 'Conjoint ou époux' })
  await spouse.getByLabel('Nom', { exact: true }).fill('Rossi')
  await spouse.getByLabel('Prénom', { exact: true }).fill('Ange')
  await child.getByLabel('Lien', { exact: true }).selectOption({ label: 'Enfant à charge' })
  await child.getByLabel('Nom', { exact: true }).fill('Rossi')
  await child.getByLabel('Prénom', { exact: true }).fill('Lila')
  await child.getByLabel('Date de naissance', { exact: true }).fill('12/05/2017')
  await onPage(page, 'Vos bénéficiaires')
  await next(page)

  await onPage(page, 'Validation')
  for (const said of ["Zoé L'Hermitte", '20000 Ajaccio', 'Ange Rossi', 'Lila Rossi'])
    await expect(main).toContainText(said)
  await acceptAll(page)
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await onPage(page, 'Demande envoyée')

  await confirmAddress(page, smtp, email)
  await expect(main).toContainText('CSE Verrerie')
  await signIn(page, origin, email, newPassword)
  await onPage(page, "Votre demande est en attente d'admission")

  await test.step('the manager is told by letter, sees the application, and approves it', async () => {
    const letter = await smtp.waitFor(letterTo('cse@verrerie.example'))
    expect(letter.text).toContain("Zoé L'Hermitte")
    const manager = await otherBrowser()
    await signIn(manager, origin, 'cse@verrerie.example')
    await manager.goto(`${origin}/bureau/demandes`)
    await onPage(manager, 'Demandes')
    await manager.getByRole('link', { name: "Zoé L'Hermitte" }).click()
    await onPage(manager, "Zoé L'Hermitte")
    await manager.getByRole('button', { name: 'Valider', exact: true }).click()
    await onPage(manager, "Zoé L'Hermitte")
    await expect(manager.getByRole('button', { name: 'Valider', exact: true })).toHaveCount(0)
  })

  await smtp.waitFor(letter => letter.to === email && letter.text.includes('Félicitations'))
  await page.goto(`${origin}/espace`)
  await onPage(page, 'Espace membres')
  await page.goto(`${origin}/espace/compte`)
  await onPage(page, 'Mon compte')
  await expect(main).toContainText('Lila Rossi')
})

test('« Refuser » with a reason, which the applicant reads', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
  otherBrowser,
}) => {
  const origin = guichet.origin(site)
  const manager = await otherBrowser()
  await signIn(manager, origin, 'cse@verrerie.example')
  await manager.goto(`${origin}/bureau/demandes`)
  await manager.getByRole('link', { name: 'Thomas Walter' }).click()
  await manager.getByRole('button', { name: 'Refuser', exact: true }).click()
  await expect(manager.getByRole('alert')).toContainText('motif')
  await manager.getByLabel('Motif', { exact: true }).fill("Vous n'êtes pas salarié de la verrerie.")
  await manager.getByRole('button', { name: 'Refuser', exact: true }).click()
  await onPage(manager, 'Thomas Walter')
  const letter = await smtp.waitFor(letterTo('attente@verrerie.example'))
  expect(letter.text).toContain("Vous n'êtes pas salarié de la verrerie.")
  await page.goto(`${origin}/connexion`)
  await fillSignIn(page.getByRole('main'), 'attente@verrerie.example')
  await expect(page.getByRole('main')).toContainText("Vous n'êtes pas salarié de la verrerie.")
})
