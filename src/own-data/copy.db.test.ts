import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { enterSomebody } from '../../test/setup/somebody.ts'
import { newId } from '../database/new-id.ts'
import { demonstrationPassword } from '../demonstration/accounts.ts'
import { changesWords } from '../dues/office/changes.words.ts'
import { copyOf, countHeld } from './copy.ts'
import { copyWords } from './copy.words.ts'
import type { AnyHolding } from './holding.ts'
import { holdings, personal } from './holdings.ts'
import { subjectByKeys, subjectOf } from './subject.ts'

const desk = await startTestApp()
const { app, browse, clock } = desk
const host = 'ceramique.localhost'
const somebody = await enterSomebody(app, 'moulinet')
const other = await enterSomebody(app, 'intruse')

async function signIn(email: string) {
  const browser = browse(host)
  await browser.signInAs(email, demonstrationPassword)
  return browser
}

/** The archive as a browser saves it. */
async function archiveFor(email: string): Promise<Record<string, string>> {
  const browser = await signIn(email)
  const cookie = [...browser.cookies].map(pair => pair.join('=')).join('; ')
  const headers = { host: `${host}:3000`, cookie, 'sec-fetch-site': 'same-origin' }
  const request = new Request(`http://${host}:3000/espace/donnees/copie`, { method: 'POST', headers })
  const response = await desk.fetch(request, '127.0.0.1')
  expect(response.headers.get('content-disposition')).toContain('mes-donnees-2026-06-15.zip')
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('what is said about the tables', () => {
  test('names every column that leads to a person, an account, or to something of theirs', async () => {
    const { rows: keys } = await sql<{ table: string; column: string; to: string }>`
      select t.relname as "table", a.attname as column, r.relname as "to"
      from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any(k.conkey)
      where k.contype = 'f' and a.attname <> 'realm_id' and t.relnamespace = to_regnamespace(current_schema()::text)`.execute(
      app.db,
    )
    const { rows: named } = await sql<{ table: string; column: string; to: string }>`
      select table_name as "table", column_name as column, 'person' as "to" from information_schema.columns
      where table_schema = current_schema() and column_name ~ '(person|account|holder)_id$'`.execute(app.db)
    const said = holdings as Record<string, AnyHolding>
    const missing = [...keys, ...named].filter(({ table, column, to }) => {
      const holding = said[table]
      const toOne = ['person', 'account', 'record', 'membership', 'application', 'due'].includes(to)
      if (!holding || !toOne) return false
      const words = [...(holding.actors ?? []), ...(holding.about === 'person' ? holding.by : [])]
      // What a row of the ledger, or of a message, names beside is of the same person.
      return !words.includes(column) && !(holding.about === 'person' && to !== 'person' && to !== 'account')
    })
    expect(missing).toEqual([])
    expect(keys.length).toBeGreaterThan(40)
  })
})

describe('« Télécharger mes données »', () => {
  test('gives all that is held about the person, and nothing of anybody else', async () => {
    const files = await archiveFor(somebody.email)
    const { data } = JSON.parse(files['donnees.json'] ?? '') as { data: Record<string, object[]> }
    expect(Object.keys(data).sort()).toEqual(personal.map(([name]) => name))
    const texts = Object.entries(files).filter(([name]) => !name.startsWith('images/'))
    expect(texts).toHaveLength(personal.length + 2)
    const all = texts.map(([, text]) => text).join('\n')
    for (const said of [
      ...somebody.traces.slice(0, 1),
      somebody.email,
      '33611058637',
      'Enfant moulinet',
      'Seconde Personne',
      somebody.reference,
      'Stage',
    ])
      expect(all).toContain(said)
    for (const secret of ['intruse', 'argon2', 'password_hash', 'token_hash', 'fingerprint', 'payer_key'])
      expect(all).not.toContain(secret)
    expect(files[`images/${somebody.file}`]).toBe('image of moulinet')
    expect(Object.keys(files).filter(name => name.includes(other.file))).toEqual([])
  })

  test('without the receipt of what is no longer paid', async () => {
    const { email, reference } = await enterSomebody(app, 'rebond')
    const hasReceipt = async () => 'recus.csv' in (await archiveFor(email))
    expect(await hasReceipt()).toBe(true)
    const taken = { settled_at: null, covers_from: null, covers_to: null, cancelled_at: clock.now() }
    await app.db.updateTable('due').set(taken).where('reference', '=', reference).execute()
    expect(await hasReceipt()).toBe(false)
  })

  test('as spreadsheets with French headings, in which nothing is calculated', async () => {
    const files = await archiveFor(somebody.email)
    expect(files['identite.csv']).toMatch(/^\uFEFF?.*Prénom;Nom;Date de naissance/)
    expect(files['fiches.csv']).toContain(`'=Stage moulinet`)
    expect(files['paiements.csv']).toContain(';42,00;')
    for (const text of Object.entries(files).filter(([name]) => name.endsWith('.csv')))
      expect(text[1].split('\r\n')[0]).not.toMatch(/[a-z]_[a-z]/)
    expect(files['LISEZ-MOI.txt']).toContain('Zéphyrine moulinet Quennehen moulinet')
  })

  test('says what the codes in it are, in both languages', () => {
    expect(copyWords.fr.readme('A', 'B', 'C')).toContain('codes du logiciel')
    expect(copyWords.en.readme('A', 'B', 'C')).toContain('codes of the software')
  })

  test('tells why the office moved a due day, as the office knows when it writes that', async () => {
    const because = JSON.stringify({ rule: 'given', reason: 'Un délai' })
    const day = { source: 'office', place: 2, membership_id: other.membershipId, at: clock.now() } as const
    await app.db
      .insertInto('due_day')
      .values({ ...day, realm_id: other.realmId, id: newId(), because })
      .execute()
    const copy = await copyOf(app.db, await subjectOf(app.db, other.realmId, other.personId))
    expect(JSON.stringify(copy.find(({ name }) => name === 'due_day')?.rows)).toContain('Un délai')
    expect(changesWords.fr.reasonHint).toContain('copie de ses données')
    expect(changesWords.en.reasonHint).toContain('copy of their data')
  })

  test('has what is found by an address alone too, which the page does not look for', async () => {
    const { realmId, personId } = other
    const { traces } = await countHeld(app.db, await subjectByKeys(app.db, realmId, personId))
    const copy = await copyOf(app.db, await subjectOf(app.db, realmId, personId))
    const copied = copy.find(({ name }) => name === 'audit')?.rows ?? []
    expect(copied.map(({ event }) => event)).toContain('linkRefused')
    expect(traces ?? 0).toBe(copied.length - 1)
  })

  test('leaves a trace, and asks for the password again after half an hour', async () => {
    const browser = await signIn(other.email)
    clock.advance({ minutes: 31 })
    const reply = await browser.post('/espace/donnees/copie', {})
    expect(reply.location).toBe('/connexion/confirmation?retour=%2Fespace%2Fdonnees')
    expect((await browser.get('/espace/donnees')).text).toContain('Votre mot de passe vous sera redemandé')
    await browser.post('/connexion/confirmation', {
      password: demonstrationPassword,
      retour: '/espace/donnees',
    })
    expect((await browser.post('/espace/donnees/copie', {})).headers.get('content-type')).toBe(
      'application/zip',
    )
    const traces = await app.db.selectFrom('audit').selectAll().where('event', '=', 'dataCopied').execute()
    expect(traces.filter(({ person_id }) => person_id === other.personId)).toHaveLength(1)
  })

  test('of one who shares a mailbox, without the other', async () => {
    const browser = browse(host)
    await browser.signInAs('famille@ceramique.example', demonstrationPassword)
    const persons = await app.db
      .selectFrom('person')
      .innerJoin('account_person', 'account_person.person_id', 'person.id')
      .innerJoin('account', 'account.id', 'account_person.account_id')
      .selectAll('person')
      .where('account.email', '=', 'famille@ceramique.example')
      .execute()
    const [one, two] = persons
    await browser.post('/connexion/qui', { person: one?.id ?? '' })
    const { text } = await browser.get('/espace/donnees')
    expect(text).toContain('Télécharger mes données')
    expect(text).not.toContain(two?.given_name)
  })

  test('is open to who is suspended, and to nobody who has not signed in', async () => {
    const suspended = await signIn('suspendu@ceramique.example')
    expect((await suspended.get('/espace')).text).toContain('href="/espace/donnees"')
    expect((await suspended.get('/espace/donnees')).status).toBe(200)
    expect((await suspended.post('/espace/donnees/copie', {})).status).toBe(200)
    expect((await browse(host).post('/espace/donnees/copie', {})).status).not.toBe(200)
  })
})
