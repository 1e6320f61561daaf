import { beforeAll, describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { demonstrationPassword as password } from '../../demonstration/accounts.ts'
import { giveRole } from '../../members/enter-member.ts'

const desk = await startTestApp()
const { app, clock, signedIn } = desk
const host = 'federation.localhost'
const roles = '/bureau/roles'
const lamy = 'adherent@bourgogne.example'
const bonnet = 'secretariat@bourgogne.example'

let national: Browser
const organisations = new Map<string, string>()
const idOf = (name: string) => organisations.get(name) ?? ''
const personOf = async (email: string) => (await personsOf(app, email))[0]?.id ?? ''

beforeAll(async () => {
  national = await signedIn(host, 'secretariat@federation.example')
  const rows = await app.db.selectFrom('organisation').select(['id', 'name']).execute()
  for (const { id, name } of rows) organisations.set(name, id)
})

/** Fills in the form for one person, with the fields that it carries by itself. */
async function give(office: Browser, email: string, fields: Record<string, string>) {
  const page = await office.get(`${roles}/nouveau?personne=${await personOf(email)}&adresse=${email}`)
  const carried = { personne: fieldIn(page, 'personne'), adresse: email, numero: fieldIn(page, 'numero') }
  const sent = { ...carried, organisation: idOf('Compagnie de Bourgogne'), ...fields }
  return { sent, reply: await office.post(roles, sent) }
}

const held = async (email: string) =>
  await app.db
    .selectFrom('role')
    .selectAll()
    .where('person_id', '=', await personOf(email))
    .orderBy('id')
    .execute()

describe('giving a role', () => {
  test('finds the person by name, or anybody of the realm by the whole address', async () => {
    const search = async (typed: string) => said(await national.get(`${roles}/nouveau?recherche=${typed}`))
    expect(await search('lamy')).toContain('Michel Lamy adherent@bourgogne.example, Compagnie de Bourgogne')
    const territory = await signedIn(host, bonnet)
    const there = async (typed: string) => said(await territory.get(`${roles}/nouveau?recherche=${typed}`))
    expect(await there('schmitt')).toContain('Personne ne correspond')
    expect(await there('adherent@alsace.example')).toContain('Liliane Schmitt')
    expect(await there('bureau@ceramique.example')).toContain('Personne ne correspond')
    expect((await territory.get(`${roles}/nouveau?recherche=+`)).status).toBe(422)
    const stranger = await personOf('adherent@alsace.example')
    expect((await territory.get(`${roles}/nouveau?personne=${stranger}`)).status).toBe(404)
    const elsewhere = await personOf('bureau@ceramique.example')
    expect(
      (await national.get(`${roles}/nouveau?personne=${elsewhere}&adresse=bureau@ceramique.example`)).status,
    ).toBe(404)
  })

  test('holds until the last day is over, and opens what it allows and nothing else', async () => {
    const { reply, sent } = await give(national, lamy, { role: 'treasurer', fin: '30/11/2026' })
    expect([reply.status, reply.location]).toEqual([303, roles])
    const list = said(await national.get(roles))
    expect(list).toContain('Le rôle est donné.')
    expect(list).toMatch(
      /Michel Lamy trésorerie Compagnie de Bourgogne .* 30 novembre 2026 inclus Odile Marchand/,
    )
    // The same form once more is the same role.
    expect((await national.post(roles, sent)).location).toBe(roles)
    const [role, ...more] = await held(lamy)
    expect([role?.id, more]).toEqual([sent.numero, []])
    expect(role?.ends_at?.toZonedDateTimeISO('Europe/Paris').toString()).toContain('2026-12-01T00:00')
    const traces = await app.db.selectFrom('audit').selectAll().where('event', '=', 'roleGiven').execute()
    expect(traces).toMatchObject([
      { person_id: role?.person_id, details: { name: 'treasurer', by: role?.given_by_person_id } },
    ])
    const [letter] = await desk.lettersTo(lamy)
    expect(letter?.subject).toContain('trésorerie')
    expect(letter?.text).toContain('Odile Marchand')

    const treasurer = await signedIn(host, lamy)
    const home = (await treasurer.get('/bureau')).text
    for (const path of ['/bureau/adherents', '/bureau/cotisations', '/bureau/releves', '/bureau/suspensions'])
      expect([path, home.includes(`href="${path}"`), (await treasurer.get(path)).status]).toEqual([
        path,
        true,
        200,
      ])
    for (const path of [roles, '/bureau/conditions', '/bureau/effacements'])
      expect([path, home.includes(`href="${path}"`), (await treasurer.get(path)).status]).toEqual([
        path,
        false,
        403,
      ])
    expect(said(await treasurer.get('/bureau/adherents'))).not.toContain('Schmitt')
  })

  test('is refused with what was typed still there, and nothing is given', async () => {
    const territory = await signedIn(host, bonnet)
    const refused: [Record<string, string>, string][] = [
      [{ role: 'treasurer' }, 'a déjà ce rôle'],
      [{ role: 'owner' }, 'Choisissez un rôle'],
      [{ role: 'reader', debut: '31/02/2027' }, 'Écrivez la date comme'],
      [{ role: 'reader', debut: '01/01/2026' }, "avant aujourd'hui"],
      [{ role: 'reader', debut: '02/01/2027', fin: '01/01/2027' }, 'Le dernier jour est avant le premier'],
      [{ role: 'reader', fin: '01/01/2026' }, 'déjà passé'],
      [{ role: 'reader', fin: '01/01/2206' }, 'sans doute une erreur'],
      [{ role: 'reader', organisation: idOf('Fédération nationale') }, 'Choisissez une organisation'],
      [{ role: 'manager', organisation: idOf("Compagnie d'Alsace") }, 'Choisissez une organisation'],
      [{ role: 'reader', organisation: idOf('CSE Verrerie') }, 'Choisissez une organisation'],
      [{ role: 'reader', organisation: "'; --" }, 'Choisissez une organisation'],
    ]
    const before = await app.db.selectFrom('role').select('id').execute()
    for (const [fields, message] of refused) {
      const { reply } = await give(territory, lamy, fields)
      expect([message, reply.status, said(reply).includes(message)]).toEqual([message, 422, true])
      if (fields.debut) expect(reply.text).toContain(`value="${fields.debut}"`)
    }
    expect((await territory.post(roles, { personne: 'x', role: 'reader' })).status).toBe(404)
    expect(await app.db.selectFrom('role').select('id').execute()).toEqual(before)
  })

  test('from a day to come is not in force before, and the same role can follow on', async () => {
    const { reply } = await give(national, lamy, { role: 'treasurer', debut: '01/12/2026' })
    expect(reply.status).toBe(303)
    expect(said(await national.get(roles))).toMatch(
      /À venir .*Michel Lamy trésorerie .* sans date de fin .*En cours/,
    )
    const [, next] = await held(lamy)
    const cancelled = await national.post(`${roles}/${next?.id}`, { quand: 'maintenant' })
    expect(cancelled.location).toBe(roles)
    expect(said(await national.get(roles))).not.toContain('À venir')
  })
})

describe('the last manager of an organisation', () => {
  const end = async (office: Browser, id: string | undefined, fields: Record<string, string> = {}) =>
    await office.post(`${roles}/${id}`, { quand: 'maintenant', ...fields })

  test('is not removed by those of the organisation: now, at a day, or for one who comes later', async () => {
    const territory = await signedIn(host, bonnet)
    const [own] = await held(bonnet)
    const refused = 'est la seule personne responsable'
    for (const fields of [{}, { quand: 'jour', jour: '31/12/2026' }]) {
      const reply = await end(territory, own?.id, fields)
      expect([reply.status, said(reply).includes(refused)]).toEqual([422, true])
      expect(reply.text).toContain(`/nouveau?organisation=${idOf('Compagnie de Bourgogne')}&amp;role=manager`)
    }
    // Confirming is for those above.
    expect((await end(territory, own?.id, { confirmation: 'on' })).status).toBe(422)
    await give(territory, lamy, { role: 'manager', debut: '01/01/2027' })
    expect((await end(territory, own?.id)).status).toBe(422)
    expect((await end(territory, own?.id, { quand: 'jour', jour: '30/12/2026' })).status).toBe(422)
    expect((await end(territory, own?.id, { quand: 'jour', jour: '31/12/2026' })).status).toBe(303)
    // Who comes then is the last one from there on.
    const later = (await held(lamy)).at(-1)
    expect((await end(territory, later?.id)).status).toBe(422)
    expect((await end(territory, own?.id, { quand: 'jour', jour: '31/01/2027' })).status).toBe(303)
    expect((await held(bonnet))[0]?.ended_by_person_id).toBeNull()
    expect((await end(territory, later?.id)).status).toBe(303)
  })

  test('is removed from above, once that is confirmed', async () => {
    const [first] = await held(bonnet)
    const asked = await end(national, first?.id)
    expect([asked.status, said(asked).includes("n'aura plus de responsable à elle")]).toEqual([422, true])
    expect((await end(national, first?.id, { confirmation: 'on' })).location).toBe(roles)
    expect(said(await national.get(roles))).toMatch(/Terminés .*Claire Bonnet responsable/)
    expect((await end(national, first?.id)).location).toBe(roles)
    expect(said(await national.get(roles))).toContain("C'était déjà fait")
    const [own] = await held('secretariat@federation.example')
    expect((await end(national, own?.id, { confirmation: 'on' })).status).toBe(422)
    expect((await national.get(`${roles}/${idOf('CSE Verrerie')}`)).status).toBe(404)
  })

  test('is one of two who end each other at the same moment', async () => {
    const both = [await personOf(bonnet), await personOf(lamy)]
    const realm_id = (await held(bonnet))[0]?.realm_id ?? ''
    await app.db.transaction().execute(async tx => {
      for (const person of both)
        await giveRole(tx, clock.now(), realm_id, {
          organisationId: idOf('Compagnie de Bourgogne'),
          personId: person,
          name: 'manager',
        })
    })
    const [one, other] = [await signedIn(host, bonnet), await signedIn(host, lamy)]
    const [mine, yours] = [(await held(bonnet)).at(-1), (await held(lamy)).at(-1)]
    const replies = await Promise.all([end(one, yours?.id), end(other, mine?.id)])
    expect(replies.filter(({ location }) => location === roles)).toHaveLength(1)
    const left = [...(await held(bonnet)), ...(await held(lamy))].filter(
      ({ name, ends_at }) => name === 'manager' && ends_at === null,
    )
    expect(left).toHaveLength(1)
  })
})

describe('a recent password', () => {
  test('is asked for before a role is given or ended, and the form is kept', async () => {
    const office = await signedIn(host, 'secretariat@federation.example')
    const page = await office.get(`${roles}/nouveau?personne=${await personOf(lamy)}`)
    const fields = {
      personne: fieldIn(page, 'personne'),
      numero: fieldIn(page, 'numero'),
      organisation: idOf('Compagnie de Bourgogne'),
      role: 'reader',
    }
    clock.advance({ minutes: 6 })
    expect((await office.get('/bureau')).status).toBe(200)
    clock.advance({ minutes: 5 })
    expect((await office.get(roles)).status).toBe(200)
    expect((await office.get(`${roles}/nouveau`)).location).toBe(
      '/connexion/confirmation?retour=%2Fbureau%2Froles%2Fnouveau',
    )
    const before = (await held(lamy)).length
    const asked = await office.post(roles, fields)
    expect([asked.status, asked.text.includes('est gardé')]).toEqual([403, true])
    expect(await held(lamy)).toHaveLength(before)
    const carried = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`kept:${name}`, value]))
    const confirmed = await office.post('/connexion/confirmation', {
      ...carried,
      'kept-path': fieldIn(asked, 'kept-path'),
      password,
    })
    expect(confirmed.text).toContain(`action="${roles}"`)
    expect((await office.post(roles, fields)).location).toBe(roles)
    expect(await held(lamy)).toHaveLength(before + 1)
  })
})
