import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../test/setup/applicants.ts'
import { answersFor, pathOf, send } from '../../test/setup/registrations.ts'

const desk = await startTestApp()
const { app, clock, browse, lettersTo } = desk
const { draft, apply } = applicantsOf(desk)
const known = 'adherent@ceramique.example'
const asked = pathOf('identifiers')
const taken = 'a déjà un compte'
const tries = 30

let addresses = 0
const anybody = () => `passant-${++addresses}@exemple.fr`

/** Answers of the first step to one address after another; every second has an account. */
async function ask(path: string, browser: ReturnType<typeof browse>, fields: object, times: number) {
  const told: string[] = []
  for (let time = 1; time <= times; time++) {
    const email = time % 2 ? known : anybody()
    const reply = await browser.post(path, { ...fields, email })
    told.push(reply.text.includes(taken) ? taken : String(reply.location))
    clock.advance({ seconds: 1 })
  }
  return told
}

test('the first step tells of so many addresses an hour and IP; then every one is taken alike', async () => {
  const { browser } = await draft(association)
  const { password: _, again: __, ...fields } = await answersFor(app).filledIn.identifiers()
  clock.advance({ hours: 2 })
  const told = await ask(asked, browser, fields, tries + 10)
  expect(told.slice(0, tries).filter(each => each === taken)).toHaveLength(tries / 2)
  expect(new Set(told.slice(tries))).toEqual(new Set([pathOf('address')]))

  // Nor does sending tell: only the letter to the address does.
  await browser.post(asked, { ...fields, email: known })
  expect((await send(browser)).location).toBe('/inscription/envoyee')
  expect((await lettersTo(known))[0]?.text).toContain('un compte existe déjà')

  const elsewhere = await draft(association)
  expect((await ask(asked, elsewhere.browser, fields, 1))[0]).toBe(taken)
  clock.advance({ hours: 1 })
  const later = await draft(association)
  expect((await ask(asked, later.browser, fields, 1))[0]).toBe(taken)
})

test('sending counts too', async () => {
  const { browser } = await draft(association)
  clock.advance({ hours: 2 })
  const fields = await answersFor(app).filledIn.identifiers()
  await browser.post(asked, { ...fields, email: anybody() })
  const { text } = await browser.get('/inscription/validation')
  expect(text).toContain('Validation')
  await ask(asked, browser, fields, tries - 1)
  await browser.post('/inscription/plus-tard', { email: known })
  expect((await send(browser)).location).toBe('/inscription/envoyee')
})

test('correcting tells no more than that, and goes on', async () => {
  const { browser } = await apply(association)
  clock.advance({ hours: 2 })
  const told = await ask('/inscription/correction', browser, {}, tries + 6)
  expect(told.slice(0, tries).filter(each => each === taken)).toHaveLength(tries / 2)
  expect(new Set(told.slice(tries))).toEqual(new Set(['/inscription/envoyee']))
})

test('where the policy conceals, nothing is told or counted', async () => {
  const { browser } = await apply(worksCouncil)
  await browser.post('/inscription/correction', { email: 'salarie@verrerie.example' })
  const { id } = (await app.sites.byHost(worksCouncil))?.realm ?? { id: '' }
  const counted = await app.db
    .selectFrom('throttle')
    .select('kind')
    .where('realm_id', '=', id)
    .where('kind', '=', 'takenEmailIp')
    .execute()
  expect(counted).toEqual([])
})
