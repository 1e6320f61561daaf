import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association } from '../../../test/setup/applicants.ts'
import { accountOf, personsOf } from '../../../test/setup/people.ts'
import { chosenPassword } from '../../../test/setup/registrations.ts'

const desk = await startTestApp()
const { app, clock, browse, linkTo: passwordLinkTo } = desk
const { apply, linkTo, confirm, signIn, somewhere } = applicantsOf(desk)
const here = '/inscription/confirmation'
const intruding = { password: 'Attaquant-1998!', again: 'Attaquant-1998!' }
const anne = { familyName: 'Lambert', givenName: 'Anne' }

let mailboxes = 0
/** Somebody's application, and a later one that somebody else has sent with the same name and address. */
async function shadowed() {
  const email = `ombre-${++mailboxes}@exemple.fr`
  const mine = await apply(association, { email, ...anne, password: chosenPassword, again: chosenPassword })
  const mineLink = await linkTo(email)
  clock.advance({ minutes: 3 })
  const theirs = await apply(association, { email, ...anne, ...intruding })
  return { email, mine, mineLink, theirs, theirLink: await linkTo(email) }
}

describe('where several applications wait for one mailbox', () => {
  test('the password of the one that is confirmed does not count, and the page says so', async () => {
    const { email, theirLink } = await shadowed()
    const browser = browse(association)
    await browser.get(theirLink)
    await browser.post(here, {})
    const page = await browser.get(here)
    expect(page.text).toContain('Il vous reste à choisir un mot de passe')
    expect(page.text).toContain('href="/mot-de-passe"')
    expect((await accountOf(app, email)).password_hash).toBeNull()
    for (const password of [intruding.password, chosenPassword])
      expect((await signIn(somewhere(association), email, password)).status).toBe(422)
  })

  test('the page leads to where a password is chosen, with the address filled in', async () => {
    const { email, theirLink } = await shadowed()
    const browser = browse(association)
    await browser.get(theirLink)
    await browser.post(here, {})
    await browser.get(here)
    expect((await browser.get('/mot-de-passe')).text).toContain(`value="${email}"`)
    clock.advance({ minutes: 2 })
    await browser.post('/mot-de-passe', { email })
    await browser.get(await passwordLinkTo(email))
    const fields = { password: 'Vraiment-la-mienne-1', again: 'Vraiment-la-mienne-1' }
    await browser.post('/mot-de-passe/nouveau', fields)
    expect((await signIn(somewhere(association), email, fields.password)).location).toBe('/espace')
    const again = browse(association)
    await again.get(theirLink)
    expect((await again.get(here)).text).not.toContain('Il vous reste à choisir')
  })

  test('confirmed in the browser that sent it, it counts, and theirs never does after that', async () => {
    const { email, mine, mineLink, theirLink } = await shadowed()
    await mine.browser.get(mineLink)
    await mine.browser.post(here, {})
    expect((await mine.browser.get(here)).text).toContain('que vous avez choisi en vous inscrivant')
    clock.advance({ minutes: 1 })
    const late = browse(association)
    await late.get(theirLink)
    await late.post(here, {})
    expect((await late.get(here)).text).toContain("n'a pas changé")
    expect((await signIn(somewhere(association), email)).location).toBe('/espace')
    expect((await signIn(somewhere(association), email, intruding.password)).status).toBe(422)
    expect(await personsOf(app, email)).toHaveLength(1)
  })

  test('a browser that sent another one is as good as any other', async () => {
    const { email, mine, theirLink } = await shadowed()
    await mine.browser.get(theirLink)
    await mine.browser.post(here, {})
    expect((await accountOf(app, email)).password_hash).toBeNull()
    expect((await mine.browser.get('/inscription/envoyee')).status).toBe(200)
  })

  test('the one of the two that was taken back, or went to another address, takes nothing away', async () => {
    const { email, mineLink, theirs, theirLink } = await shadowed()
    const browser = browse(association)
    await browser.get(theirLink)
    await browser.post(`${here}/refus`, {})
    expect((await theirs.browser.get('/inscription/envoyee')).location).toBe('/inscription')
    await browser.get(mineLink)
    await browser.post(here, {})
    expect((await signIn(somewhere(association), email)).location).toBe('/espace')
  })

  test('the browser that sent it is told too', async () => {
    const { theirs, theirLink } = await shadowed()
    const browser = browse(association)
    await browser.get(theirLink)
    await browser.post(here, {})
    expect((await theirs.browser.get('/inscription/envoyee')).text).toContain('Il vous reste à choisir')
  })

  test('both confirmed at once are one person, with one account', async () => {
    for (let times = 1; times <= 5; times++) {
      const { email, mineLink, theirLink } = await shadowed()
      const browsers = [browse(association), browse(association)]
      await browsers[0]?.get(mineLink)
      await browsers[1]?.get(theirLink)
      const replies = await Promise.all(browsers.map(browser => browser.post(here, {})))
      expect(replies.map(({ status }) => status)).toEqual([303, 303])
      expect(await personsOf(app, email)).toHaveLength(1)
      expect((await accountOf(app, email)).password_hash).toBeNull()
    }
  })
})

test('one application that nothing shadows keeps its password on any device', async () => {
  const { email } = await apply(association)
  await confirm(association, email)
  expect((await signIn(somewhere(association), email)).location).toBe('/espace')
})
