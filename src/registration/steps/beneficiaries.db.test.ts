import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf } from '../../../test/setup/applicants.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { answersFor, type Fields, pathOf, send } from '../../../test/setup/registrations.ts'
import { householdOf } from '../../members/household.ts'
import type { Site } from '../../organisations/site.ts'

const desk = await startTestApp()
const { app, browse } = desk
const { confirm } = applicantsOf(desk)
const host = 'avantages.localhost'
const here = pathOf('beneficiaries')

/** A browser that has come as far as the beneficiaries. */
async function atBeneficiaries(): Promise<{ browser: Browser; email: string }> {
  const browser = browse(host)
  const { email, filledIn } = answersFor(app)
  await browser.get('/invitation/verrerie-demo')
  for (const name of ['account', 'deliveryAddress'] as const)
    expect((await browser.post(pathOf(name), await filledIn[name]())).status).toBe(303)
  return { browser, email }
}

const children = (count: number): Fields =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, string][] => [
      [`${index}-kind`, 'dependentChild'],
      [`${index}-familyName`, 'Rossi'],
      [`${index}-givenName`, `Enfant ${index + 1}`],
      [`${index}-birthDate`, '12/05/2017'],
    ]).flat(),
  )

test('buttons add and remove without a script, come back to the block, and lose nothing that was typed', async () => {
  const { browser } = await atBeneficiaries()
  expect((await browser.post(here, { go: 'add' })).location).toBe(`${here}#beneficiary-0`)
  const typed = { '0-kind': 'spouse', '0-familyName': 'Rossi', '0-givenName': 'Ange' }
  expect((await browser.post(here, { ...typed, go: 'add' })).location).toBe(`${here}#beneficiary-1`)
  const half = { ...typed, '1-kind': '', '1-givenName': 'Lila', '1-birthDate': 'bientôt' }
  expect((await browser.post(here, { ...half, go: 'add' })).location).toBe(`${here}#beneficiary-2`)
  const page = (await browser.get(here)).text
  for (const kept of ['value="Ange"', 'value="Lila"', 'value="bientôt"', 'id="beneficiary-2"'])
    expect(page).toContain(kept)
  const wrong = await browser.post(here, half)
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('href="#1-kind"')
  expect((await browser.post(here, { ...half, go: 'remove-1' })).location).toBe(`${here}#beneficiary-0`)
  expect((await browser.get(here)).text).not.toContain('Lila')
  expect((await browser.post(here, typed)).location).toBe('/inscription/validation')
})

test('hundreds at once are refused in one line; the form that nobody could fill in harms nobody', async () => {
  const { browser } = await atBeneficiaries()
  const reply = await browser.post(here, children(900))
  expect(reply.status).toBe(422)
  expect(reply.text).toContain('100 bénéficiaires au plus')
  const page = await browser.get(here)
  expect(page.status).toBe(200)
  expect(page.text.match(/<fieldset/g)).toHaveLength(101)
  expect((await browser.get('/inscription/validation')).location).toBe(here)
  expect((await browser.post(here, children(2))).location).toBe('/inscription/validation')
})

test('as many as there are become the household of the applicant, once the address is confirmed', async () => {
  const { browser, email } = await atBeneficiaries()
  await browser.post(here, children(40))
  expect((await send(browser)).location).toBe('/inscription/envoyee')
  await confirm(host, email)
  const [person] = await personsOf(app, email)
  const { realm } = (await app.sites.byHost(host)) as Site
  const today = Temporal.PlainDate.from('2026-06-15')
  const { beneficiaries } = await householdOf(app.db, realm, person?.id ?? '', today)
  expect(beneficiaries).toHaveLength(40)
  expect(beneficiaries[0]?.rightsEnd?.toString()).toBe('2043-05-12')
})
