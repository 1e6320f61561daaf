import { expect, test } from '../setup/journey.ts'
import { looksGood, onPage, signIn } from './steps.ts'

/*
 * A member pays: what is owed, where to, the code for the bank's app, and « J'ai fait le virement ».
 */

const site = 'ceramique.localhost'

test('a member prepares a transfer, copies what it takes, and says that it is made', {
  tag: '@phone',
}, async ({ page, context, guichet, scripts }) => {
  const main = page.getByRole('main')
  const origin = guichet.origin(site)
  const button = (name: string) => main.getByRole('button', { name, exact: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  await signIn(page, origin, 'adherent@ceramique.example')
  await onPage(page, 'Espace membres')

  await test.step('what is asked is said before anything is opened', async () => {
    await page.goto(`${origin}/espace/compte`)
    await main.getByRole('link', { name: 'Payer ma cotisation' }).click()
    await onPage(page, 'Cotisation')
    await expect(main.getByRole('heading', { level: 2, name: 'Payer ma cotisation' })).toBeVisible()
    await expect(main).toContainText(/Tarif «\u00a0.*Couple.*\u00a0»/)
    await button('Préparer mon paiement').click()
  })

  await test.step('all of it stands there as text, with a code that says what it is', async () => {
    await expect(main.getByRole('img', { name: /^Code QR de virement/ })).toBeVisible()
    await expect(main.getByText(/^FR\d\d( [\dA-Z]{1,4})+$/)).toBeVisible()
    await expect(main.getByText(/^RF\d\d( \d{4}){3}$/)).toBeVisible()
    await looksGood(page)
  })

  await test.step('a button copies each, where scripts run', async () => {
    const copying = main.getByRole('button', { name: /^Copier/ })
    if (!scripts) return await expect(copying).toHaveCount(0)
    await button('Copier la référence').click()
    await expect(main.getByRole('status').filter({ hasText: 'Copié' })).toHaveCount(1)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^RF\d{14}$/)
    await looksGood(page)
  })

  await test.step('the receipt of what was paid is a PDF', async () => {
    const arriving = page.waitForEvent('download')
    await main
      .getByRole('link', { name: /^Télécharger \(PDF\)/ })
      .first()
      .click()
    expect((await arriving).suggestedFilename()).toMatch(/^recu-\d{4}-\d{4}\.pdf$/)
  })

  await test.step('« J’ai fait le virement » is thanked for, and may be taken back', async () => {
    await button("J'ai fait le virement").click()
    await expect(main.getByRole('status').filter({ hasText: 'Merci' })).toBeVisible()
    await looksGood(page)
    await button("Je n'ai pas encore fait le virement").click()
    await expect(main.getByRole('img', { name: /^Code QR de virement/ })).toBeVisible()
    await expect(main).not.toContainText('Merci')
  })
})
