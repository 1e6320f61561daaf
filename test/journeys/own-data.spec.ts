import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { demonstrationPassword } from '../../src/demonstration/accounts.ts'
import { expect, test } from '../setup/journey.ts'
import { letterTo, looksGood, onPage, signIn, summary } from './steps.ts'

/*
 * A member looks at what is held, takes a copy along, and asks to be forgotten; the office carries it out.
 */

// These go a long way: on a machine that does other things meanwhile, it takes more than a minute.
test.describe.configure({ timeout: 120_000 })

const site = 'ceramique.localhost'
const email = 'adherent@ceramique.example'

test('a member takes the own data along, and is erased by the office', { tag: '@plain' }, async ({
  page,
  guichet,
  smtp,
  otherBrowser,
}) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  await signIn(page, origin, email)
  await onPage(page, 'Espace membres')

  await test.step('what is held, and a copy of it', async () => {
    await main.getByRole('link', { name: 'Mes données' }).click()
    await onPage(page, 'Mes données')
    await expect(main.getByRole('table', { name: 'Ce que nous gardons' })).toContainText('Vos cotisations')
    const coming = page.waitForEvent('download')
    await main.getByRole('button', { name: 'Télécharger mes données' }).click()
    const files = unzipSync(readFileSync(await (await coming).path()))
    expect(strFromU8(files['identite.csv'] ?? new Uint8Array())).toContain(email)
  })

  await test.step('a request, with the password and a tick', async () => {
    await main.getByRole('link', { name: 'Effacer mes données' }).click()
    await onPage(page, 'Effacer mes données')
    await main.getByRole('button', { name: "Demander l'effacement" }).click()
    await expect(summary(page)).toContainText('Cochez la case')
    await looksGood(page)
    await main.getByLabel('Mot de passe', { exact: true }).fill(demonstrationPassword)
    await main.getByRole('checkbox', { name: "Oui, je demande l'effacement de mes données" }).check()
    await main.getByRole('button', { name: "Demander l'effacement" }).click()
    await onPage(page, 'Votre demande est enregistrée')
    await main.getByRole('link', { name: 'Revenir à Mes données' }).click()
    await onPage(page, 'Mes données')
    await smtp.waitFor(() => smtp.letters.some(letterTo(email)))
  })

  await test.step('the office sees what goes and what stays, and carries it out', async () => {
    const office = await otherBrowser()
    const desk = office.getByRole('main')
    await signIn(office, origin, 'bureau@ceramique.example')
    await office.goto(`${origin}/bureau/effacements`)
    await onPage(office, 'Effacements')
    await desk.getByRole('table', { name: 'Demandes à traiter' }).getByRole('link').click()
    await expect(desk.getByRole('heading', { level: 1 })).toContainText('Effacer les données de')
    await looksGood(office)
    await desk.getByRole('button', { name: 'Refuser' }).click()
    await expect(summary(office)).toContainText('Écrivez pourquoi')
    await looksGood(office)
    await desk.getByRole('checkbox', { name: 'Oui, effacer définitivement' }).check()
    await desk.getByRole('button', { name: 'Effacer les données' }).click()
    await onPage(office, 'Effacements')
    await expect(desk.getByRole('table', { name: 'Effacements faits' })).toContainText('Terre et Feu')
  })

  await test.step('and nothing is known of the person any more', async () => {
    await smtp.waitFor(() =>
      smtp.letters.filter(letterTo(email)).some(({ text }) => text.includes('effacées')),
    )
    await signIn(page, origin, email)
    await expect(summary(page)).toBeVisible()
  })
})
