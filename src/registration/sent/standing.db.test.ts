import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../../test/setup/applicants.ts'
import { changeMembership, personsOf } from '../../../test/setup/people.ts'

const desk = await startTestApp()
const { app, browse } = desk
const { apply, approve, refuse, confirm, signIn, applicationOf } = applicantsOf(desk)

/** Whoever has applied and confirmed the address, signed in. */
async function applicant() {
  const { application, email } = await apply(worksCouncil)
  await confirm(worksCouncil, email)
  const browser = browse(worksCouncil)
  expect((await signIn(browser, email)).location).toBe('/espace')
  return { browser, application, email }
}

describe('who has confirmed the address and is not admitted yet', () => {
  test('is told after signing in what is still missing, of whom, and what is open meanwhile', async () => {
    const { browser, email } = await applicant()
    const page = await browser.get('/espace')
    expect(page.status).toBe(403)
    for (const said of [
      "<h1>Votre demande est en attente d'admission</h1>",
      'CSE Verrerie examine votre demande',
      'mailto:cse@verrerie.example',
      email,
      '15 juin 2026',
      'href="/espace/compte"',
    ])
      expect(page.text).toContain(said)
    expect(page.text).not.toContain('Confirmez votre adresse')
    expect((await browser.get('/espace/compte')).status).toBe(200)
  })

  test('gets in as soon as the structure has approved, without signing in anew', async () => {
    const { browser, application } = await applicant()
    await approve(worksCouncil, application)
    expect((await browser.get('/espace')).status).toBe(200)
  })

  test('reads the reason once it is refused', async () => {
    const { browser, application } = await applicant()
    await refuse(worksCouncil, application, 'Le dossier est incomplet.')
    const page = await browser.get('/espace')
    expect(page.status).toBe(403)
    for (const said of [
      "demande n'a pas été acceptée</h1>",
      'Le dossier est incomplet.',
      'mailto:cse@verrerie.example',
    ])
      expect(page.text).toContain(said)
    expect(page.text).not.toContain('plus membre')
  })
})

test('the newest application counts: after a refusal, a new one', async () => {
  const { browser, application, email } = await applicant()
  await refuse(worksCouncil, application, 'Le dossier est incomplet.')
  const again = await apply(worksCouncil, { email })
  await confirm(worksCouncil, email)
  expect((await applicationOf(email)).id).toBe(again.application.id)
  const page = await browser.get('/espace')
  expect(page.text).toContain("en attente d'admission</h1>")
  expect(page.text).not.toContain('incomplet')
})

test('who was admitted and has left since is told that, and no more of the application', async () => {
  const { email } = await apply(association)
  await confirm(association, email)
  const browser = browse(association)
  await signIn(browser, email)
  expect((await browser.get('/espace')).status).toBe(200)
  const [person] = await personsOf(app, email)
  await changeMembership(app, person?.id ?? '', { state: 'left' })
  const page = await browser.get('/espace')
  expect([page.status, page.text.includes("Vous n'êtes plus membre")]).toEqual([403, true])
})
