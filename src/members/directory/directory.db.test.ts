import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import {
  type AnyChoice,
  changeDirectoryOf,
  chooseFor,
  linkTo,
  namesIn,
} from '../../../test/setup/directory.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { changeMembership, personsOf } from '../../../test/setup/people.ts'
import type { Policy } from '../../organisations/policy.ts'
import { enterMembership, enterPerson, suspend } from '../enter-member.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const [federation, association, council] = ['federation', 'ceramique', 'avantages'].map(
  name => `${name}.localhost`,
) as [string, string, string]
const path = '/annuaire'
const nation = await signedIn(federation, 'national@federation.example')
const potter = await signedIn(association, 'adherent@ceramique.example')

const ask = async (browser: Browser, query: Record<string, string>) =>
  await browser.get(`${path}?${new URLSearchParams(query)}`)
const found = async (browser: Browser, recherche: string) => namesIn(await ask(browser, { recherche }))
const idOf = async (email: string) => (await personsOf(app, email))[0]?.id ?? ''
const organisationOf = async (name: string) =>
  await app.db.selectFrom('organisation').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
const choose = async (personId: string, choice: AnyChoice) => await chooseFor(app, personId, choice)
const changeDirectory = async (directory: Policy['directory']) =>
  await changeDirectoryOf(app, 'federation', directory)

describe('who may read', () => {
  test('members; others sign in first and come back, and who is restricted is told why', async () => {
    const nobody = browse(association)
    const closed = await nobody.get(`${path}?recherche=garnier`)
    expect(closed.location).toBe(
      `/connexion?reserve=1&retour=${encodeURIComponent(`${path}?recherche=garnier`)}`,
    )
    expect((await nobody.get('/')).text).not.toContain('href="/annuaire"')
    const suspended = await signedIn(association, 'suspendu@ceramique.example')
    const told = await suspended.get(path)
    expect([told.status, namesIn(told)]).toEqual([403, []])
    expect((await browse(association).get(path)).location).toContain('/connexion')
    const family = await signedIn(association, 'famille@ceramique.example')
    expect((await family.get(path)).location).toContain('/connexion/qui')
    const page = await potter.get(path)
    expect([page.status, page.headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
    expect((await potter.get('/espace')).text.match(/href="\/annuaire"/g)).toHaveLength(2)
  })

  test('nobody where the policy has none: no page, and no link to one', async () => {
    const employee = await signedIn(council, 'salarie@verrerie.example')
    for (const address of [path, '/espace/annuaire']) expect((await employee.get(address)).status).toBe(404)
    expect((await browse(council).get(path)).status).toBe(404)
    expect((await employee.post('/espace/annuaire', { step: 'save' })).status).toBe(404)
    for (const address of ['/espace', '/espace/compte'])
      expect((await employee.get(address)).text).not.toContain('annuaire"')
  })
})

describe('what is shown', () => {
  test('name and organisation, and more only as chosen', async () => {
    const page = await nation.get(path)
    expect(namesIn(page)).toEqual([
      'GILLET Robert',
      'LAMY Michel',
      'PERROT Nadia',
      'SCHMITT Liliane',
      'VASSEUR Henri',
    ])
    const text = said(page)
    expect(text).toContain('LAMY Michel Compagnie de Bourgogne Expert en bâtiment')
    expect(page.text).toContain('href="tel:+33612000121"')
    expect(page.text).toContain('href="mailto:adherent@bourgogne.example"')
    for (const hidden of ['rue des Forges', 'nouveau@bourgogne.example', 'national@federation.example'])
      expect(page.text).not.toContain(hidden)
  })

  test('never more than the policy allows now', async () => {
    await changeDirectory({ readableBy: 'members', mayShow: ['email'] })
    const bounded = await vi.waitUntil(async () => {
      const page = await nation.get(path)
      return page.text.includes('tel:+336') ? undefined : page
    })
    expect(bounded.text).toContain('mailto:adherent@bourgogne.example')
    expect(said(bounded)).not.toContain('Dijon')
    expect(await found(nation, 'dijon')).toEqual([])
    await changeDirectory({
      readableBy: 'members',
      mayShow: ['town', 'email', 'phone', 'mobile', 'address'],
    })
    await vi.waitUntil(async () => (await found(nation, 'dijon')).length === 1)
  })

  test('where it is for everyone, e-mail addresses are still for members', async () => {
    await changeDirectory({ readableBy: 'everyone', mayShow: ['town', 'email'] })
    const nobody = browse(federation)
    await vi.waitUntil(async () => (await nobody.get(path)).status === 200)
    const page = await nobody.get(path)
    expect([namesIn(page).length, page.text.includes('adherent@'), page.headers.get('x-robots-tag')]).toEqual(
      [5, false, 'noindex'],
    )
    expect(said(page)).toContain('Dijon')
    expect((await nobody.get('/')).text).toContain('href="/annuaire"')
    const late = await signedIn(federation, 'retard@bourgogne.example')
    expect((await late.get(path)).text).not.toContain('mailto:adherent')
    expect((await nation.get(path)).text).toContain('mailto:adherent@bourgogne.example')
    await changeDirectory({
      readableBy: 'members',
      mayShow: ['town', 'email', 'phone', 'mobile', 'address'],
    })
    await vi.waitUntil(async () => (await nobody.get(path)).status === 303)
  })
})

describe('a search', () => {
  test.each([
    ['lamy', ['LAMY Michel']],
    ['MIC', ['LAMY Michel']],
    ['lam mic', ['LAMY Michel']],
    ['dijon', ['LAMY Michel']],
    ['lamy DIJ bourg', ['LAMY Michel']],
    ['bourgogne', ['GILLET Robert', 'LAMY Michel', 'PERROT Nadia']],
    ['compagnie schmitt', ['SCHMITT Liliane']],
    ['alsace lamy', []],
    ['amy', []],
    ['21000', []],
    ['forges', []],
    ['adherent@bourgogne.example', []],
    ['0612000121', []],
    ['expert', []],
    ['garnier', []],
    ['%', []],
    ["' | ! & <-> :* \\", []],
    ['🐐 \ud800', []],
    ['x'.repeat(5000), []],
  ])('%j', async (recherche, names) => {
    const reply = await ask(nation, { recherche })
    expect([reply.status, namesIn(reply)]).toEqual([200, names])
    if (names.length === 0) expect(said(reply)).toContain('Personne ne correspond')
  })

  test('finds nobody by what that person does not show', async () => {
    const lamy = await idOf('adherent@bourgogne.example')
    await choose(lamy, { shows: ['email'] })
    expect([await found(nation, 'dijon'), await found(nation, 'lamy dijon')]).toEqual([[], []])
    await choose(lamy, { shows: ['address'] })
    expect(await found(nation, 'dijon')).toEqual(['LAMY Michel'])
    expect(await found(nation, 'forges')).toEqual([])
    await choose(lamy, { listed: false, shows: ['town', 'email'] })
    for (const search of ['dijon', 'lamy', 'bourgogne lamy', 'michel'])
      expect([search, await found(nation, search)]).toEqual([search, []])
    expect(await found(nation, 'bourgogne')).toEqual(['GILLET Robert', 'PERROT Nadia'])
    // Nor is the place in the order of somebody who does not appear told.
    expect(namesIn(await ask(nation, { apres: lamy }))[0]).toBe('GILLET Robert')
    await choose(lamy, { shows: ['town', 'mobile', 'email'] })
  })
})

describe('who appears', () => {
  test('nobody who was suspended, has left or died, or waits; each in the organisation of today', async () => {
    expect(await found(potter, '')).toEqual(['DELORME Lucien', 'GARNIER Hélène', 'NOËL Yves'])
    const liliane = await idOf('adherent@alsace.example')
    for (const state of ['left', 'deceased', 'awaitingAdmission'] as const) {
      await changeMembership(app, liliane, { state })
      expect([state, await found(nation, 'schmitt')]).toEqual([state, []])
    }
    await changeMembership(app, liliane, { state: 'admitted' })
    const { id: bourgogne, realm_id } = await organisationOf('Compagnie de Bourgogne')
    await app.db
      .updateTable('membership')
      .set({ organisation_id: bourgogne })
      .where('person_id', '=', liliane)
      .execute()
    expect(await found(nation, 'alsace')).toEqual([])
    expect(await found(nation, 'schmitt bourgogne')).toEqual(['SCHMITT Liliane'])
    // Of two organisations, once, and with both; suspended in one of them, in the other only.
    const { id: alsace } = await organisationOf("Compagnie d'Alsace")
    const membership = await app.db.transaction().execute(tx =>
      enterMembership(tx, clock.now(), realm_id, {
        organisationId: alsace,
        personId: liliane,
        number: 'A',
      }),
    )
    expect(said(await ask(nation, { recherche: 'schmitt' }))).toContain(
      "SCHMITT Liliane Compagnie d'Alsace · Compagnie de Bourgogne",
    )
    await app.db.transaction().execute(tx => suspend(tx, clock.now(), realm_id, membership, 'essai'))
    expect(await found(nation, 'alsace')).toEqual([])
    expect(await found(nation, 'schmitt')).toEqual(['SCHMITT Liliane'])
    await app.db.deleteFrom('suspension').where('membership_id', '=', membership).execute()
    await app.db.deleteFrom('membership').where('id', '=', membership).execute()
    await app.db
      .updateTable('membership')
      .set({ organisation_id: alsace })
      .where('person_id', '=', liliane)
      .execute()
  })

  test('the second adherent once able to choose, and both choose for themselves', async () => {
    expect(await found(potter, 'paul')).toEqual([])
    await app.db.updateTable('second_adherent').set({ signs_in_since: clock.now() }).execute()
    expect(await found(potter, 'garnier')).toEqual(['GARNIER Hélène', 'GARNIER Paul'])
    const { id } = await app.db
      .selectFrom('person')
      .select('id')
      .where('given_name', '=', 'Paul')
      .executeTakeFirstOrThrow()
    await choose(id, { listed: false })
    expect(await found(potter, 'garnier')).toEqual(['GARNIER Hélène'])
    await app.db.updateTable('second_adherent').set({ signs_in_since: null }).execute()
  })
})

describe('of many', () => {
  test('goes page by page, each once, there and back, by organisation and with what is searched', async () => {
    const { id: organisationId, realm_id } = await organisationOf("Compagnie d'Alsace")
    await app.db.transaction().execute(async tx => {
      for (let n = 0; n < 60; n++) {
        const person = { familyName: ['Élan', 'elan', 'Œuf'][n % 3] ?? '', givenName: `Ida ${n}` }
        const { personId } = await enterPerson(tx, clock.now(), realm_id, person)
        await enterMembership(tx, clock.now(), realm_id, { organisationId, personId, number: `A-${n}` })
      }
    })
    for (const query of ['recherche=ida', `organisation=${organisationId}`]) {
      const shown: string[][] = []
      let last = ''
      for (let next: string | undefined = `${path}?${query}`; next; ) {
        const page = await nation.get(next)
        shown.push(namesIn(page))
        last = page.text
        next = linkTo(page.text, 'next')
        if (next) expect(next).toContain(query)
      }
      const count = query.startsWith('recherche') ? 60 : 61
      expect(shown.map(({ length }) => length)).toEqual([25, 25, count - 50])
      expect(new Set(shown.flat()).size).toBe(count)
      expect(namesIn(await nation.get(linkTo(last, 'prev') ?? ''))).toEqual(shown[1])
    }
    const first = namesIn(await nation.get(path))
    const foreign = await idOf('adherent@ceramique.example')
    for (const place of ['x', '', foreign]) {
      expect(namesIn(await ask(nation, { apres: place }))).toEqual(first)
      expect(namesIn(await ask(nation, { avant: place, organisation: place }))).toEqual(first)
    }
  })

  test('opens on the site of a company with that company, and leads to all', async () => {
    await changeDirectory({ readableBy: 'everyone', mayShow: ['town'] })
    const there = browse('bourgogne.localhost')
    await vi.waitUntil(async () => (await there.get(path)).status === 200)
    const own = await there.get(path)
    expect(namesIn(own)).toEqual(['GILLET Robert', 'LAMY Michel', 'PERROT Nadia'])
    expect(own.text).toContain('href="/annuaire?organisation=toutes"')
    const all = await there.get(`${path}?organisation=toutes`)
    expect(namesIn(all)).toEqual(namesIn(await nation.get(path)))
    expect(all.text).toMatch(/<option value="toutes" selected/)
    expect(await found(there, 'schmitt')).toEqual([])
    const { id } = await organisationOf("Compagnie d'Alsace")
    expect(namesIn(await ask(there, { recherche: 'schmitt', organisation: id }))).toEqual(['SCHMITT Liliane'])
    // An organisation of another realm is none.
    const terre = await organisationOf('Terre et Feu')
    expect(namesIn(await ask(there, { organisation: terre.id }))).toEqual(namesIn(own))
  })

  test('may be read, and not copied: who opens hundreds of pages has to wait', async () => {
    const nobody = browse(federation, { ip: '192.0.2.7' })
    expect((await nobody.get(path)).status).toBe(200)
    await sql`update throttle set count = 400 where kind = 'directoryIp'`.execute(app.db)
    expect((await nobody.get(path)).status).toBe(200)
    const slowed = await nobody.get(`${path}?recherche=lamy`)
    expect([slowed.status, slowed.headers.get('retry-after'), namesIn(slowed)]).toEqual([429, '60', []])
    expect(slowed.text).toContain('href="/annuaire?recherche=lamy"')
    expect((await nation.get(path)).status).toBe(200)
    clock.advance({ seconds: 61 })
    expect((await nobody.get(path)).status).toBe(200)
  })
})
