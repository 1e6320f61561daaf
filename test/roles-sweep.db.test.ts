import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { allRoles, type Permission, permissionsOf } from '../src/accounts/permissions.ts'
import { newSession } from '../src/accounts/session.ts'
import type { RoleName } from '../src/accounts/visitor.ts'
import { enterPerson, giveRole } from '../src/members/enter-member.ts'
import { routes } from '../src/routes.ts'
import { startTestApp } from './setup/app.ts'
import type { Browser } from './setup/browser-less-client.ts'
import { said } from './setup/office-forms.ts'
import { kindOf, noId, rowsIn } from './setup/office-rows.ts'
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

/** Rows of Bourgogne, each by the address that names it. */
let ids: ReadonlyMap<string, string> = new Map()

/** Rows that nobody may change who has no role that reaches them. */
const kept = ['person', 'account', 'membership', 'due', 'payment', 'plan', 'role', 'page', 'site', 'letter']

const officeRoutes = Object.entries(routes.office).map(([name, [permission]]) => {
  const [method = '', path = ''] = name.split(' ')
  return { method, path, permission, kind: path.includes(':') ? kindOf(path) : undefined }
})

/** What is asked of all the organisations of the realm at once, and only of who manages the one above all others. */
const ofTheRealm: readonly Permission[] = ['publishTerms', 'openSites']

const addressOf = ({ path, kind }: { path: string; kind: string | undefined }) =>
  path.replaceAll(/:\w+/g, name => (name === ':id' ? (ids.get(kind ?? '') ?? noId) : noId))

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
  ids = await rowsIn(app, idOf(here))
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

test('every address of the office that names a row has its line in office-rows', () => {
  const named = officeRoutes.filter(({ path }) => path.includes(':'))
  expect(named.filter(({ kind }) => kind === undefined).map(({ path }) => path)).toEqual([])
  expect(ids.size).toBeGreaterThan(4)
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
      // The gate does not ask where a role holds: what it refuses in one place, it refuses in all.
      if (acts || (!may && place !== 'here')) continue
      const address = addressOf(route)
      const reply = method === 'GET' ? await browser.get(address) : await browser.post(address, {})
      const told = `${method} ${path}: ${reply.status}`
      const isAway = ofTheRealm.includes(permission) && place !== 'above'
      if (!may) expect(told).toBe(`${method} ${path}: 403`)
      else if (isAway) expect(told).toMatch(/: (200|403|404)$/)
      else if (kind === undefined || !ids.has(kind)) expect(told).not.toMatch(/: (403|5..)$/)
      else if (place === 'beside') expect(told).toBe(`${method} ${path}: 404`)
      else if (path === kind) expect(told).toBe(`${method} ${path}: 200`)
      else expect(told).not.toMatch(/: (403|5..)$/)
      if (place === 'beside' || !may) expect(said(reply), told).not.toMatch(membersHere)
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
    expect(said(reply)).not.toMatch(membersHere)
  }
})

test('roles give exactly what the table says, and nobody gives more than there is to give', () => {
  const given = allRoles.map(role => permissionsOf(role).includes('giveRoles'))
  expect(given).toEqual([false, false, false, false, true])
  for (const role of allRoles)
    for (const permission of permissionsOf(role)) expect(permissionsOf('manager')).toContain(permission)
})
