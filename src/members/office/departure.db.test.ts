import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { newId } from '../../database/new-id.ts'
import { remindRealm } from '../../dues/reminders/remind.ts'
import { enterMembership } from '../enter-member.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const host = 'ceramique.localhost'
const inOffice = () => signedIn(host, 'bureau@ceramique.example')
const pathOf = (personId: string) => `/bureau/adherents/${personId}`

const membershipOf = async (personId: string, organisationId?: string) =>
  await app.db
    .selectFrom('membership')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(organisationId !== undefined, query => query.where('organisation_id', '=', organisationId ?? ''))
    .executeTakeFirstOrThrow()
const audited = async (personId: string) => {
  const rows = await app.db.selectFrom('audit').selectAll().where('person_id', '=', personId).execute()
  return rows.map(({ event }) => event).filter(event => /^member(Left|Died|Readmitted)$/.test(event))
}
const openDues = async (membershipId: string) =>
  await app.db
    .selectFrom('due')
    .select('id')
    .where('membership_id', '=', membershipId)
    .where('settled_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()

describe('somebody who has left', () => {
  test('is reminded no more, owes nothing, and is not let in; a mistake is mended', async () => {
    const office = await inOffice()
    const email = 'retard@ceramique.example'
    const [person] = await personsOf(app, email)
    const path = pathOf(person?.id ?? '')
    const before = await membershipOf(person?.id ?? '')
    const own = await signedIn(host, email)
    await own.get('/espace/cotisation')
    expect(await openDues(before.id)).toHaveLength(1)
    await app.db
      .insertInto('suspension_request')
      .values({ realm_id: before.realm_id, id: newId(), membership_id: before.id, asked_at: clock.now() })
      .execute()

    const reminders = app.db.selectFrom('reminder').select('id').where('membership_id', '=', before.id)
    const reminded = await reminders.execute()
    expect((await office.get(path)).text).toContain(`${path}/depart?adhesion=${before.id}`)
    const form = await office.get(`${path}/depart?adhesion=${before.id}`)
    expect(fieldIn(form, 'jour')).toBe('15/06/2026')
    for (const text of ['Plus aucun rappel', 'est annulée', "n'ouvre plus l'espace membres"])
      expect(said(form)).toContain(text)
    const send = { adhesion: before.id, suite: 'left', jour: '12/06/2026' }
    expect((await office.post(`${path}/depart`, send)).location).toBe(path)
    const page = said(await office.get(path))
    expect(page).toMatch(/: le départ est enregistré/)
    expect(page).toContain('parti le 12 juin 2026')

    const left = await membershipOf(person?.id ?? '')
    expect([left.state, String(left.left_on), left.due_on]).toEqual(['left', '2026-06-12', before.due_on])
    expect(await openDues(before.id)).toEqual([])
    const request = app.db.selectFrom('suspension_request').selectAll().where('membership_id', '=', before.id)
    expect(await request.execute()).toMatchObject([{ decision: 'spared' }])
    expect((await own.get('/espace')).text).toContain("Vous n'êtes plus membre")
    const site = await app.sites.byHost(host)
    if (!site) throw new Error('No such site')
    clock.advance({ hours: 24 * 40 })
    await remindRealm(app, site.realm, await app.sites.ofRealm(site.realm.id))
    expect(await reminders.execute()).toEqual(reminded)
    const again = await inOffice()
    expect(said(await again.get('/bureau/adherents?etat=anciens'))).toContain(person?.given_name)

    const readmission = await again.get(`${path}/depart?adhesion=${before.id}`)
    expect(said(readmission)).toContain("Sa date d'échéance reste celle d'avant, le 26 mai 2026")
    await again.post(`${path}/depart`, { adhesion: before.id, suite: 'admitted' })
    expect(said(await again.get(path))).toContain("l'adhésion est de nouveau en cours")
    const back = await membershipOf(person?.id ?? '')
    expect([back.state, back.left_on, back.due_on]).toEqual(['admitted', null, before.due_on])
    expect(await audited(person?.id ?? '')).toEqual(['memberLeft', 'memberReadmitted'])
    clock.set('2026-06-15T08:00:00Z')
  })

  test.each([
    [{ suite: '', jour: '12/06/2026' }, 'Dites si la personne est partie ou décédée'],
    [{ suite: 'left', jour: '16/06/2026' }, "n'est pas encore venue"],
    [{ suite: 'left', jour: '31/02/2026' }, 'Tapez une date'],
    [{ suite: 'deceased', jour: '01/01/1026' }, 'trop ancienne'],
  ])('is not entered with %o, which stays as typed', async (fields, message) => {
    const office = await inOffice()
    const [person] = await personsOf(app, 'suspendu@ceramique.example')
    const { id } = await membershipOf(person?.id ?? '')
    const reply = await office.post(`${pathOf(person?.id ?? '')}/depart`, { adhesion: id, ...fields })
    expect([reply.status, said(reply)]).toEqual([422, expect.stringContaining(message)])
    expect(fieldIn(reply, 'jour')).toBe(fields.jour)
    expect((await membershipOf(person?.id ?? '')).state).toBe('admitted')
  })

  test('said by two at once in two ways, has gone one way', async () => {
    const [person] = await personsOf(app, 'suspendu@ceramique.example')
    const { id } = await membershipOf(person?.id ?? '')
    const [office, other] = [await inOffice(), await inOffice()]
    const path = pathOf(person?.id ?? '')
    await Promise.all([
      office.post(`${path}/depart`, { adhesion: id, suite: 'left', jour: '14/06/2026' }),
      other.post(`${path}/depart`, { adhesion: id, suite: 'deceased', jour: '14/06/2026' }),
    ])
    const pages = [said(await office.get(path)), said(await other.get(path))]
    expect(pages.filter(page => page.includes("Quelqu'un d'autre l'a enregistré"))).toHaveLength(1)
    expect(pages.filter(page => /: le (départ|décès) est enregistré/.test(page))).toHaveLength(1)
    expect(await audited(person?.id ?? '')).toHaveLength(1)
  })
})

test('somebody who has died is signed out, in every membership; the other of the couple can be entered', async () => {
  const email = 'adherent@ceramique.example'
  const [person] = await personsOf(app, email)
  const { id: membershipId, realm_id: realmId } = await membershipOf(person?.id ?? '')
  const site = await app.sites.byHost(host)
  const organisationId = newId()
  await app.db
    .insertInto('organisation')
    .values({
      realm_id: realmId,
      id: organisationId,
      parent_id: site?.organisation.id ?? null,
      name: 'Cercle du Nord',
      created_at: clock.now(),
    })
    .execute()
  await app.db
    .transaction()
    .execute(tx => enterMembership(tx, clock.now(), realmId, { organisationId, personId: person?.id ?? '' }))
  const own = await signedIn(host, email)
  expect((await own.get('/espace')).status).toBe(200)
  const path = pathOf(person?.id ?? '')
  const office = await inOffice()
  expect(said(await office.get(`${path}/depart?adhesion=${membershipId}`))).toContain('Cercle du Nord')
  await office.post(`${path}/depart`, { adhesion: membershipId, suite: 'deceased', jour: '15/06/2026' })
  const page = await office.get(path)
  expect(said(page)).toMatch(/: le décès est enregistré/)
  expect(said(page)).toContain('était deuxième adhérent du couple')
  expect(page.text).toContain('href="/bureau/adherents/nouveau"')
  expect((await own.get('/espace')).location).toContain('/connexion')
  expect((await membershipOf(person?.id ?? '', organisationId)).state).toBe('deceased')
  const entered = await browse(host).signInAs(email, 'Bienvenue-2026!')
  expect(entered.status).toBe(303)
  await office.post(`${path}/depart`, { adhesion: membershipId, suite: 'admitted' })
  expect((await membershipOf(person?.id ?? '', organisationId)).state).toBe('admitted')
  expect(said(await office.get(path))).not.toContain('deuxième adhérent')
})

describe('who is out of reach', () => {
  const federation = 'federation.localhost'

  test('is not said to have left, nor readmitted to be read', async () => {
    const bourgogne = await signedIn(federation, 'secretariat@bourgogne.example')
    const [liliane] = await personsOf(app, 'adherent@alsace.example')
    const personId = liliane?.id ?? ''
    const elsewhere = await membershipOf(personId)
    const depart = (adhesion: string, suite: string) =>
      bourgogne.post(`${pathOf(personId)}/depart`, { adhesion, suite, jour: '12/06/2026' })
    expect((await depart(elsewhere.id, 'left')).status).toBe(404)
    const { id: organisationId, realm_id } = await app.db
      .selectFrom('organisation')
      .selectAll()
      .where('name', '=', 'Compagnie de Bourgogne')
      .executeTakeFirstOrThrow()
    const here = await app.db
      .transaction()
      .execute(tx => enterMembership(tx, clock.now(), realm_id, { organisationId, personId }))
    expect((await depart(elsewhere.id, 'deceased')).status).toBe(404)
    const form = said(await bourgogne.get(`${pathOf(personId)}/depart?adhesion=${here}`))
    expect(form).toContain("aussi adhérente d'une autre organisation")
    expect((await depart(here, 'left')).status).toBe(303)
    const page = await bourgogne.get(pathOf(personId))
    expect(said(page)).toContain('parti le 12 juin 2026')
    expect(page.text).not.toContain('/depart')
    expect((await depart(here, 'admitted')).status).toBe(403)
    expect((await membershipOf(personId, organisationId)).state).toBe('left')
    expect((await membershipOf(personId, elsewhere.organisation_id)).state).toBe('admitted')
  })
})
