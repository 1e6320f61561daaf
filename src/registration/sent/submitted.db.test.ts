import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../../test/setup/applicants.ts'
import { send } from '../../../test/setup/registrations.ts'

const desk = await startTestApp()
const { app, clock, browse, lettersTo } = desk
const { somewhere, draft, apply, approve, refuse, confirm } = applicantsOf(desk)
const here = '/inscription/envoyee'
const again = '/inscription/renvoyer'

describe('who has sent nothing', () => {
  test('is led to where one begins, or goes on', async () => {
    expect((await browse(association).get(here)).location).toBe('/inscription')
    expect((await browse(association).post(again, {})).location).toBe(here)
    const { browser } = await draft(association)
    expect((await browser.get(here)).location).toBe('/inscription/validation')
    expect((await browser.post(again, {})).location).toBe(here)
  })

  test('sees nothing of what another browser has sent', async () => {
    await apply(association)
    expect((await somewhere(association).get(here)).location).toBe('/inscription')
  })
})

describe('« Demande envoyée »', () => {
  test.each([
    [
      association,
      ['Terre et Feu', 'dans les 30 jours qui suivent votre admission'],
      ['examine votre demande'],
    ],
    [worksCouncil, ['CSE Verrerie examine votre demande', 'cse@verrerie.example'], ['cotisation']],
  ])('on %s says the identifier, and what happens next as the policy has it', async (host, said, unsaid) => {
    const { browser, email } = await apply(host)
    await lettersTo(email)
    const page = await browser.get(here)
    expect(page.status).toBe(200)
    for (const text of [
      '<h1>Demande envoyée</h1>',
      `message envoyé à ${email}`,
      '15 juin 2026 à 10',
      ...said,
    ])
      expect(page.text).toContain(text)
    for (const text of unsaid) expect(page.text).not.toContain(text)
    expect(page.text).toContain('action="/inscription/autre"')
    expect(page.text).toContain('href="/inscription/correction"')
  })

  test('of two tabs shows the same, also when one is sent the form again', async () => {
    const { browser, email } = await apply(association)
    expect((await browser.post('/inscription/identifiants', { email: 'autre@exemple.fr' })).location).toBe(
      here,
    )
    expect((await browser.post('/inscription/validation', {})).location).toBe(here)
    expect((await browser.get(here)).text).toContain(email)
  })

  test('once refused says so, with the reason, and whom to contact', async () => {
    const { browser, application, email } = await apply(worksCouncil)
    await refuse(worksCouncil, application, 'Nous ne trouvons pas votre contrat.\nÉcrivez-nous <vite>.')
    const page = await browser.get(here)
    expect(page.text).toContain('pas été acceptée</h1>')
    expect(page.text).toContain('<p>Nous ne trouvons pas votre contrat.</p>')
    expect(page.text).toContain('&lt;vite>')
    expect(page.text).toContain('mailto:cse@verrerie.example')
    expect(page.text).not.toContain('Renvoyer')
    const [letter] = await lettersTo(email)
    expect(letter?.subject).toBe("Avantages Plus : votre demande d'inscription")
    for (const said of ['Nous ne trouvons pas votre contrat.', 'CSE Verrerie, cse@verrerie.example'])
      expect(letter?.text).toContain(said)
  })

  test('where admission does not wait for the address, one is still asked to confirm it', async () => {
    const { browser, application, email } = await apply(worksCouncil)
    await app.db
      .updateTable('application')
      .set({ state: 'admitted', admitted_at: clock.now(), approved_at: clock.now() })
      .where('id', '=', application.id)
      .execute()
    const page = await browser.get(here)
    expect(page.text).toContain('<h1>Félicitations</h1>')
    expect(page.text).toContain('Confirmez votre adresse')
    expect(page.text).toContain('Renvoyer')
    expect(page.text).not.toContain('/inscription/correction')
    await confirm(worksCouncil, email)
    expect((await browser.get(here)).text).not.toContain('Renvoyer')
  })

  test('an approval does not show before the address is confirmed', async () => {
    const { browser, application } = await apply(worksCouncil)
    await approve(worksCouncil, application)
    expect((await browser.get(here)).text).toContain('<h1>Demande envoyée</h1>')
  })
})

describe('« Renvoyer »', () => {
  test('within a minute sends nothing more and says the same; after it, once more', async () => {
    const { browser, email } = await apply(association)
    expect((await browser.post(again, {})).location).toBe(here)
    const page = await browser.get(here)
    expect(page.text).toContain("Un message vient d'être envoyé")
    expect(page.text).toContain('seconds="60"')
    expect((await browser.get(here)).text).not.toContain("Un message vient d'être envoyé")
    expect(await lettersTo(email)).toHaveLength(1)
    clock.advance({ seconds: 60 })
    expect((await browser.get(here)).text).toContain('seconds="0"')
    await Promise.all([browser.post(again, {}), browser.post(again, {})])
    expect(await lettersTo(email)).toHaveLength(2)
  })

  test('goes three times an hour, then says how long to wait', async () => {
    const { browser, email } = await apply(association)
    const statuses: number[] = []
    for (let times = 1; times <= 3; times++) {
      clock.advance({ minutes: 2 })
      statuses.push((await browser.post(again, {})).status)
    }
    expect(statuses).toEqual([303, 303, 429])
    const refused = await browser.post(again, {})
    expect(refused.text).toContain('dans 54 minutes')
    expect(refused.headers.get('retry-after')).toBe(String(54 * 60))
    expect(await lettersTo(email)).toHaveLength(3)
    const rows = await app.db.selectFrom('audit').select(['event', 'details']).execute()
    const of = (event: string) =>
      rows.filter(row => row.event === event && JSON.stringify(row.details).includes(email))
    expect([of('linkRequested').length, of('linkRefused').length]).toEqual([2, 2])
  })

  test('has nothing to send once the address is confirmed', async () => {
    const { browser, email } = await apply(association)
    await confirm(association, email)
    clock.advance({ minutes: 2 })
    expect((await browser.post(again, {})).location).toBe(here)
    expect((await lettersTo(email)).filter(({ subject }) => subject.includes('confirmez'))).toHaveLength(1)
  })
})

describe('what became of the letter', () => {
  test('is said when it was refused', async () => {
    const { browser, email } = await apply(association)
    await lettersTo(email)
    await app.db.updateTable('letter').set({ state: 'failed' }).where('to_email', '=', email).execute()
    expect((await browser.get(here)).text).toContain(`pas pu être remis à l'adresse ${email}`)
  })

  test('is said when it could not go, and « Renvoyer » sends it later', async () => {
    const { browser, email } = await draft(association)
    for (let times = 1; times <= 3; times++) {
      await browser.post('/inscription/plus-tard', { email })
      clock.advance({ minutes: 2 })
    }
    await send(browser)
    expect((await browser.get(here)).text).toContain(`pas encore parti à l'adresse ${email}`)
    expect(await lettersTo(email)).toHaveLength(3)
    clock.advance({ hours: 1 })
    await browser.post(again, {})
    const [letter] = await lettersTo(email)
    expect(letter?.subject).toContain('confirmez')
  })

  test('a link to resume that left a moment before does not hold it up', async () => {
    const { browser, email } = await draft(association)
    await browser.post('/inscription/plus-tard', { email })
    await send(browser)
    const subjects = (await lettersTo(email)).map(({ subject }) => subject)
    expect(subjects[0]).toContain('confirmez')
    expect(subjects).toHaveLength(2)
  })
})
