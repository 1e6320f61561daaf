import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association } from '../../../test/setup/applicants.ts'
import { pathOf } from '../../../test/setup/registrations.ts'

const desk = await startTestApp()
const { app, clock, browse } = desk
const { draft, apply, signIn } = applicantsOf(desk)
const ask = '/inscription/ouvrir'
const sent = '/inscription/envoyee'

/** Somebody who has sent one, and signs in with a browser that holds the draft of somebody else. */
async function signedInOverDraft() {
  const { email, application } = await apply(association)
  const { browser } = await draft(association, { email: `neuve-${email}`, givenName: 'Ange' })
  const held = browser.cookies.get('__Host-draft')
  const reply = await signIn(browser, email)
  return { browser, email, application, held, reply }
}

const keysOf = async (id: string) =>
  await app.db
    .selectFrom('application_key')
    .select('token_hash')
    .where('application_id', '=', id)
    .where('purpose', '=', 'browser')
    .execute()

test('signing in asks before it puts the draft of this browser aside', async () => {
  const { browser, email, held, reply } = await signedInOverDraft()
  expect(reply.location).toBe(ask)
  expect(browser.cookies.get('__Host-draft')).toBe(held)
  const page = await browser.get(ask)
  expect(page.text).toContain('<h1>Une autre inscription est commencée ici</h1>')
  expect(page.text).toContain('href="/inscription/plus-tard"')
  expect(page.text).not.toContain(email)
  expect((await browser.get(pathOf('identifiers'))).text).toContain('value="Ange"')
  expect((await browser.post(ask, {})).location).toBe(sent)
  expect((await browser.get(sent)).text).toContain(email)
  expect(browser.cookies.has('__Host-application')).toBe(false)
})

test('who goes on with the draft loses nothing, and can still show the other one later', async () => {
  const { browser, email, application } = await signedInOverDraft()
  await browser.post(pathOf('address'), { line1: '9 quai Neuf', go: 'previous' })
  expect((await browser.get(pathOf('address'))).text).toContain('9 quai Neuf')
  const before = await keysOf(application.id)
  expect((await signIn(browser, email)).location).toBe(ask)
  expect(await keysOf(application.id)).toEqual(before)
  expect((await browser.post(ask, {})).location).toBe(sent)
})

test('without a draft it is shown at once, and nothing waits', async () => {
  const { email } = await apply(association)
  const browser = browse(association, { ip: '198.51.100.1' })
  expect((await signIn(browser, email)).location).toBe(sent)
  expect((await browser.get(ask)).location).toBe('/connexion')
  expect((await browser.post(ask, {})).location).toBe('/connexion')
  const other = await apply(association)
  expect((await signIn(browser, other.email)).location).toBe(sent)
})

test('once the draft is gone from here, the page leads straight to what was sent', async () => {
  const { browser, email } = await signedInOverDraft()
  await browser.post('/inscription/autre', {})
  expect((await browser.get(ask)).location).toBe(sent)
  expect((await browser.get(sent)).text).toContain(email)
})

test('what waits goes after an hour', async () => {
  const { browser } = await signedInOverDraft()
  clock.advance({ minutes: 61 })
  expect((await browser.get(ask)).location).toBe('/connexion')
})
