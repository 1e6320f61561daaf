import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../../test/setup/applicants.ts'
import { accountOf, personsOf } from '../../../test/setup/people.ts'
import { chosenPassword } from '../../../test/setup/registrations.ts'
import { demonstrationPassword } from '../../demonstration/accounts.ts'
import { enterPerson } from '../../members/enter-member.ts'

const desk = await startTestApp()
const { app, clock, browse, lettersTo } = desk
const { apply, applicationOf, linkTo, confirm, approve, signIn } = applicantsOf(desk)
const here = '/inscription/confirmation'

describe('whichever comes first', () => {
  test('confirmed, then approved', async () => {
    const { email, application, browser } = await apply(worksCouncil)
    const other = await confirm(worksCouncil, email)
    const page = await other.get(here)
    expect(page.text).toContain('<h1>Votre adresse est confirmée</h1>')
    expect(page.text).toContain('CSE Verrerie examine votre demande')
    const sent = await browser.get('/inscription/envoyee')
    expect(sent.text).toContain('<h1>Demande envoyée</h1>')
    expect(sent.text).toContain('Votre adresse est confirmée')
    await approve(worksCouncil, application)
    for (const [who, path] of [
      [other, here],
      [browser, '/inscription/envoyee'],
    ] as const)
      expect((await who.get(path)).text).toContain('<h1>Félicitations</h1>')
    expect((await signIn(other, email)).location).toBe('/espace')
    expect((await other.get('/espace')).status).toBe(200)
  })

  test('approved, then confirmed', async () => {
    const { email, application, browser } = await apply(worksCouncil)
    await approve(worksCouncil, application)
    const page = await browser.get('/inscription/envoyee')
    expect(page.text).toContain('<h1>Demande envoyée</h1>')
    expect(page.text).not.toContain('examine votre demande')
    expect((await applicationOf(email)).state).toBe('submitted')
    const other = await confirm(worksCouncil, email)
    expect((await other.get(here)).text).toContain('<h1>Félicitations</h1>')
    expect((await signIn(other, email)).location).toBe('/espace')
    const subjects = (await lettersTo(email)).map(({ subject }) => subject)
    expect(subjects).toEqual(['Avantages Plus : bienvenue', 'Avantages Plus : confirmez votre inscription'])
  })

  test('both at once', async () => {
    const { email, application } = await apply(worksCouncil)
    const browser = browse(worksCouncil)
    await browser.get(await linkTo(email))
    await Promise.all([approve(worksCouncil, application), browser.post(here, {})])
    expect((await browser.get(here)).text).toContain('<h1>Félicitations</h1>')
    expect(await personsOf(app, email)).toHaveLength(1)
  })
})

describe('an account that was there before keeps its password', () => {
  const known = 'salarie@verrerie.example'

  test('the applicant is told nothing, the mailbox everything', async () => {
    clock.advance({ minutes: 1 })
    const { browser } = await apply(worksCouncil, {
      email: known,
      familyName: 'Meyer',
      givenName: 'Luc',
      password: chosenPassword,
      again: chosenPassword,
    })
    const unknown = await apply(worksCouncil)
    const [page, other] = [
      await browser.get('/inscription/envoyee'),
      await unknown.browser.get('/inscription/envoyee'),
    ]
    const told = (text: string, email: string, name: string) =>
      text.replaceAll(email, 'X').replaceAll(name, 'N')
    expect(told(page.text, known, 'Luc Meyer').replace(/Zoé L.*Hermitte/, 'N')).toBe(
      told(other.text, unknown.email, 'N').replace(/Zoé L.*Hermitte/, 'N'),
    )
    const [letter] = await lettersTo(known)
    expect(letter?.text).toContain(`un compte existe déjà avec l'adresse ${known}`)
    expect(letter?.text).toContain('/mot-de-passe')
    expect(/https?:\S+/.exec(letter?.text ?? '')?.[0]).toContain('/inscription/confirmation?jeton=')
  })

  test('a shared mailbox: another name is a second person on the account', async () => {
    const before = (await accountOf(app, known)).password_hash
    const browser = await confirm(worksCouncil, known)
    const page = await browser.get(here)
    expect(page.text).toContain("n'a pas changé")
    expect((await personsOf(app, known)).map(person => person.given_name)).toEqual(['Julie', 'Luc'])
    expect((await accountOf(app, known)).password_hash).toBe(before)
    const sharing = browse(worksCouncil)
    expect((await signIn(sharing, known)).status).toBe(422)
    expect((await signIn(sharing, known, demonstrationPassword)).location).toContain('/connexion/qui')
  })

  test('the same name is the same person, who is not asked for a second time', async () => {
    await apply(worksCouncil, {
      email: known,
      familyName: 'MEYER',
      givenName: 'julie',
      password: chosenPassword,
      again: chosenPassword,
    })
    await confirm(worksCouncil, known)
    expect(await personsOf(app, known)).toHaveLength(2)
  })

  test('an account made in between does not open with the password of the application', async () => {
    const { email, application } = await apply(association)
    const now = clock.now()
    await app.db.transaction().execute(async tx => {
      await enterPerson(tx, now, application.realm_id, { givenName: 'Anne', familyName: 'Autre', email })
    })
    clock.advance({ minutes: 1 })
    const browser = await confirm(association, email)
    expect((await browser.get(here)).text).toContain("n'a pas encore de mot de passe")
    expect((await accountOf(app, email)).password_hash).toBeNull()
    expect((await signIn(browser, email)).status).toBe(422)
    expect(await personsOf(app, email)).toHaveLength(2)
  })
})
