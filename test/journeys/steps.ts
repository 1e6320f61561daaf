import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { demonstrationPassword } from '../../src/demonstration/accounts.ts'
import { expectAccessible } from '../setup/axe.ts'
import { expect, test } from '../setup/journey.ts'
import type { Letter, TestSmtp } from '../setup/smtp.ts'

/** One that no account of the demonstration has. */
export const newPassword = 'Vendange-1998!'

export const wayToPassword = 'Mot de passe oublié ou première connexion'

/** The page with that heading is shown, it fits its width, and axe finds nothing on it. */
export async function onPage(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
  await looksGood(page)
}

/** It fits the width, and axe finds nothing; what looks like a page that was seen already is not looked at again. */
export async function looksGood(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
  if (isNew(await page.content(), page.viewportSize()?.width)) await expectAccessible(page)
}

/** Whether no journey of this project has shown such a page yet, but for what was typed, identifiers, numbers and addresses. */
function isNew(html: string, width = 0): boolean {
  const content = html
    .replace(/ value="[^"]*"/g, ' value')
    .replace(/(href|src)="([^"?#]*)[^"]*"/g, '$1="$2"')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[\w-]{43}\b/g, '')
    .replace(/[\w.+-]+@[\w.-]+/g, '@')
    .replace(/\d+/g, '')
  const state = createHash('sha256').update(`${test.info().project.name} ${width} ${content}`).digest('hex')
  try {
    writeFileSync(join(process.env.LOOKED_AT ?? '', state), '', { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Fills in the sign-in form that is shown, and sends it. */
export async function fillSignIn(where: Page | Locator, email: string, password = demonstrationPassword) {
  await where.getByLabel('Adresse e-mail', { exact: true }).fill(email)
  await where.getByLabel('Mot de passe', { exact: true }).fill(password)
  await where.getByRole('button', { name: 'Se connecter' }).click()
}

/** Signs in on the page of the form. */
export async function signIn(page: Page, origin: string, email: string, password = demonstrationPassword) {
  await page.goto(`${origin}/connexion`)
  await fillSignIn(page.getByRole('main'), email, password)
}

/** Asks for the letter with the link, on the page for that. */
export async function askForLink(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/mot-de-passe`)
  await page.getByLabel('Adresse e-mail', { exact: true }).fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
}

/** The green notice with that title. */
export const notice = (page: Page, title: string) =>
  page.getByRole('status').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

/** What has to be mended, on top of the page. */
export const summary = (page: Page) =>
  page.getByRole('alert').filter({ has: page.getByRole('heading', { name: 'Il y a un problème' }) })

export const letterTo = (email: string) => (letter: Letter) => letter.to === email

/** The link in the newest letter to that address once there are as many with one. */
export async function linkTo(smtp: TestSmtp, email: string, count = 1): Promise<string> {
  const links = () =>
    smtp.letters
      .filter(letterTo(email))
      .map(linkIn)
      .filter(link => link !== null)
  await smtp.waitFor(() => links().length >= count)
  return links().at(-1) ?? ''
}

/** The link to choose a password in a letter, or null. */
export function linkIn({ text }: Letter): string | null {
  return /http:\S+\?jeton=\S+/.exec(text)?.[0] ?? null
}

/** Types a new password twice, and saves it. */
export async function savePassword(page: Page, password: string, again = password): Promise<void> {
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(password)
  await page.getByLabel('Ressaisissez le mot de passe', { exact: true }).fill(again)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
}
