import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { allRoles, type Permission, permissionsOf } from '../src/accounts/permissions.ts'
import { newSession } from '../src/accounts/session.ts'
import type { RoleName } from '../src/accounts/visitor.ts'
import { enterPerson, giveRole } from '../src/members/enter-member.ts'
import { routes } from '../src/routes.ts'
import { startTestApp } from './setup/app.ts'
import type { Browser } from './setup/browser-less-client.ts'
import { personsOf } from './setup/people.ts'

/*
 * Every screen of the office × every role × where it holds: in an organisation, in the one beside it, in the one above, in
 * another realm. What is expected is read from the table of permissions, what is asked from the table of routes, so that a
 * new route cannot escape. Identifiers are those of one organisation: who has no role that reaches it gets nothing of it.
 */

const desk = await startTestApp({ sends: false })
const { app, clock, browse } = desk
const host = 'federation.localhost'
const [here, beside, above] = ['Compagnie de Bourgogne', "Compagnie d'Alsace", 'Fédération nationale']
const places = { here, beside, above } as const
type Place = keyof typeof places

/** What names a row of Bourgogne at the end of each address; null where this realm has no such row, and any will do. */
const rowsOf: Record<string, string | null> = {
  '/bureau/adherents/:id':
    'select m.person_id as id from membership m where m.organisation_id = $here limit 1',
  '/bureau/adherents/envois/:id': null,
  '/bureau/adherents/import/:id': null,
  '/bureau/cotisations/:id': 'select m.id from membership m where m.organisation_id = $here limit 1',
  '/bureau/cotisations/paiements/:id': `select p.id from payment p where p.organisation_id = $here limit 1`,
  '/bureau/cotisations/recu/:id': null,
  '/bureau/cotisations/tarifs/:id': 'select p.id from plan p where p.organisation_id = $here limit 1',
  '/bureau/roles/:id': 'select r.id from role r where r.organisation_id = $here limit 1',
  '/bureau/pages/:id':
    'select p.id from page p join site s on s.id = p.site_id where s.organisation_id = $here limit 1',
  '/bureau/sites/:id': 'select s.id from site s where s.organisation_id = $here limit 1',
  '/bureau/conditions/:id': null,
  '/bureau/demandes/:id': null,
  '/bureau/effacements/:id': null,
  '/bureau/fiches/:id': null,
  '/bureau/invitations/:id': null,
  '/bureau/releves/lignes/:id': null,
  '/bureau/site/logo/:file': null,
}
const none = '00000000-0000-7000-8000-000000000000'
const ids = new Map<string, string>()

/** Rows that nobody may change who has no role that reaches them. */
const kept = ['person', 'account', 'membership', 'due', 'payment', 'plan', 'role', 'page', 'site', 'letter']

type OfficeRoute = { method: string; path: string; kind: string | undefined; permission: Permission }

const officeRoutes: OfficeRoute[] = Object.entries(routes.office).map(([name, [permission]]) => {
  const [method = '', path = ''] = name.split(' ')
  const kind = Object.keys(rowsOf)
    .filter(each => path === each || path.startsWith(`${each}/`))
    .sort((one, other) => other.length - one.length)[0]
  return { method, path, kind, permission }
})

const addressOf = ({ path, kind }: OfficeRoute) =>
  path.replaceAll(/:\w+/g, name => (name === ':id' ? (ids.get(kind ?? '') ?? none) : none))

const sessions = new Map<string, string>()

/** A browser that holds the session of who has that role there, and nothing else. */
function as(role: RoleName | 'member' | 'restricted' | 'elsewhere' | null, place: Place = 'here'): Browser {
  const browser = browse(host)
  const token = role && sessions.get(`${role} ${place}`)
  if (token) browser.cookies.set('__Host-session', token)
  return browser
}

beforeAll(async () => {
  const now = clock.now()
  const rows = await app.db.selectFrom('organisation').select(['realm_id', 'id', 'name']).execute()
  const idOf = (name: string) => rows.find(row => row.name === name)?.id ?? ''
  const realmId = rows.find(({ name }) => name === here)?.realm_id ?? ''
  const begin = async (key: string, session: { realmId: string; accountId: string; personId: string }) => {
    const { token, row } = newSession(now, { ...session, remembered: false, userAgent: null })
    await app.db.insertInto('session').values(row).execute()
    sessions.set(key, token)
  }
  for (const role of allRoles)
    for (const [place, name] of Object.entries(places)) {
      const person = await app.db.transaction().execute(async tx => {
        const entered = await enterPerson(tx, now, realmId, {
          givenName: role,
          familyName: place,
          email: `${role}@${place}.example`,
        })
        await giveRole(tx, now, realmId, {
          organisationId: idOf(name),
          personId: entered.personId,
          name: role,
        })
        return entered
      })
      await begin(`${role} ${place}`, {
        realmId,
        personId: person.personId,
        accountId: person.accountId ?? '',
      })
    }
  const others = {
    member: 'adherent@bourgogne.example',
    restricted: 'retard@bourgogne.example',
    elsewhere: 'bureau@ceramique.example',
  }
  for (const [name, email] of Object.entries(others)) {
    const [person] = await personsOf(app, email)
    const account = await app.db
      .selectFrom('account')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    await begin(`${name} here`, {
      realmId: account.realm_id,
      personId: person?.id ?? '',
      accountId: account.id,
    })
  }
  for (const [kind, statement] of Object.entries(rowsOf)) {
    if (!statement) continue
    const found = await sql<{
      id: string
    }>`${sql.raw(statement.replace('$here', `'${idOf(here)}'`))}`.execute(app.db)
    ids.set(kind, found.rows[0]?.id ?? none)
  }
})

async function state(): Promise<string[]> {
  const found: string[] = []
  for (const table of kept) {
    const { rows } = await sql<{ hash: string }>`select md5(string_agg(t::text, ' ' order by t::text)) as hash
      from ${sql.table(table)} t`.execute(app.db)
    found.push(`${table} ${rows[0]?.hash}`)
  }
  return found
}

test('every address of the office that names a row is known here, and its row is there', () => {
  const named = officeRoutes.filter(({ path }) => path.includes(':'))
  expect(named.filter(({ kind }) => kind === undefined).map(({ path }) => path)).toEqual([])
  expect([...ids].filter(([, id]) => id === none)).toEqual([])
  expect(officeRoutes.length).toBeGreaterThan(80)
})

/** Names of members of Bourgogne; a list of others must not have them. */
const membersHere = /Gillet|GILLET|Lamy|LAMY|Perrot|PERROT|retard@bourgogne|nouveau@bourgogne/

describe.each(allRoles)('%s', role => {
  test.each(Object.keys(places) as Place[])('%s', async place => {
    const browser = as(role, place)
    const before = await state()
    for (const route of officeRoutes) {
      const { method, path, kind, permission } = route
      const may = permissionsOf(role).includes(permission)
      // Who may would act; what comes of that is for the tests of the feature.
      const acts = method === 'POST' && may && (place !== 'beside' || !ids.has(kind ?? ''))
      if (acts) continue
      const address = addressOf(route)
      const reply = method === 'GET' ? await browser.get(address) : await browser.post(address, {})
      const told = `${method} ${path}: ${reply.status}`
      if (!may) expect(told).toBe(`${method} ${path}: 403`)
      else if (kind === undefined || !ids.has(kind)) expect(told).not.toMatch(/: (403|5..)$/)
      else if (place === 'beside') expect(told).toBe(`${method} ${path}: 404`)
      else if (path === kind) expect(told).toBe(`${method} ${path}: 200`)
      else expect(told).not.toMatch(/: (403|5..)$/)
      if (place === 'beside' || !may) expect(reply.text, told).not.toMatch(membersHere)
    }
    expect(await state()).toEqual(before)
  })
})

test.each([
  [null, /^303 \/connexion\?/],
  ['elsewhere', /^303 \/connexion\?/],
  ['member', /^403 null$/],
  ['restricted', /^403 null$/],
] as const)('%s opens no screen of the office', async (who, turnedAway) => {
  const browser = as(who)
  for (const route of officeRoutes) {
    const address = addressOf(route)
    const reply = route.method === 'GET' ? await browser.get(address) : await browser.post(address, {})
    expect([route.path, `${reply.status} ${reply.location}`]).toEqual([
      route.path,
      expect.stringMatching(route.method === 'GET' ? turnedAway : /^(303 \/connexion|403 null)/),
    ])
    expect(reply.text).not.toMatch(membersHere)
  }
})

test('roles give exactly what the table says, and nobody gives more than there is to give', () => {
  const given = allRoles.map(role => permissionsOf(role).includes('giveRoles'))
  expect(given).toEqual([false, false, false, false, true])
  for (const role of allRoles)
    for (const permission of permissionsOf(role)) expect(permissionsOf('manager')).toContain(permission)
})
