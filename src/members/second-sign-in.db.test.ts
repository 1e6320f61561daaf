import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { accountOf, personsOf } from '../../test/setup/people.ts'
import { leaveAccount } from '../accounts/leave-account.ts'
import { newId } from '../database/new-id.ts'
import { demonstrationPassword } from '../demonstration/accounts.ts'
import { enterPerson } from './enter-member.ts'

const desk = await startTestApp()
const { app, browse, clock, lettersTo, linkTo, signedIn } = desk
const host = 'ceramique.localhost'
const here = '/espace/deuxieme-adherent'
const [first, second] = ['adherent@ceramique.example', 'conjoint@ceramique.example']
const password = 'A-deux-2026!'

const accounts = async (email: string) =>
  await app.db.selectFrom('account').select('id').where('email', '=', email).execute()
const secondRow = async () =>
  await app.db.selectFrom('person').selectAll().where('email_key', '=', second).executeTakeFirstOrThrow()
const audited = async (event: string) =>
  (await app.db.selectFrom('audit').select('id').where('event', '=', event).execute()).length

/** How many wait for what another transaction holds. */
const waiting = async () => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db)
  return rows[0]?.count
}

/** The second person chooses a password with the newest link, and signs in. */
async function secondEnters() {
  const browser = browse(host)
  const jeton = new URLSearchParams((await linkTo(second)).split('?')[1]).get('jeton') ?? ''
  await browser.post('/mot-de-passe/nouveau', { jeton, password, again: password })
  const reply = await browser.post('/connexion', { email: second, password })
  expect(reply.location).toBe('/espace')
  return browser
}

describe('the second adherent of a couple', () => {
  test('does not sign in by default: the letter names no one', async () => {
    await browse(host).post('/mot-de-passe', { email: second })
    const [letter] = await lettersTo(second)
    expect(letter?.text).toContain('seconde personne')
    expect(await accounts(second)).toEqual([])
    clock.advance({ hours: 2 })
  })

  test('granted by the first, chooses a password and stands as the first does', async () => {
    const browser = await signedIn(host, first)
    expect((await browser.get(here)).text).toContain('Autoriser la connexion')
    const both = await Promise.all([
      browser.post(here, { wanted: 'yes' }),
      browser.post(here, { wanted: 'yes' }),
    ])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await browser.get(here)).text).toContain('mot de passe pas encore choisi')
    const letters = (await lettersTo(second)).filter(({ subject }) => subject.includes('première connexion'))
    expect(letters).toHaveLength(1)
    expect(letters[0]?.text).toContain('La personne avec qui vous adhérez')
    const [person] = await personsOf(app, first)
    expect(letters[0]?.text).not.toContain(person?.family_name)
    expect(await audited('secondSignInGranted')).toBe(1)
    const own = await secondEnters()
    for (const path of [
      '/espace',
      '/espace/compte',
      '/espace/cotisation',
      '/espace/securite',
      '/espace/adresse',
    ])
      expect([path, (await own.get(path)).status]).toEqual([path, 200])
    expect((await browser.get(here)).text).toContain('autorisée, avec sa propre adresse')
  })

  test('stands as the first does when that one is suspended, too', async () => {
    const own = browse(host)
    await own.post('/connexion', { email: second, password })
    const [person] = await personsOf(app, first)
    const membership = app.db.updateTable('membership').where('person_id', '=', person?.id ?? '')
    await membership.set({ state: 'left' }).execute()
    expect((await own.get('/espace')).text).not.toContain('Bonjour')
    await membership.set({ state: 'admitted' }).execute()
    expect((await own.get('/espace')).text).toContain('Bonjour')
  })

  test('neither grants nor withdraws', async () => {
    const own = browse(host)
    await own.post('/connexion', { email: second, password })
    expect((await own.get(here)).text).toContain('la première personne inscrite qui décide')
    await own.post(here, { wanted: 'no' })
    await own.post(here, { wanted: 'yes' })
    expect((await own.get('/espace')).status).toBe(200)
    expect(await audited('secondSignInWithdrawn')).toBe(0)
  })

  test('withdrawn, is out at the next request, and the account is gone; the letters stay told of the person', async () => {
    const browser = await signedIn(host, first)
    const own = browse(host)
    await own.post('/connexion', { email: second, password })
    const { id } = await secondRow()
    expect((await browser.post(here, { wanted: 'no' })).location).toBe(here)
    expect((await browser.get(here)).text).toContain("L'autorisation est retirée")
    expect((await own.get('/espace')).location).toContain('/connexion')
    expect((await own.post('/connexion', { email: second, password })).status).toBe(422)
    expect(await accounts(second)).toEqual([])
    const letters = await app.db
      .selectFrom('letter')
      .select('person_id')
      .where('to_email', '=', second)
      .execute()
    expect(new Set(letters.map(({ person_id }) => person_id))).toEqual(new Set([id]))
    expect(await audited('secondSignInWithdrawn')).toBe(1)
    clock.advance({ hours: 2 })
    await browse(host).post('/mot-de-passe', { email: second })
    expect((await lettersTo(second))[0]?.text).toContain('seconde personne')
  })
})

describe('is refused, with what to do first', () => {
  const ask = async (change: { email: string | null; email_key: string | null }) => {
    clock.advance({ hours: 2 })
    const { id } = await secondRow()
    await app.db.updateTable('person').set(change).where('id', '=', id).execute()
    const browser = await signedIn(host, first)
    const shown = await browser.get(here)
    const reply = await browser.post(here, { wanted: 'yes' })
    await app.db
      .updateTable('person')
      .set({ email: second, email_key: second })
      .where('id', '=', id)
      .execute()
    return { shown, reply }
  }

  test('without an address', async () => {
    const { shown, reply } = await ask({ email: null, email_key: null })
    expect(shown.text).not.toContain('Autoriser la connexion')
    expect([reply.status, reply.text]).toEqual([422, expect.stringContaining('donner son adresse e-mail')])
  })

  test('with the mailbox of the first', async () => {
    const { shown, reply } = await ask({ email: first, email_key: first })
    expect(shown.text).not.toContain('Autoriser la connexion')
    expect([reply.status, reply.text]).toEqual([422, expect.stringContaining('la même boîte aux lettres')])
  })

  test('with the address of somebody else, whose account is left alone', async () => {
    const office = 'bureau@ceramique.example'
    const { reply } = await ask({ email: office, email_key: office })
    expect([reply.status, reply.text]).toEqual([
      422,
      expect.stringContaining("sert déjà à quelqu'un d'autre"),
    ])
    expect(await personsOf(app, office)).toHaveLength(1)
  })

  test('with an address that somebody else gets at that very moment, whose account is left alone', async () => {
    clock.advance({ hours: 2 })
    const { realm_id } = await accountOf(app, first)
    const browser = await signedIn(host, first)
    const own = { realmId: realm_id, personId: newId() }
    const { answer } = await app.db.transaction().execute(async tx => {
      const stranger = { id: own.personId, givenName: 'Inconnu', familyName: 'Autre', email: second }
      await enterPerson(tx, clock.now(), realm_id, stranger)
      const answer = browser.post(here, { wanted: 'yes' })
      // The embedded engine, with its one connection, looks once this is over; the other has looked by now, and waits.
      if (inject('engine') === 'postgres') await expect.poll(waiting).toBe(1)
      return { answer }
    })
    const reply = await answer
    expect([reply.status, reply.text]).toEqual([
      422,
      expect.stringContaining("sert déjà à quelqu'un d'autre"),
    ])
    expect((await personsOf(app, second)).map(({ given_name }) => given_name)).toEqual(['Inconnu'])
    await app.db.transaction().execute(tx => leaveAccount(tx, own))
    await app.db.updateTable('person').set({ email_key: null }).where('id', '=', own.personId).execute()
  })

  test("where the policy conceals, somebody else's address gets the same answer, and no letter", async () => {
    const { realm_id } = await accountOf(app, first)
    const { policy } = await app.db
      .selectFrom('realm')
      .select('policy')
      .where('id', '=', realm_id)
      .executeTakeFirstOrThrow()
    const concealing = JSON.stringify({ ...(policy as object), unknownEmail: 'conceal' })
    await app.db.updateTable('realm').set({ policy: concealing }).where('id', '=', realm_id).execute()
    const other = await desk.anotherInstance()
    const browser = other.browse(host)
    await browser.post('/connexion', { email: first, password: demonstrationPassword })
    const { id } = await secondRow()
    const office = 'bureau@ceramique.example'
    clock.advance({ minutes: 10 })
    await app.db
      .updateTable('person')
      .set({ email: office, email_key: office })
      .where('id', '=', id)
      .execute()
    const before = (await lettersTo(office)).length
    expect((await browser.post(here, { wanted: 'yes' })).location).toBe(here)
    expect((await browser.get(here)).text).toContain('La connexion est autorisée')
    expect([await personsOf(app, office), (await lettersTo(office)).length]).toEqual([
      [expect.anything()],
      before,
    ])
    await browser.post(here, { wanted: 'no' })
    expect(await personsOf(app, office)).toHaveLength(1)
  })
})

test('who has no second adherent is told so', async () => {
  const browser = await signedIn(host, 'retard@ceramique.example')
  expect((await browser.get(here)).text).toContain("n'a pas de deuxième adhérent")
  expect((await browser.post(here, { wanted: 'yes' })).status).toBe(422)
  expect((await browser.post(here, {})).status).toBe(303)
})
