import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { onPage } from './steps.ts'

/*
 * Somebody who has never signed in reads the guide of the site, on a screen or on paper, and comes to the form.
 */

const title = 'Guide de connexion'
const sites = ['federation.localhost', 'ceramique.localhost', 'avantages.localhost']

for (const site of sites) {
  test(`the guide of ${site} is found from the home page, and leads to the form`, { tag: '@phone' }, async ({
    page,
    sharedGuichet: guichet,
    scripts,
  }) => {
    const main = page.getByRole('main')
    await page.goto(`${guichet.origin(site)}/`)
    await main.getByRole('link', { name: title }).click()
    await onPage(page, title)
    await expect(main.getByRole('button', { name: 'Imprimer ce guide' })).toHaveCount(scripts ? 1 : 0)
    await expect(main.getByText('dans le menu de votre navigateur')).toHaveCount(scripts ? 0 : 1)
    await main.getByRole('link', { name: 'Se connecter', exact: true }).first().click()
    await expect(page).toHaveURL(/#connexion$/)
    await expect(main.getByRole('heading', { name: 'Remplir le formulaire' })).toBeVisible()
    await main.locator('#connexion-ouvrir').getByRole('link', { name: 'Se connecter' }).click()
    await onPage(page, 'Se connecter')
    await expect(main.getByRole('link', { name: title })).toBeVisible()
  })
}

test('nothing in the pictures takes the focus, a name, or what the browser remembers', async ({
  page,
  sharedGuichet: guichet,
}) => {
  await page.goto(`${guichet.origin('ceramique.localhost')}/guide`)
  const figures = page.locator('.guide-screen')
  expect(await figures.count()).toBeGreaterThan(10)
  // What a screen reader meets there is what the caption says.
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('button', { name: 'Se connecter' })).toHaveCount(0)
  await expect(page.locator('.guide-screen :is(input, select, button):enabled')).toHaveCount(0)
})

test('on paper it is black on white, with the address in full and no navigation', { tag: '@once' }, async ({
  page,
  sharedGuichet: guichet,
}) => {
  await page.setViewportSize({ width: 700, height: 1000 })
  await page.goto(`${guichet.origin('federation.localhost')}/guide`)
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  const main = page.getByRole('main')
  await expect(main.getByRole('navigation')).toBeHidden()
  await expect(page.getByRole('contentinfo')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Imprimer ce guide' })).toBeHidden()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeHidden()
  await expect(main.getByText(/federation\.localhost:\d+\/connexion/)).toBeVisible()
  await expect(main.getByText('03 80 00 10 10 · secretariat@federation.example')).toBeVisible()
  await expect(main.getByRole('img', { name: /^Code QR/ })).toBeVisible()
  const step = page.locator('#mot-de-passe-demander')
  await expect(step).toHaveCSS('break-inside', 'avoid')
  expect(await step.getByRole('link').evaluate(writtenBeside)).toMatch(/localhost:\d+\/mot-de-passe/)
  const pages = await pagesOf(page)
  expect(pages).toBeGreaterThan(3)
  expect(pages).toBeLessThan(15)
})

/** What the style sheet writes after a link. */
const writtenBeside = (link: Element) => getComputedStyle(link, '::after').content

/** How many sheets of A4 it takes. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
}
