import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { demonstrationPassword } from '../src/demonstration/accounts.ts'
import { enterMembership, enterPerson, giveRole } from '../src/members/enter-member.ts'
import { makeOrganisation } from '../src/organisations/setup.ts'
import { routes } from '../src/routes.ts'
import { startTestApp } from './setup/app.ts'
import type { Browser } from './setup/browser-less-client.ts'
import { kindOf, rowsIn } from './setup/office-rows.ts'
import { accountOf } from './setup/people.ts'
import { consent, fillIn, send } from './setup/registrations.ts'

/*
 * With another realm's, another organisation's and another person's identifiers and keys one gets nothing, and
 * changes nothing, whatever the route: those of the table, so that a new one cannot escape.
 */

const desk = await startTestApp()
const { app, clock, browse, signedIn } = desk
const council = 'avantages.localhost'
const association = 'ceramique.localhost'

/** Those who run something else: another structure of the network, and another realm. */
const strangers: Record<string, { browser(): Promise<Browser>; own?: string }> = {
  'the manager of another structure': { browser: () => signedIn(council, 'cse@fonderie.example') },
  'the office of another realm': {
    browser: () => signedIn(association, 'bureau@ceramique.example'),
    own: 'ceramique',
  },
  'the office of a company': {
    browser: () => signedIn('federation.localhost', 'secretariat@bourgogne.example'),
  },
}

const withId = (Object.keys(routes) as (keyof typeof routes)[]).flatMap(group =>
  Object.keys(routes[group]).filter(name => name.includes(':id')),
)
const unchanged = [
  'application',
  'application_key',
  'invitation',
  'person',
  'membership',
  'account',
  'letter',
  'terms',
  'due',
  'payment',
  'allocation',
  'due_day',
  'statement_line',
  'suspension',
  'suspension_request',
  'plan',
  'record',
  'image',
  'page',
  'page_image',
  'site',
  'organisation',
  'erasure',
  'session',
  'email_change',
  'beneficiary',
  'second_adherent',
  'mailing',
]

/** What the tables hold that no stranger may change. */
async function state(): Promise<string> {
  const parts = await Promise.all(
    unchanged.map(async table => {
      const rows = await sql`select * from ${sql.table(table)} order by 1, 2`.execute(app.db)
      return `${table}: ${JSON.stringify(rows.rows)}`
    }),
  )
  return parts.join('\n')
}

/** Of the structure, and of the association, which one of the strangers runs. */
let ids: { id: string; of: string; kind?: string }[] = []

/** Addresses of members that name the same kind of row as one of the office. */
const likeInOffice = (path: string) =>
  path
    .replace(/^(\/espace\/fiches|\/rubriques\/:rubric)\/:id/, '/bureau/fiches/:id')
    .replace(/^\/espace\/cotisation\/recu/, '/bureau/cotisations/recu')

/** What an address is tried with: rows of its kind; a few of every kind where the structures have none. */
function triedWith(path: string): typeof ids {
  const kind = kindOf(likeInOffice(path))
  const alike = ids.filter(each => kind !== undefined && each.kind === kind)
  return alike.length > 0 ? alike : ids.filter((_, index) => index % (kind ? 16 : 3) === 0)
}

beforeAll(async () => {
  const now = clock.now()
  const verrerie = await app.db
    .selectFrom('organisation')
    .selectAll()
    .where('name', '=', 'CSE Verrerie')
    .executeTakeFirstOrThrow()
  await app.db.transaction().execute(async tx => {
    const fonderie = await makeOrganisation(tx, now, verrerie.realm_id, {
      name: 'CSE Fonderie',
      parentId: verrerie.parent_id,
    })
    const { personId, accountId } = await enterPerson(tx, now, verrerie.realm_id, {
      givenName: 'Inès',
      familyName: 'Roux',
      email: 'cse@fonderie.example',
    })
    await enterMembership(tx, now, verrerie.realm_id, { organisationId: fonderie, personId })
    await giveRole(tx, now, verrerie.realm_id, { organisationId: fonderie, personId, name: 'manager' })
    const { password_hash } = await tx
      .selectFrom('account')
      .select('password_hash')
      .where('email', '=', 'cse@verrerie.example')
      .executeTakeFirstOrThrow()
    await tx.updateTable('account').set({ password_hash }).where('id', '=', accountId).execute()
  })
  const browser = browse(council)
  await browser.get('/invitation/verrerie-demo')
  await fillIn(browser, app, ['account', 'deliveryAddress', 'beneficiaries'], 'candidate@verrerie.example')
  expect((await send(browser)).location).toBe('/inscription/envoyee')
  ids = (
    await sql<{ id: string; of: string }>`
      with ceramique as (select id from realm where slug = 'ceramique')
      select x.id, 'ceramique' as of from ceramique cross join lateral (
        (select id from due where realm_id = ceramique.id order by id desc limit 2)
        union all (select id from payment where realm_id = ceramique.id order by id desc limit 2)
        union all (select id from plan where realm_id = ceramique.id order by id desc limit 2)
        union all (select id from record where realm_id = ceramique.id order by id desc limit 2)
        union all (select id from page where realm_id = ceramique.id order by id desc limit 2)
        union all (select id from site where realm_id = ceramique.id)
        union all (select id from membership where realm_id = ceramique.id order by id desc limit 2)
        union all (select id from person where realm_id = ceramique.id order by id desc limit 2)
        union all (select id from session where realm_id = ceramique.id order by id desc limit 2)
      ) as x
      union all select id, 'avantages' from session where realm_id = ${verrerie.realm_id}
      union all select id, 'avantages' from page where realm_id = ${verrerie.realm_id}
      union all select id, 'avantages' from application where realm_id = ${verrerie.realm_id}
      union all select id, 'avantages' from invitation where realm_id = ${verrerie.realm_id}
      union all select person_id, 'avantages' from membership where realm_id = ${verrerie.realm_id} and organisation_id = ${verrerie.id}
      union all select id, 'avantages' from membership where realm_id = ${verrerie.realm_id} and organisation_id = ${verrerie.id}
      `.execute(app.db)
  ).rows
  const pottery = await app.db
    .selectFrom('organisation')
    .innerJoin('realm', 'realm.id', 'organisation.realm_id')
    .select('organisation.id')
    .where('realm.slug', '=', 'ceramique')
    .executeTakeFirstOrThrow()
  for (const [of, organisationId] of [
    ['avantages', verrerie.id],
    ['ceramique', pottery.id],
  ] as const)
    for (const [kind, id] of await rowsIn(app, organisationId)) ids.push({ id, of, kind })
})

test('there are routes with an identifier, and identifiers to try them with', () => {
  expect(withId.length).toBeGreaterThan(8)
  expect(ids.length).toBeGreaterThan(5)
})

describe.each(Object.keys(strangers))('%s', who => {
  test('gets and changes nothing, by any route with an identifier of another structure', async () => {
    const stranger = strangers[who]
    const browser = await stranger?.browser()
    if (!browser) throw new Error('nobody')
    await desk.letters()
    const before = await state()
    for (const name of withId) {
      const [method = '', path = ''] = name.split(' ')
      for (const { id } of triedWith(path).filter(({ of }) => of !== stranger?.own)) {
        const address = path.replaceAll(/:(?:id|due)/g, id).replace(':rubric', 'stages')
        const fields = {
          reason: 'Non',
          email: 'autre@exemple.fr',
          familyName: 'Autre',
          givenName: 'Nom',
          when: 'now',
        }
        const reply = method === 'GET' ? await browser.get(address) : await browser.post(address, fields)
        expect(`${name}: ${reply.status}`).toMatch(/: (403|404)$/)
        expect(reply.text).not.toMatch(/candidate@verrerie|L&#39;Hermitte|L'Hermitte|Haddad|Meyer/)
      }
    }
    await desk.letters()
    expect(await state()).toBe(before)
  })

  test('sees no application, invitation or member of others in the lists', async () => {
    const browser = await strangers[who]?.browser()
    for (const name of Object.keys(routes.office)) {
      const [method, path = ''] = name.split(' ')
      if (method !== 'GET' || path.includes(':')) continue
      for (const query of ['', '?recherche=zo%C3%A9', '?etat=toutes', '?recherche=candidate']) {
        const reply = await browser?.get(path + query)
        expect(`${path}${query}: ${reply?.status}`).toMatch(/: (200|303|403|404)$/)
        expect(reply?.text.replaceAll(/value="[^"]*"/g, '')).not.toMatch(
          /candidate@verrerie|L&#39;Hermitte|L'Hermitte|verrerie-demo|Haddad|Meyer/,
        )
      }
    }
  })
})

describe('a draft', () => {
  test('opens with its own key only, on the sites of its own realm', async () => {
    const mine = browse(association)
    await fillIn(mine, app, ['identifiers', 'address'], 'a-moi@exemple.fr')
    const key = mine.cookies.get('__Host-draft') ?? ''
    const elsewhere = browse(council)
    elsewhere.cookies.set('__Host-draft', key)
    await elsewhere.get('/invitation/verrerie-demo')
    expect((await elsewhere.get('/inscription/compte')).text).not.toContain('a-moi@exemple.fr')
    const guessed = browse(association)
    guessed.cookies.set('__Host-draft', `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)
    expect((await guessed.get('/inscription/identifiants')).text).not.toContain('a-moi@exemple.fr')
    await guessed.post('/inscription/adresse', { line1: 'Ailleurs', postcode: '75001', town: 'Paris' })
    expect((await mine.get('/inscription/adresse')).text).toContain('Ajaccio')
  })

  test('is not shown to who holds the key of a letter, or of another application', async () => {
    const mine = browse(association)
    await fillIn(mine, app, ['identifiers', 'address', 'secondAdherent'], 'envoi@exemple.fr')
    await mine.post('/inscription/validation', await consent(mine))
    const letter = (await desk.lettersTo('envoi@exemple.fr'))[0]?.text ?? ''
    const token = /jeton=([\w-]{43})/.exec(letter)?.[1] ?? ''
    expect(token).toHaveLength(43)
    const reader = browse(association)
    reader.cookies.set('__Host-draft', token)
    expect((await reader.get('/inscription/envoyee')).text).not.toContain('envoi@exemple.fr')
    const foreign = browse(council)
    await foreign.get(`/inscription/confirmation?jeton=${token}`)
    expect((await foreign.get('/inscription/confirmation')).text).not.toContain('envoi@exemple.fr')
    await foreign.post('/inscription/confirmation', {})
    const { email_confirmed_at } = await app.db
      .selectFrom('application')
      .select('email_confirmed_at')
      .where('email', '=', 'envoi@exemple.fr')
      .executeTakeFirstOrThrow()
    expect(email_confirmed_at).toBeNull()
  })
})

test('the accounts of the strangers are there, and can sign in', async () => {
  expect((await accountOf(app, 'cse@fonderie.example')).password_hash).not.toBeNull()
  expect((await browse(council).signInAs('cse@fonderie.example', demonstrationPassword)).location).toBe(
    '/espace',
  )
})
