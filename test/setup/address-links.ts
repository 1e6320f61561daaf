import { demonstrationPassword } from '../../src/demonstration/accounts.ts'
import type { TestApp } from './app.ts'
import type { Browser } from './browser-less-client.ts'

/** The path with the link of the newest letter of that kind to an address, for `confirmation` or `annulation`. */
export async function addressLink(
  desk: Pick<TestApp, 'lettersTo'>,
  email: string,
  kind: 'confirmation' | 'annulation',
): Promise<string> {
  const pattern = new RegExp(`/adresse/${kind}\\?jeton=\\S+`)
  const found = (await desk.lettersTo(email)).map(({ text }) => pattern.exec(text)?.[0]).find(Boolean)
  if (!found) throw new Error(`No letter with such a link to ${email}`)
  return found
}

/** Asks for another address, with the demonstration's password. */
export async function askForAddress(browser: Browser, email: string, password = demonstrationPassword) {
  return await browser.post('/espace/adresse', { email, password, sure: email })
}

/** Opens a link of a letter as a browser does, and shows the page behind it. */
export async function open(browser: Browser, link: string) {
  const opened = await browser.get(link)
  return await browser.get(opened.location ?? '')
}

/** Follows a link of a letter to its end: opens it, and sends the form of the page. */
export async function follow(browser: Browser, link: string) {
  await open(browser, link)
  const [path = '', query] = link.split('?')
  return await browser.post(path, { jeton: new URLSearchParams(query).get('jeton') ?? '' })
}
