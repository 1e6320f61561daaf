import { describe, expect, test, vi } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../../test/setup/applicants.ts'
import { chosenPassword } from '../../../test/setup/registrations.ts'
import * as hashing from '../../accounts/hashing.ts'
import { demonstrationPassword } from '../../demonstration/accounts.ts'

const desk = await startTestApp()
const { app, clock, browse, lettersTo } = desk
const { apply, applicationOf, approve, confirm, linkTo, signIn } = applicantsOf(desk)
// One that sends no letters, where nothing else asks the database.
const quiet = await startTestApp({ sends: false })
const quietly = applicantsOf(quiet)
const sent = '/inscription/envoyee'
const wrong = 'Pas-le-bon-1'
const wrongSaid = "L'adresse e-mail ou le mot de passe n'est pas le bon"
const known = 'salarie@verrerie.example'

let addresses = 0
const somewhere = (host: string) => browse(host, { ip: `198.51.100.${++addresses}` })

describe('signing in before the address is confirmed', () => {
  test.each([association, worksCouncil])('on %s shows where the application stands', async host => {
    const { email } = await apply(host)
    const browser = somewhere(host)
    expect((await signIn(browser, email.toUpperCase())).location).toBe(sent)
    const page = await browser.get(sent)
    expect(page.text).toContain('<h1>Demande envoyée</h1>')
    expect(page.text).toContain(email)
    expect(browser.cookies.has('__Host-session')).toBe(false)
    expect((await browser.get('/espace')).location).toContain('/connexion')
    expect((await browser.post('/inscription/correction', { email: `juste.${email}` })).location).toBe(sent)
    expect((await signIn(somewhere(host), email)).status).toBe(422)
  })

  test('with another password is a wrong password', async () => {
    const { email } = await apply(association)
    const reply = await signIn(somewhere(association), email, wrong)
    expect([reply.status, reply.text.includes(wrongSaid)]).toEqual([422, true])
    expect(reply.headers.getSetCookie()).toEqual([])
  })

  test('is over once it is confirmed: from then on one signs in', async () => {
    const { email } = await apply(association)
    await confirm(association, email)
    expect((await signIn(somewhere(association), email)).location).toBe('/espace')
  })

  test('approved and unconfirmed still shows that the address is missing', async () => {
    const { email, application } = await apply(worksCouncil)
    await approve(worksCouncil, application)
    const browser = somewhere(worksCouncil)
    expect((await signIn(browser, email)).location).toBe(sent)
    expect((await browser.get(sent)).text).toContain('Confirmez votre adresse')
  })

  test('takes the newest of several applications with one address', async () => {
    const { email } = await apply(association)
    clock.advance({ minutes: 1 })
    const other = {
      familyName: 'Rossi',
      givenName: 'Ange',
      password: 'Moisson-1999!',
      again: 'Moisson-1999!',
    }
    await apply(association, { email, ...other })
    expect((await signIn(somewhere(association), email)).status).toBe(422)
    const browser = somewhere(association)
    expect((await signIn(browser, email, 'Moisson-1999!')).location).toBe(sent)
    expect((await browser.get(sent)).text).toContain('Ange Rossi')
  })

  test('in another realm is a wrong password', async () => {
    const { email } = await apply(association)
    expect((await signIn(somewhere(worksCouncil), email)).status).toBe(422)
  })

  test('leaves a row by which the office sees why', async () => {
    const { email, application } = await apply(association)
    await signIn(somewhere(association), email)
    const rows = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'signInRefused')
      .execute()
    expect(rows.map(({ details }) => details)).toContainEqual({ email, application: application.id })
  })
})

describe('a try with the right password', () => {
  test('is given back: it never makes one wait', async () => {
    const { email } = await apply(association)
    const browser = somewhere(association)
    for (let times = 1; times <= 12; times++) expect((await signIn(browser, email)).location).toBe(sent)
  })

  test('leaves a browser the key that it has, and gives another one', async () => {
    const { email, application, browser } = await apply(association)
    const keys = async () =>
      (
        await app.db
          .selectFrom('application_key')
          .select('token_hash')
          .where('application_id', '=', application.id)
          .where('purpose', '=', 'browser')
          .execute()
      ).length
    for (let times = 1; times <= 3; times++) expect((await signIn(browser, email)).location).toBe(sent)
    expect(await keys()).toBe(1)
    const other = somewhere(association)
    for (let times = 1; times <= 3; times++) expect((await signIn(other, email)).location).toBe(sent)
    expect(await keys()).toBe(2)
    expect((await other.get(sent)).text).toContain(email)
  })

  test('counts for where it comes from, so that the tries come to an end', async () => {
    const { email } = await apply(association)
    const browser = somewhere(association)
    const statuses = new Set<number>()
    for (let times = 1; times <= 62; times++) statuses.add((await signIn(browser, email)).status)
    expect([...statuses]).toEqual([303, 429])
    expect((await signIn(somewhere(association), email)).location).toBe(sent)
  })

  test('does not start the count of wrong ones anew, where the address has an account', async () => {
    await apply(worksCouncil, { email: known })
    const browser = somewhere(worksCouncil)
    const statuses: number[] = []
    for (let times = 1; times <= 7; times++) {
      expect([303, 429]).toContain((await signIn(browser, known)).status)
      statuses.push((await signIn(browser, known, wrong)).status)
    }
    expect(statuses.slice(-1)).toEqual([429])
    clock.advance({ hours: 25 })
  })
})

describe('a password typed by somebody else', () => {
  const account = 'cse@verrerie.example'

  test('never opens an account that was there before, and its owner still signs in', async () => {
    await apply(worksCouncil, { email: account })
    const intruder = somewhere(worksCouncil)
    expect((await signIn(intruder, account)).location).toBe(sent)
    expect((await intruder.get('/espace')).location).toContain('/connexion')
    const owner = somewhere(worksCouncil)
    expect((await signIn(owner, account, demonstrationPassword)).location).toBe('/espace')
    await confirm(worksCouncil, account)
    expect((await signIn(somewhere(worksCouncil), account)).status).toBe(422)
  })
})

describe('what is wrong takes the same work', () => {
  const compared = vi.spyOn(hashing, 'passwordMatches')
  const statements = vi.spyOn(quiet.app.database.pool, 'connect')

  /** One try; the queue may ask the database meanwhile, so that the fewest statements of three tries count. */
  async function workOf(host: string, email: string, password: string) {
    const tries = []
    for (let times = 1; times <= 3; times++) tries.push(await oneTry(host, email, password))
    const [first] = tries
    return { ...first, statements: Math.min(...tries.map(each => each.statements)) }
  }

  async function oneTry(host: string, email: string, password: string) {
    const browser = quiet.browse(host, { ip: `192.0.2.${++addresses}` })
    compared.mockClear()
    statements.mockClear()
    const { status, location, headers, text } = await signIn(browser, email, password)
    return {
      compared: compared.mock.calls.length,
      statements: statements.mock.calls.length,
      status,
      location,
      headers: [...headers].filter(([name]) => name !== 'set-cookie').sort(),
      text: text.replaceAll(email, 'X'),
    }
  }

  test.each([
    [association, 'adherent@ceramique.example', 1],
    [worksCouncil, 'attente@verrerie.example', 2],
  ])('on %s', async (host, account, comparisons) => {
    const { email } = await quietly.apply(host)
    const unknown = await workOf(host, 'personne@exemple.fr', wrong)
    expect(unknown.status).toBe(422)
    expect(unknown.statements).toBeGreaterThan(3)
    for (const typed of [account, email]) expect(await workOf(host, typed, wrong)).toEqual(unknown)
    expect(unknown.compared).toBe(comparisons)
  })

  test('who registers with an address cannot tell by the own password whether it has an account', async () => {
    const mine = { familyName: 'Rossi', givenName: 'Ange', password: chosenPassword, again: chosenPassword }
    await quietly.apply(worksCouncil, { ...mine, email: 'accueil@avantages.example' })
    const { email } = await quietly.apply(worksCouncil, mine)
    const with_ = await workOf(worksCouncil, 'accueil@avantages.example', chosenPassword)
    expect(await workOf(worksCouncil, email, chosenPassword)).toEqual(with_)
    expect(with_.location).toBe(sent)
  })

  test('and a right password none of it', async () => {
    const right = await workOf(association, 'bureau@ceramique.example', demonstrationPassword)
    const known = await workOf(worksCouncil, 'attente@verrerie.example', demonstrationPassword)
    expect([right.compared, known.compared]).toEqual([1, 1])
    expect(known.statements).toBe(right.statements)
  })
})

describe('asking for a password before the address is confirmed', () => {
  const ask = async (host: string, email: string) => {
    const browser = somewhere(host)
    const reply = await browser.post('/mot-de-passe', { email })
    const page = await browser.get('/mot-de-passe?envoye=1')
    return { status: reply.status, location: reply.location, text: page.text.replaceAll(email, 'X') }
  }

  test('where the policy tells, sends the acknowledgement again', async () => {
    const { email } = await apply(association)
    const first = await linkTo(email)
    const answer = await ask(association, email)
    expect([answer.status, answer.location]).toEqual([303, '/mot-de-passe?envoye=1'])
    expect(answer.text).toContain("Un message vient d'être envoyé")
    const [letter] = await lettersTo(email)
    expect(letter?.subject).toBe('Terre et Feu : confirmez votre inscription')
    expect(await linkTo(email)).not.toBe(first)
    await confirm(association, email)
    expect((await applicationOf(email)).state).toBe('admitted')
  })

  test('where it conceals, answers like any other address, and only the letter differs', async () => {
    const { email } = await apply(worksCouncil)
    const answer = await ask(worksCouncil, email)
    expect(await ask(worksCouncil, 'inconnue@exemple.fr')).toEqual(answer)
    expect(await ask(worksCouncil, 'attente@verrerie.example')).toEqual(answer)
    expect((await lettersTo(email)).map(({ subject }) => subject)).toEqual(
      Array(2).fill('Avantages Plus : confirmez votre inscription'),
    )
  })

  test('takes the same steps, and the same throttles', async () => {
    const { email } = await apply(worksCouncil)
    const rows = async (address: string) => {
      const count = async () => {
        const throttles = await app.db.selectFrom('throttle').select('kind').execute()
        const letters = await app.db.selectFrom('letter').select('id').execute()
        const audits = await app.db
          .selectFrom('audit')
          .select('event')
          .where('event', 'like', 'link%')
          .execute()
        return [throttles.length, letters.length, audits.length]
      }
      const before = await count()
      await ask(worksCouncil, address)
      return (await count()).map((after, index) => after - (before[index] ?? 0))
    }
    const unknown = await rows('rien-du-tout@exemple.fr')
    // The hour and the day of the address are counted from the acknowledgement on.
    const [throttles = 0, ...others] = unknown
    expect(await rows(email)).toEqual([throttles - 2, ...others])
  })

  test('once an account is there, sends its link', async () => {
    const { email } = await apply(association)
    await confirm(association, email)
    clock.advance({ minutes: 2 })
    await ask(association, email)
    expect((await lettersTo(email))[0]?.text).toContain('/mot-de-passe/nouveau?jeton=')
  })
})
