import type { Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { onPage, wayToPassword } from './steps.ts'

const site = 'ceramique.localhost'

/** What the keyboard is on: its words, or its label. Its outline must be there to see. */
async function focused(page: Page): Promise<string> {
  const { name, outline } = await page.evaluate(() => {
    const element = document.activeElement
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : element
    const style = element ? getComputedStyle(element) : undefined
    return {
      name: (label as HTMLElement | null)?.innerText.trim() ?? '',
      outline: style?.outlineStyle === 'none' ? 0 : Number.parseFloat(style?.outlineWidth ?? '0'),
    }
  })
  expect(outline, `« ${name} » has no visible focus`).toBeGreaterThan(1)
  return name
}

async function tab(page: Page): Promise<string> {
  await page.keyboard.press('Tab')
  return await focused(page)
}

/** The pages of the site stand between the header and the content: folded on a phone, a link for each at a desk. */
async function tabThroughMenu(page: Page, next: string): Promise<void> {
  const passed: string[] = []
  while (passed.at(-1) !== next && passed.length < 6) passed.push(await tab(page))
  expect(passed.at(-1)).toBe(next)
}

test('signing in with the keyboard alone, on the page of the form', async ({
  page,
  sharedGuichet: guichet,
  scripts,
}) => {
  await page.goto(`${guichet.origin(site)}/connexion`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await tab(page)).toBe('Aller au contenu')
  expect(await tab(page)).toContain('Terre et Feu')
  expect(await tab(page)).toBe('Rubriques')
  expect(await tab(page)).toBe('Se connecter')
  await tabThroughMenu(page, 'Adresse e-mail')
  await page.keyboard.type('adherent@ceramique.example')
  expect(await tab(page)).toBe('Mot de passe')
  await page.keyboard.type('Bienvenue-2026!')
  if (scripts) {
    expect(await tab(page)).toBe('Afficher le mot de passe')
    await page.keyboard.press('Space')
    await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveAttribute('type', 'text')
  }
  expect(await tab(page)).toBe('Se souvenir de moi')
  await page.keyboard.press('Space')
  await expect(page.getByLabel('Se souvenir de moi', { exact: true })).toBeChecked()
  expect(await tab(page)).toBe('Se connecter')
  expect(await tab(page)).toBe(wayToPassword)
  expect(await tab(page)).toBe('Créer un compte')
  expect(await tab(page)).toBe('Guide de connexion')
  expect(await tab(page)).toBe("Revenir à l'accueil")
  await page.getByLabel('Mot de passe', { exact: true }).focus()
  await page.keyboard.press('Enter')
  await onPage(page, 'Espace membres')

  await test.step('and out again', async () => {
    const names: string[] = []
    while (names.at(-1) !== 'Se déconnecter' && names.length < 10) names.push(await tab(page))
    expect(names.slice(2)).toEqual([
      'Espace membres',
      'Mon compte',
      'Rubriques',
      'Annuaire',
      'Se déconnecter',
    ])
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Vous êtes déconnecté' })).toBeVisible()
  })
})

test('the dialog keeps the keyboard, gives it back, and sends with Enter', {
  tag: ['@once', '@javascript'],
}, async ({ page, sharedGuichet: guichet }) => {
  await page.goto(guichet.origin(site))
  for (const _ of [1, 2, 3, 4]) await tab(page)
  expect(await focused(page)).toBe('Se connecter')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Se connecter' })
  await expect(dialog).toBeVisible()
  expect(await focused(page)).toBe('Adresse e-mail')
  const reached = new Set<string>()
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab')
    const inside = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement === document.body || activeElement?.closest('dialog') !== null
    })
    expect(inside, 'the keyboard left the dialog').toBe(true)
    reached.add(await page.evaluate(() => (document.activeElement as HTMLElement).innerText.trim()))
  }
  for (const name of ['Fermer', wayToPassword, "Revenir à l'accueil"]) expect([...reached]).toContain(name)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await focused(page)).toBe('Se connecter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('adherent@ceramique.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Bienvenue-2026!')
  await page.keyboard.press('Enter')
  await onPage(page, 'Espace membres')
})

test('the skip link leads to the content, a mistake into its field', { tag: '@once' }, async ({
  page,
  sharedGuichet: guichet,
}) => {
  await page.goto(`${guichet.origin(site)}/connexion`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await tab(page)).toBe('Adresse e-mail')
  await page.keyboard.press('Enter')
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  expect(await tab(page)).toBe('Saisissez votre adresse e-mail')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByLabel('Adresse e-mail', { exact: true })).toBeFocused()
})
