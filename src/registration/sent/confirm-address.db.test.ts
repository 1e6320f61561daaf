import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../../test/setup/applicants.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { chosenPassword } from '../../../test/setup/registrations.ts'
import { queueLetter } from '../../mail/outbox.ts'

const desk = await startTestApp()
const { app, clock, browse, lettersTo } = desk
const { apply, applicationOf, linkTo, confirm, refuse, signIn } = applicantsOf(desk)
const here = '/inscription/confirmation'

const audits = async (event: string) =>
  (await app.db.selectFrom('audit').select('details').where('event', '=', event).execute()).map(row =>
    JSON.stringify(row.details),
  )

describe('the letter', () => {
  test('recalls the identifier, never the password, and names nobody; its first link confirms', async () => {
    const { email } = await apply(association)
    const [letter] = await lettersTo(email)
    expect(letter?.subject).toBe('Terre et Feu : confirmez votre inscription')
    for (const body of [letter?.text, letter?.html]) {
      expect(body).toContain(email)
      expect(body).toMatch(/http:\/\/ceramique\.localhost:3000\/inscription\/confirmation\?jeton=[\w-]{43}/)
      expect(body).toContain('sept jours')
      for (const hidden of [chosenPassword, 'Hermitte', 'Zoé']) expect(body).not.toContain(hidden)
    }
    expect(/https?:\S+/.exec(letter?.text ?? '')?.[0]).toContain('/inscription/confirmation?jeton=')
  })

  test('says what comes next where the structure decides', async () => {
    const { email } = await apply(worksCouncil)
    expect((await lettersTo(email))[0]?.text).toContain('Ensuite, CSE Verrerie examine votre demande')
  })

  test('is withheld when there is nothing to confirm any more', async () => {
    const { email, application } = await apply(association)
    await confirm(association, email)
    await app.db.transaction().execute(async tx => {
      await queueLetter(app, tx, {
        realmId: application.realm_id,
        siteId: application.site_id,
        to: email,
        template: 'applicationReceived',
        details: { application: application.id },
      })
    })
    await lettersTo(email)
    const states = await app.db.selectFrom('letter').select('state').where('to_email', '=', email).execute()
    expect(states.map(({ state }) => state).sort()).toEqual(['sent', 'sent', 'withheld'])
  })
})

describe('the link', () => {
  test('leads to the clean address, and shows what is confirmed; looking uses nothing up', async () => {
    const { email } = await apply(association)
    const browser = browse(association)
    const link = await linkTo(email)
    for (let times = 1; times <= 3; times++) {
      await browse(association).head(link)
      expect((await browser.get(link)).location).toBe(here)
    }
    const page = await browser.get(here)
    expect(page.status).toBe(200)
    for (const said of [email, 'Terre et Feu', '15 juin 2026', 'Confirmer mon adresse', "Ce n'est pas moi"])
      expect(page.text.replaceAll('&#39;', "'")).toContain(said)
    expect(page.text).toContain('Hermitte')
    expect((await applicationOf(email)).email_confirmed_at).toBeNull()
    expect(await app.db.selectFrom('account').select('id').where('email', '=', email).execute()).toEqual([])
  })

  test('confirms with one click from any browser, and admits where nothing else is asked', async () => {
    const { email, browser: first } = await apply(association)
    const browser = await confirm(association, email)
    const page = await browser.get(here)
    expect([page.status, page.text.includes('<h1>Félicitations</h1>')]).toEqual([200, true])
    expect(page.text).toContain('que vous avez choisi en vous inscrivant')
    expect((await browser.get('/connexion')).text).toContain(`value="${email}"`)
    expect((await first.get('/inscription/envoyee')).text).toContain('<h1>Félicitations</h1>')
    expect((await signIn(browser, email)).location).toBe('/espace')
    expect((await browser.get('/espace')).status).toBe(200)
    const [, letter] = await lettersTo(email).then(all => all.toReversed())
    expect(letter?.text).toContain('Félicitations')
    expect(letter?.text).toContain('http://ceramique.localhost:3000/connexion')
    expect((await audits('addressConfirmed')).length).toBeGreaterThan(0)
    expect((await applicationOf(email)).password_hash).toBeNull()
  })

  test('clicked twice, at once or after, makes one person, and shows the same page', async () => {
    const { email } = await apply(association)
    const browser = browse(association)
    await browser.get(await linkTo(email))
    const token = browser.cookies.get('__Host-confirmation') ?? ''
    const replies = await Promise.all([1, 2, 3].map(() => browser.post(here, { jeton: token })))
    expect(replies.map(({ location }) => location)).toEqual([here, here, here])
    expect((await browser.get(here)).text).toContain('<h1>Félicitations</h1>')
    await browser.post(here, { jeton: token })
    expect((await browser.get(here)).text).toContain('<h1>Félicitations</h1>')
    expect(await personsOf(app, email)).toHaveLength(1)
    const welcomes = (await lettersTo(email)).filter(({ subject }) => subject.includes('bienvenue'))
    expect(welcomes).toHaveLength(1)
  })

  test('of two letters either will do, and both at once make no trouble', async () => {
    const { browser, email } = await apply(association)
    const first = await linkTo(email)
    clock.advance({ seconds: 61 })
    await browser.post('/inscription/renvoyer', {})
    const second = await linkTo(email)
    expect(second).not.toBe(first)
    const tokens = [first, second].map(link => link.slice(link.indexOf('=') + 1))
    const replies = await Promise.all(tokens.map(jeton => browse(association).post(here, { jeton })))
    expect(replies.map(({ status }) => status)).toEqual([303, 303])
    expect(await personsOf(app, email)).toHaveLength(1)
    const late = browse(association)
    await late.get(first)
    const page = await late.get(here)
    expect([page.status, page.text.includes('<h1>Félicitations</h1>')]).toEqual([200, true])
  })

  test('each tab confirms for the link that it shows', async () => {
    const [one, two] = [await apply(association), await apply(association)]
    const browser = browse(association)
    await browser.get(await linkTo(one.email))
    const jeton = /name="jeton" value="([\w-]+)"/.exec((await browser.get(here)).text)?.[1] ?? ''
    await browser.get(await linkTo(two.email))
    await browser.post(here, { jeton })
    expect((await browser.get(here)).text).toContain(one.email)
    expect((await applicationOf(two.email)).email_confirmed_at).toBeNull()
  })

  test('expires after seven days; a new letter is one click away', async () => {
    const { email } = await apply(association)
    const link = await linkTo(email)
    clock.advance({ hours: 7 * 24 })
    const browser = browse(association)
    await browser.get(link)
    const page = await browser.get(here)
    expect([page.status, page.text.includes('Ce lien a expiré')]).toEqual([410, true])
    await browser.post(here, {})
    expect((await applicationOf(email)).email_confirmed_at).toBeNull()
    expect((await browser.post(`${here}/renvoyer`, {})).location).toBe(here)
    expect((await browser.get(here)).text).toContain("Un message vient d'être envoyé")
    expect(await linkTo(email)).not.toBe(link)
    await confirm(association, email)
    expect((await applicationOf(email)).state).toBe('admitted')
    await browser.get(link)
    expect((await browser.get(here)).text).toContain('<h1>Félicitations</h1>')
  })

  test('asked for too often, is refused with how long to wait', async () => {
    const { email } = await apply(association)
    const link = await linkTo(email)
    clock.advance({ hours: 7 * 24 })
    const browser = browse(association)
    await browser.get(link)
    for (const expected of [303, 303, 303, 429]) {
      expect((await browser.post(`${here}/renvoyer`, {})).status).toBe(expected)
      clock.advance({ seconds: 61 })
    }
  })

  test.each(['', 'A'.repeat(43), 'x'])('%j is no link, and is told so', async token => {
    const browser = browse(association)
    await browser.get(`${here}?jeton=${token}`)
    const page = await browser.get(here)
    expect([page.status, page.text.includes('plus bon')]).toEqual([410, true])
    expect((await browser.post(here, { jeton: token })).location).toBe(here)
    expect((await browser.post(`${here}/renvoyer`, { jeton: token })).location).toBe(here)
  })

  test('of another realm is unknown', async () => {
    const { email } = await apply(association)
    const browser = browse(worksCouncil)
    await browser.get(await linkTo(email))
    expect((await browser.get(here)).status).toBe(410)
    await browser.post(here, {})
    await browser.post(`${here}/refus`, {})
    expect((await applicationOf(email)).email_confirmed_at).toBeNull()
  })
})

describe('« Ce n’est pas moi »', () => {
  test('deletes the application, says so, and leaves the invitation its use', async () => {
    const uses = async () =>
      (
        await app.db
          .selectFrom('invitation')
          .select('uses')
          .where('code', '=', 'verrerie-demo')
          .executeTakeFirstOrThrow()
      ).uses
    const before = await uses()
    const { email, browser: sender } = await apply(worksCouncil)
    expect(await uses()).toBe(before + 1)
    const browser = browse(worksCouncil)
    const link = await linkTo(email)
    await browser.get(link)
    const jeton = browser.cookies.get('__Host-confirmation') ?? ''
    for (let times = 1; times <= 2; times++) {
      expect((await browser.post(`${here}/refus`, { jeton })).location).toBe(here)
      expect((await browser.get(here)).text).toContain('La demande est effacée')
    }
    expect(await app.db.selectFrom('application').select('id').where('email', '=', email).execute()).toEqual(
      [],
    )
    expect(await uses()).toBe(before)
    expect((await audits('applicationWithdrawn')).some(details => details.includes(email))).toBe(true)
    expect((await sender.get('/inscription/envoyee')).location).toBe('/inscription')
    await browser.get(link)
    expect((await browser.get(here)).status).toBe(410)
  })

  test('comes too late once it is confirmed, or decided', async () => {
    const confirmed = await apply(association)
    const link = await linkTo(confirmed.email)
    const browser = await confirm(association, confirmed.email)
    await browser.get(link)
    await browser.post(`${here}/refus`, {})
    expect((await browser.get(here)).text).toContain('<h1>Félicitations</h1>')
    const refused = await apply(worksCouncil)
    const itsLink = await linkTo(refused.email)
    await refuse(worksCouncil, refused.application, 'Vous n’êtes pas salarié.')
    const late = browse(worksCouncil)
    await late.get(itsLink)
    await late.post(`${here}/refus`, {})
    const page = await late.get(here)
    expect(page.text).toContain('pas été acceptée')
    expect(page.text).toContain('pas salarié')
    expect((await applicationOf(refused.email)).state).toBe('refused')
  })
})
