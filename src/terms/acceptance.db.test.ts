import { beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/setup/app.ts'
import type { Browser } from '../../test/setup/browser-less-client.ts'
import { personsOf } from '../../test/setup/people.ts'
import { demonstrationPassword as password } from '../demonstration/accounts.ts'
import { enterTerms, type NewTerms } from './terms.ts'

const desk = await startTestApp()
const { app, clock, browse, signedIn } = desk
const host = 'ceramique.localhost'
const email = 'adherent@ceramique.example'
const accord = '/conditions/accord'

const realmOf = async (site: string, on: TestApp = desk) => (await on.app.sites.byHost(site))?.realm
const today = () => clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate()

/** Publishes now, and waits until this instance has heard of it. */
async function publish(terms: Partial<NewTerms> = {}, site = host): Promise<string> {
  const realm = await realmOf(site)
  const whole = { kind: 'rules', body: 'Nouveau', inForceOn: today(), asksAgain: true, ...terms } as const
  const id = await app.db
    .transaction()
    .execute(tx => enterTerms(tx, clock.now(), realm?.id ?? '', whole, null))
  if (whole.asksAgain) await expect.poll(async () => await knows(id, site)).toBe(true)
  return id
}

const knows = async (id: string, site: string, on: TestApp = desk) =>
  (await realmOf(site, on))?.terms.asking.some(asking => asking.id === id)

/** Where the members' area leads: null when it opens. */
const led = async (browser: Browser, path = '/espace') => (await browser.get(path)).location
const toAccept = (path = '/espace') => `${accord}?retour=${encodeURIComponent(path)}`

const accept = (browser: Browser, ids: readonly string[], more: Record<string, string> = {}) =>
  browser.post(accord, { ...Object.fromEntries(ids.map(id => [`terms-${id}`, 'oui'])), ...more })

async function remembered(who: string): Promise<Browser> {
  const browser = browse(host)
  await browser.post('/connexion', { email: who, password, remember: 'on' })
  return browser
}

beforeEach(async () => {
  await app.db.deleteFrom('acceptance').execute()
  await app.db.deleteFrom('terms').where('asks_again', '=', true).execute()
  await expect.poll(async () => (await realmOf(host))?.terms.asking.length).toBe(0)
  clock.advance({ hours: 1 })
})

describe('a version that asks again', () => {
  test('is asked once, at the next sign-in, and leads on to the page asked for', async () => {
    const id = await publish({ body: 'Un alinéa.\n\nUn autre.' })
    const browser = await signedIn(host, email)
    expect(await led(browser, '/espace?a=1')).toBe(toAccept('/espace?a=1'))
    const page = await browser.get(toAccept('/espace?a=1'))
    expect(page.text).toContain('<p>Un autre.</p>')
    expect(page.text).toContain(`name="terms-${id}"`)
    expect((await accept(browser, [id], { retour: '/espace?a=1' })).location).toBe('/espace?a=1')
    expect(await led(browser)).toBeNull()
    expect(await led(await signedIn(host, email))).toBeNull()
    expect((await browser.get(accord)).location).toBe('/espace')
  })

  test('is stored with the version, the time and the address, and leaves a trace; sent twice it counts once', async () => {
    const id = await publish()
    const browser = browse(host, { ip: '203.0.113.9' })
    await browser.signInAs(email, password)
    const start = clock.now()
    const replies = await Promise.all([1, 2, 3].map(() => accept(browser, [id])))
    expect(replies.map(({ location }) => location)).toEqual(['/espace', '/espace', '/espace'])
    const [person] = await personsOf(app, email)
    const rows = await app.db.selectFrom('acceptance').selectAll().execute()
    expect(rows).toMatchObject([{ terms_id: id, person_id: person?.id, ip: '203.0.113.9' }])
    expect(rows[0]?.accepted_at.equals(start)).toBe(true)
    const traces = await app.db.selectFrom('audit').selectAll().where('at', '>=', start).execute()
    expect(traces.filter(({ event }) => event === 'termsAccepted')).toMatchObject([
      { person_id: person?.id, ip: '203.0.113.9', details: { terms: [id] } },
    ])
  })

  test('is not passed without « Oui », and what is ticked stays', async () => {
    const [rules, use] = [await publish(), await publish({ kind: 'termsOfUse', body: 'Usage' })]
    const browser = await signedIn(host, email)
    const refused = await accept(browser, [rules], { retour: '/espace?a=1' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(`href="#terms-${use}"`)
    expect(refused.text).toMatch(new RegExp(`id="terms-${use}-error"`))
    expect(refused.text).not.toContain(`id="terms-${rules}-error"`)
    expect(refused.text).toMatch(new RegExp(`name="terms-${rules}"[^>]*checked`))
    expect(refused.text).toContain('value="/espace?a=1"')
    expect((await browser.post(accord, { [`terms-${rules}`]: 'non', [`terms-${use}`]: 'on' })).status).toBe(
      422,
    )
    expect(await led(browser)).toBe(toAccept())
    expect((await accept(browser, [use, rules])).location).toBe('/espace')
    expect(await led(browser)).toBeNull()
  })

  test('leaves open the own account and the way out', async () => {
    await publish()
    const browser = await signedIn(host, email)
    for (const path of ['/espace/compte', '/espace/cotisation', '/espace/securite', '/conditions'])
      expect((await browser.get(path)).status).toBe(200)
    const { text } = await browser.get(accord)
    for (const words of ['href="/espace/compte"', 'Se déconnecter', 'mailto:bureau@ceramique.example'])
      expect(text).toContain(words)
    expect((await browser.post('/deconnexion', {})).location).toBe('/')
  })

  test('stands before the office too, and is nothing to who is signed out or restricted', async () => {
    await publish()
    expect(await led(await signedIn(host, 'bureau@ceramique.example'), '/bureau')).toBe(toAccept('/bureau'))
    expect(await led(browse(host))).toContain('/connexion')
    expect((await browse(host).get(accord)).location).toContain('/connexion')
    expect((await (await signedIn(host, 'suspendu@ceramique.example')).get('/espace')).status).toBe(403)
  })

  test('asks the person, not the account that two share', async () => {
    const id = await publish()
    const shared = 'famille@ceramique.example'
    const persons = await personsOf(app, shared)
    const browser = await signedIn(host, shared)
    for (const person of persons) {
      await browser.post('/connexion/qui', { person: person.id })
      expect(await led(browser)).toBe(toAccept())
      await accept(browser, [id])
      expect(await led(browser)).toBeNull()
    }
    const rows = await app.db.selectFrom('acceptance').select('person_id').execute()
    expect(rows.map(({ person_id }) => person_id).sort()).toEqual(persons.map(person => person.id).sort())
  })

  test('leads nowhere but to this site', async () => {
    const id = await publish()
    const browser = await signedIn(host, email)
    expect((await browser.get(`${accord}?retour=//evil.example`)).text).toContain(
      'name="retour" value="/espace"',
    )
    expect((await accept(browser, [id], { retour: 'https://evil.example' })).location).toBe('/espace')
  })
})

describe('who is not asked', () => {
  test('anyone, where a version does not ask again', async () => {
    await publish({ asksAgain: false, body: 'Sans question' })
    expect(await led(await signedIn(host, email))).toBeNull()
  })

  test('anyone, once a later version holds that does not ask', async () => {
    await publish()
    expect(await led(await signedIn(host, email))).toBe(toAccept())
    clock.advance({ minutes: 1 })
    await publish({ asksAgain: false, body: 'Une coquille de moins' })
    await expect.poll(async () => (await realmOf(host))?.terms.asking[0]?.until).not.toBeNull()
    expect(await led(await signedIn(host, email))).toBeNull()
  })

  test('who accepted the version before is asked for the one that follows, and for that only', async () => {
    const first = await publish()
    await accept(await signedIn(host, email), [first])
    clock.advance({ minutes: 1 })
    const second = await publish({ body: 'La suivante' })
    const browser = await signedIn(host, email)
    expect(await led(browser)).toBe(toAccept())
    expect((await accept(browser, [first])).status).toBe(422)
    expect((await accept(browser, [second])).location).toBe('/espace')
    const late = await signedIn(host, 'retard@ceramique.example')
    const { text } = await late.get(accord)
    expect([text.includes(`terms-${first}`), text.includes(`terms-${second}`)]).toEqual([false, true])
  })

  test('the members of another realm, whose versions cannot be accepted here', async () => {
    const id = await publish({}, 'avantages.localhost')
    expect(await led(await signedIn('avantages.localhost', 'salarie@verrerie.example'))).toBe(toAccept())
    const browser = await signedIn(host, email)
    expect(await led(browser)).toBeNull()
    expect((await accept(browser, [id])).location).toBe('/espace')
    expect(await app.db.selectFrom('acceptance').select('id').execute()).toEqual([])
  })
})

describe('a session that was open before', () => {
  test('goes on, and the next one is asked', async () => {
    const before = await signedIn(host, email)
    clock.advance({ minutes: 1 })
    await publish()
    expect(await led(before)).toBeNull()
    expect(await led(await signedIn(host, email))).toBe(toAccept())
  })

  test('is asked a day later at the latest when it is remembered', async () => {
    const before = await remembered(email)
    clock.advance({ minutes: 1 })
    const id = await publish()
    clock.advance({ hours: 23, minutes: 59 })
    expect(await led(before)).toBeNull()
    clock.advance({ minutes: 1 })
    expect(await led(before)).toBe(toAccept())
    expect((await accept(before, [id])).location).toBe('/espace')
    expect(await led(before)).toBeNull()
  })

  test('may still send the form that is being filled in: the next page asks', async () => {
    const office = await remembered('bureau@ceramique.example')
    clock.advance({ minutes: 1 })
    await publish()
    clock.advance({ hours: 24 })
    await office.post('/connexion/confirmation', { password })
    const form = { genre: 'cgu', texte: 'Un long texte', date: 'demain' }
    const reply = await office.post('/bureau/conditions', form)
    expect([reply.status, reply.text.includes('Un long texte')]).toEqual([422, true])
    expect(await led(office, '/bureau/conditions')).toBe(toAccept('/bureau/conditions'))
  })
})

test('a planned version asks from midnight of its day, in the time zone of the realm', async () => {
  await publish({ inForceOn: Temporal.PlainDate.from('2026-10-01') })
  clock.set('2026-09-30T21:59:59Z')
  const before = await signedIn(host, email)
  expect(await led(before)).toBeNull()
  clock.set('2026-09-30T22:00:00Z')
  expect(await led(before)).toBeNull()
  expect(await led(await signedIn(host, email))).toBe(toAccept())
})

test('a version that was withdrawn, and that an instance still has in memory, stops nobody', async () => {
  const id = await publish()
  const sites = { ...app.sites }
  const kept = await app.sites.byHost(host)
  await app.db.deleteFrom('terms').where('id', '=', id).execute()
  await expect.poll(async () => await knows(id, host)).toBe(false)
  app.sites.byHost = async () => kept
  try {
    expect(await led(await signedIn(host, email))).toBeNull()
  } finally {
    app.sites.byHost = sites.byHost
  }
})

describe('two instances on one database', () => {
  test('hear of each version at once', async () => {
    const other = await desk.anotherInstance()
    expect(await led(await other.signedIn(host, email))).toBeNull()
    const id = await publish()
    await expect.poll(async () => await knows(id, host, other)).toBe(true)
    const browser = await other.signedIn(host, email)
    expect(await led(browser)).toBe(toAccept())
    await accept(browser, [id])
    expect(await led(await signedIn(host, email))).toBeNull()
    await app.db.deleteFrom('acceptance').execute()
    await app.db.deleteFrom('terms').where('id', '=', id).execute()
    await expect.poll(async () => await knows(id, host, other)).toBe(false)
    expect(await led(await other.signedIn(host, email))).toBeNull()
  })
})

test('a realm whose terms ask nobody again costs no query', async () => {
  const browser = await signedIn(host, email)
  const asked: string[] = []
  const { pool } = app.database
  const query = pool.query
  pool.query = ((...args: Parameters<typeof query>) => {
    asked.push(JSON.stringify(args[0]))
    return query.apply(pool, args)
  }) as typeof query
  const connect = pool.connect
  let connections = 0
  pool.connect = ((...args: Parameters<typeof connect>) => {
    connections++
    return connect.apply(pool, args)
  }) as typeof connect
  try {
    const used: number[] = []
    for (let times = 0; times < 60 && !used.includes(1); times++) {
      asked.length = connections = 0
      expect(await led(browser)).toBeNull()
      expect(asked).toHaveLength(1)
      used.push(connections)
    }
    // The one that finds the visitor: `pool.query` connects too. What else works on the pool connects now and then.
    expect(Math.min(...used)).toBe(1)
  } finally {
    pool.query = query
    pool.connect = connect
  }
})
