import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { contentOf } from '../../test/setup/content.ts'
import { accountOf, personsOf } from '../../test/setup/people.ts'
import { enterSomebody, type Somebody } from '../../test/setup/somebody.ts'
import { demonstrationPassword } from '../demonstration/accounts.ts'
import { carryOutDue } from './carry-out-due.ts'
import { keepToPolicy } from './keep-to-policy.ts'

const desk = await startTestApp()
const { app, browse, clock, lettersTo, signedIn } = desk
const host = 'ceramique.localhost'
const own = '/espace/donnees/effacement'
const office = await signedIn(host, 'bureau@ceramique.example')

async function signIn(email: string): Promise<Browser> {
  const browser = browse(host)
  await browser.signInAs(email, demonstrationPassword)
  return browser
}

async function ask(email: string): Promise<Browser> {
  const browser = await signIn(email)
  const reply = await browser.post(own, { sure: 'on', password: demonstrationPassword, reason: 'Je pars.' })
  expect(reply.location).toBe(own)
  return browser
}

async function openRequest(personId: string): Promise<string> {
  const { id } = await app.db
    .selectFrom('erasure')
    .select('id')
    .where('person_id', '=', personId)
    .where('done_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return `/bureau/effacements/${id}`
}

/** The tables in which something that says who it was is left; letters to others are not ours. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const content = await contentOf(app.db)
  content.delete('mailbox_letter')
  const said = texts.map(text => text.toLowerCase())
  return [...content].flatMap(([table, rows]) =>
    rows.some(row => said.some(text => row.toLowerCase().includes(text))) ? [table] : [],
  )
}

const rowsOf = async (table: string, { personId, membershipId, paymentId }: Somebody) =>
  (await contentOf(app.db))
    .get(table)
    ?.filter(row => [personId, membershipId, paymentId].some(id => row.includes(id)))

describe('an erasure that the office carries out', async () => {
  const somebody = await enterSomebody(app, 'moulinet')
  const other = await enterSomebody(app, 'intruse')
  const browser = await ask(somebody.email)
  const request = await openRequest(somebody.personId)

  test('is told of beforehand: what goes, what stays, by when', async () => {
    expect((await lettersTo(somebody.email))[0]?.text).toContain('au plus tard le 15 juillet 2026')
    const [told] = await lettersTo('bureau@ceramique.example')
    expect(told?.text).toContain(request)
    expect((await office.get('/bureau/effacements')).text).toContain('Quennehen moulinet')
    const { text } = await office.get(request)
    for (const said of [
      'sa fiche, avec ses images',
      'la cotisation ouverte sera annulée',
      'L123-22',
      'Je pars.',
    ])
      expect(text).toContain(said)
    expect((await office.post(`${request}/effacer`, {})).status).toBe(422)
    expect((await browser.get('/espace/donnees')).text).toContain(
      "Votre demande d'effacement est enregistrée",
    )
  })

  test('takes out all that says who it was, and keeps the accounts', async () => {
    const before = await tablesWith(somebody.traces)
    expect(before).toEqual(
      expect.arrayContaining([
        'person',
        'payment',
        'audit',
        'letter',
        'record',
        'application',
        'statement_line',
      ]),
    )
    const ledger = await rowsOf('allocation', somebody)
    expect(ledger).toHaveLength(1)
    expect((await office.post(`${request}/effacer`, { sure: 'on' })).location).toBe('/bureau/effacements')
    await lettersTo(somebody.email)
    expect(await tablesWith(somebody.traces)).toEqual(['letter'])
    await keepToPolicy(app)
    expect(await tablesWith([...somebody.traces, 'Zéphyrine moulinet'])).toEqual([])
    expect(await tablesWith(other.traces)).toEqual(expect.arrayContaining(['person', 'record']))
    expect(await rowsOf('allocation', somebody)).toEqual(ledger)
    const payment = app.db.selectFrom('payment').selectAll().where('id', '=', somebody.paymentId)
    expect(await payment.executeTakeFirst()).toMatchObject({
      amount_cents: 4200,
      payer_name: null,
      note: null,
    })
    const membership = app.db.selectFrom('membership').selectAll().where('id', '=', somebody.membershipId)
    expect(await membership.executeTakeFirst()).toMatchObject({ state: 'left', number: null })
    expect(await app.files.get(somebody.file)).toBeNull()
    expect(await app.files.get(other.file)).not.toBeNull()
  })

  test('ends the sessions, tells the person for the last time, and leaves a trace without a name', async () => {
    expect((await browser.get('/espace/donnees')).text).not.toContain('Télécharger')
    const again = browse(host)
    expect(
      (await again.post('/connexion', { email: somebody.email, password: demonstrationPassword })).status,
    ).toBe(422)
    expect((await lettersTo(somebody.email))[0]?.text).toContain('Vos données personnelles ont été effacées')
    const [trace] = await app.db.selectFrom('audit').selectAll().where('event', '=', 'personErased').execute()
    expect(trace?.details).toMatchObject({ person: somebody.personId, persons: 2 })
    const { text } = await office.get('/bureau/effacements')
    expect(text).toContain('15 juin 2026')
    expect(text).not.toContain('moulinet')
    expect((await office.get(request)).status).toBe(404)
    expect((await office.get(`/bureau/adherents/${somebody.personId}`)).status).toBe(404)
    expect((await office.get('/bureau/adherents?etat=parti')).text).not.toContain('Personne effacée')
  })

  test('lets the second adherent go on with what the couple has paid', async () => {
    const second = await app.db
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .selectAll('membership')
      .where('given_name', '=', 'Seconde')
      .execute()
    expect(second).toMatchObject([{ state: 'admitted', due_on: Temporal.PlainDate.from('2026-12-31') }])
  })

  test('is not undone by what was on its way', async () => {
    await app.db
      .updateTable('person')
      .set({ given_name: 'Retour' })
      .where('id', '=', somebody.personId)
      .execute()
    const erased = app.db.selectFrom('person').selectAll().where('id', '=', somebody.personId)
    expect((await erased.executeTakeFirst())?.given_name).toBe('')
  })
})

describe('a request', () => {
  test('is open once, and can be withdrawn', async () => {
    const { email, personId } = await enterSomebody(app, 'retire')
    const browser = await ask(email)
    await browser.post(own, { sure: 'on', password: demonstrationPassword })
    expect((await browser.get(own)).text).toContain('Retirer ma demande')
    const request = await openRequest(personId)
    await browser.post(`${own}/retrait`, {})
    expect((await browser.get(own)).text).toContain("Demander l'effacement")
    expect((await office.get(request)).status).toBe(404)
    expect((await office.post(`${request}/effacer`, { sure: 'on' })).status).toBe(404)
  })

  test('takes the password and a tick, and loses nothing that was typed', async () => {
    const { email } = await enterSomebody(app, 'hesite')
    const browser = await signIn(email)
    const reply = await browser.post(own, { reason: 'Mes mots', password: 'faux' })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain('Cochez la case')
    expect(reply.text).toContain('Mes mots')
    const wrong = await browser.post(own, { reason: 'Mes mots', sure: 'on', password: 'faux' })
    expect(wrong.text).toContain("Ce n'est pas le bon mot de passe")
  })

  test('is refused with a reason, which the person reads', async () => {
    const { email, personId } = await enterSomebody(app, 'refuse')
    await ask(email)
    const request = await openRequest(personId)
    expect((await office.post(`${request}/refuser`, { reason: ' ' })).status).toBe(422)
    expect((await office.get(`${request}/refuser`)).location).toBe(request)
    await office.post(`${request}/refuser`, { reason: 'Un procès est en cours.' })
    const [letter] = await lettersTo(email)
    expect(letter?.text).toContain('Un procès est en cours.')
    expect(letter?.text).toContain('CNIL')
  })

  test('is not for who holds a role', async () => {
    expect((await office.get(own)).text).toContain('Vous avez un rôle au bureau')
    await office.post(own, { sure: 'on', password: demonstrationPassword })
    const [manager] = await personsOf(app, 'bureau@ceramique.example')
    const asked = app.db
      .selectFrom('erasure')
      .selectAll()
      .where('person_id', '=', manager?.id ?? '')
    expect(await asked.execute()).toEqual([])
    const page = await office.get(`/bureau/adherents/${manager?.id}/effacer`)
    if (page.status === 200) expect(page.text).toContain('Cette personne a un rôle')
  })

  test('is nobody else’s business', async () => {
    const { email, personId } = await enterSomebody(app, 'ailleurs')
    await ask(email)
    const request = await openRequest(personId)
    const foreign = await signedIn('federation.localhost', 'secretariat@federation.example')
    for (const path of [request, `/bureau/adherents/${personId}/effacer`])
      expect((await foreign.get(path)).status).toBe(404)
    expect((await foreign.get('/bureau/effacements')).text).not.toContain('ailleurs')
    const member = await signIn('adherent@ceramique.example')
    expect((await member.get(request)).status).toBe(403)
  })

  test('counts once when two managers carry it out at once, and a sign-in is under way', async () => {
    const { email, personId } = await enterSomebody(app, 'course')
    await ask(email)
    const request = await openRequest(personId)
    const replies = await Promise.all([
      office.post(`${request}/effacer`, { sure: 'on' }),
      office.post(`${request}/effacer`, { sure: 'on' }),
      browse(host).post('/connexion', { email, password: demonstrationPassword }),
    ])
    for (const { status } of replies) expect([303, 404, 422]).toContain(status)
    const traces = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'personErased')
      .execute()
    expect(traces.filter(({ details }) => (details as { person?: string }).person === personId)).toHaveLength(
      1,
    )
    const sessions = await app.db
      .selectFrom('session')
      .select('id')
      .where('person_id', '=', personId)
      .execute()
    expect(sessions).toEqual([])
  })

  test('of one of two who share a mailbox leaves the other the account', async () => {
    const email = 'famille@ceramique.example'
    const account = await accountOf(app, email)
    const [one, two] = await personsOf(app, email)
    const path = `/bureau/adherents/${one?.id}/effacer`
    expect((await office.get(`/bureau/adherents/${one?.id}`)).text).toContain(path)
    expect((await office.post(path, { reason: 'Par courrier' })).status).toBe(422)
    expect((await office.post(path, { reason: 'Par courrier', sure: 'on' })).location).toBe(
      '/bureau/effacements',
    )
    expect(await personsOf(app, email)).toMatchObject([{ id: two?.id, given_name: two?.given_name }])
    expect((await accountOf(app, email)).password_hash).toBe(account.password_hash)
    await signIn(email)
  })
})

describe('where the policy says that it happens by itself', () => {
  test('it does on its day, unless it was withdrawn', async () => {
    await sql`update realm set policy = jsonb_set(policy, '{data,erasure}', '{"afterDays": 10}')
      where slug = 'ceramique'`.execute(app.db)
    const policy = async () => (await app.sites.byHost(host))?.realm.policy.data.erasure
    await expect.poll(policy).toEqual({ afterDays: 10 })
    const one = await enterSomebody(app, 'dixjours')
    const two = await enterSomebody(app, 'revient')
    const browser = await ask(one.email)
    const returns = await ask(two.email)
    expect((await browser.get(own)).text).toContain('Vos données seront effacées le 25 juin 2026')
    await returns.post(`${own}/retrait`, {})
    clock.set('2026-06-24T21:00:00Z')
    expect(await carryOutDue(app)).toBe(0)
    clock.set('2026-06-24T22:05:00Z')
    expect(await carryOutDue(app)).toBe(1)
    expect(await carryOutDue(app)).toBe(0)
    expect(
      (await app.db.selectFrom('person').selectAll().where('id', '=', one.personId).executeTakeFirst())
        ?.family_name,
    ).toBe('Personne effacée')
    expect(
      (await app.db.selectFrom('person').selectAll().where('id', '=', two.personId).executeTakeFirst())
        ?.erased_at,
    ).toBeNull()
    const again = await signedIn(host, 'bureau@ceramique.example')
    expect((await again.get('/bureau/effacements')).text).toContain('de lui-même')
  })
})
