import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { newId } from '../../database/new-id.ts'
import { openDue, recordPayment } from '../../dues/ledger.ts'
import { enterMembership, giveRole } from '../enter-member.ts'

const { app, clock, browse, signedIn } = await startTestApp()
const host = 'federation.localhost'
const national = await signedIn(host, 'secretariat@federation.example')
const bourgogne = await signedIn(host, 'secretariat@bourgogne.example')
const site = await app.sites.byHost(host)
if (!site) throw new Error('No such site')
const { realm } = site
const organisation = async (name: string) =>
  (
    await app.db
      .selectFrom('organisation')
      .select('id')
      .where('realm_id', '=', realm.id)
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
  ).id
const inBourgogne = await organisation('Compagnie de Bourgogne')
const inAlsace = await organisation("Compagnie d'Alsace")
const inNational = await organisation('Fédération nationale')

const idOf = async (email: string) => (await personsOf(app, email))[0]?.id ?? ''
const pathOf = (id: string) => `/bureau/adherents/${id}`
const membershipsOf = (personId: string) =>
  app.db
    .selectFrom('membership')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
const membershipOf = async (personId: string) => {
  const [membership] = await membershipsOf(personId)
  if (!membership) throw new Error('No membership')
  return membership
}
const audited = async (personId: string, event: string) =>
  (
    await app.db
      .selectFrom('audit')
      .select('organisation_id')
      .where('person_id', '=', personId)
      .where('event', '=', event)
      .orderBy('id')
      .execute()
  ).map(row => row.organisation_id)
const movesOf = (membershipId: string) =>
  app.db.selectFrom('membership_move').selectAll().where('membership_id', '=', membershipId).execute()
const work = app.db.transaction().execute.bind(app.db.transaction())
const by = () => ({ at: clock.now(), personId: null })
const member = async (givenName: string, number: string | null = null) => {
  const form = await bourgogne.get('/bureau/adherents/nouveau')
  const fields = {
    id: fieldIn(form, 'id'),
    letter: 'later',
    familyName: 'Essai',
    givenName,
    number: number ?? '',
  }
  const reply = await bourgogne.post('/bureau/adherents', fields)
  return reply.location?.split('/').at(-1) ?? ''
}

describe('a move', () => {
  test('takes the ledger along; receipts and payments already made stay with the old organisation', async () => {
    const michel = await idOf('adherent@bourgogne.example')
    const before = await membershipOf(michel)
    const today = clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
    const dueId = await work(async tx => {
      const due = await openDue(tx, realm, before.id, by())
      const shares = [{ membershipId: before.id, amountCents: 6000 }]
      const payment = {
        organisationId: inBourgogne,
        receivedOn: today,
        amountCents: 6000,
        method: 'cheque' as const,
      }
      await recordPayment(tx, realm, { ...payment, shares }, by())
      return due?.id ?? ''
    })
    await work(tx => openDue(tx, realm, before.id, by()))
    const { due_on: dueOn } = await membershipOf(michel)

    const page = await national.get(pathOf(michel))
    expect(page.text).toContain(`${pathOf(michel)}/deplacer?adhesion=${before.id}`)
    const choice = await national.get(`${pathOf(michel)}/deplacer?adhesion=${before.id}`)
    expect(said(choice)).toContain("Compagnie d'Alsace")
    const form = await national.get(`${pathOf(michel)}/deplacer?adhesion=${before.id}&vers=${inAlsace}`)
    for (const text of ['60 € restent à payer', 'On paie toujours sur le compte', '21-90001', 'reçus'])
      expect(said(form)).toContain(text)
    const move = { adhesion: before.id, de: inBourgogne, vers: inAlsace }
    const clash = await national.post(`${pathOf(michel)}/deplacer`, { ...move, number: '67-90001' })
    expect([clash.status, said(clash).includes('Ce numéro est déjà celui de Liliane Schmitt')]).toEqual([
      422,
      true,
    ])
    expect(fieldIn(clash, 'number')).toBe('67-90001')
    expect(await movesOf(before.id)).toEqual([])

    for (const _ of ['once', 'and again'])
      expect((await national.post(`${pathOf(michel)}/deplacer`, { ...move, number: '67-7' })).status).toBe(
        303,
      )
    expect(said(await national.get(pathOf(michel)))).toContain("l'adhésion est déplacée")
    const after = await membershipOf(michel)
    expect(after).toMatchObject({ id: before.id, organisation_id: inAlsace, number: '67-7' })
    expect(String(after.due_on)).toBe(String(dueOn))
    expect(await movesOf(before.id)).toMatchObject([
      { from_organisation_id: inBourgogne, to_organisation_id: inAlsace, from_number: '21-90001' },
    ])
    expect((await audited(michel, 'memberMoved')).toSorted()).toEqual([inBourgogne, inAlsace].toSorted())
    expect(
      await app.db.selectFrom('receipt').selectAll().where('due_id', '=', dueId).execute(),
    ).toMatchObject([{ organisation_id: inBourgogne }])
    const ledger = said(await national.get(`/bureau/cotisations/${before.id}`))
    for (const text of ["Compagnie d'Alsace", '60 €', 'chèque']) expect(ledger).toContain(text)
    expect((await bourgogne.get(pathOf(michel))).status).toBe(404)
    const own = await signedIn(host, 'adherent@bourgogne.example')
    expect((await own.get('/espace')).status).toBe(200)
    expect(said(await own.get('/espace/compte'))).toContain("Compagnie d'Alsace")
    expect((await own.get(`/espace/cotisation/recu/${dueId}`)).headers.get('content-type')).toBe(
      'application/pdf',
    )
  })

  test('of two at once to two places one stands, and the other is told', async () => {
    const personId = await member('Deux')
    const { id } = await membershipOf(personId)
    const other = await signedIn(host, 'secretariat@federation.example')
    const replies = await Promise.all([
      national.post(`${pathOf(personId)}/deplacer`, { adhesion: id, de: inBourgogne, vers: inAlsace }),
      other.post(`${pathOf(personId)}/deplacer`, { adhesion: id, de: inBourgogne, vers: inNational }),
    ])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect(said(replies.find(({ status }) => status === 409) ?? replies[0])).toContain(
      'vient de déplacer cette adhésion',
    )
    expect(await movesOf(id)).toHaveLength(1)
  })

  test('takes the right in both organisations', async () => {
    const personId = await member('Droits')
    const { id } = await membershipOf(personId)
    const path = `${pathOf(personId)}/deplacer`
    expect((await bourgogne.get(pathOf(personId))).text).not.toContain('/deplacer')
    const page = await bourgogne.get(`${path}?adhesion=${id}`)
    expect([page.status, said(page).includes('Demandez-le à Fédération nationale')]).toEqual([403, true])
    const move = { adhesion: id, de: inBourgogne, vers: inAlsace }
    expect((await bourgogne.post(path, move)).status).toBe(403)
    expect((await national.post(path, { ...move, vers: newId() })).status).toBe(422)
    expect((await membershipOf(personId)).organisation_id).toBe(inBourgogne)
  })

  test('is refused where the person has a membership already, and says what to do', async () => {
    const personId = await member('Double')
    const { id } = await membershipOf(personId)
    const elsewhere = await work(tx =>
      enterMembership(tx, clock.now(), realm.id, { organisationId: inAlsace, personId }),
    )
    const move = { adhesion: id, de: inBourgogne, vers: inAlsace }
    const reply = await national.post(`${pathOf(personId)}/deplacer`, move)
    expect([reply.status, said(reply).includes("a déjà une adhésion à Compagnie d'Alsace")]).toEqual([
      409,
      true,
    ])
    expect(reply.text).toContain(`depart?adhesion=${id}`)
    await app.db.updateTable('membership').set({ state: 'left' }).where('id', '=', elsewhere).execute()
    expect((await national.post(`${pathOf(personId)}/deplacer`, move)).text).toContain(
      `depart?adhesion=${elsewhere}`,
    )
  })

  test('says the roles, and ends them when asked, but for the last manager', async () => {
    const personId = await member('Roles')
    const { id } = await membershipOf(personId)
    await work(async tx => {
      for (const name of ['secretary', 'manager'] as const)
        await giveRole(tx, clock.now(), realm.id, { organisationId: inBourgogne, personId, name })
    })
    const claire = await idOf('secretariat@bourgogne.example')
    const hers = app.db.updateTable('role').where('person_id', '=', claire)
    await hers.set({ ends_at: clock.now() }).execute()
    const form = await national.get(`${pathOf(personId)}/deplacer?adhesion=${id}&vers=${inAlsace}`)
    expect(said(form)).toContain('secrétariat et responsable')
    const move = { adhesion: id, de: inBourgogne, vers: inAlsace, roles: 'end' }
    await national.post(`${pathOf(personId)}/deplacer`, move)
    await hers.set({ ends_at: null }).execute()
    expect(said(await national.get(pathOf(personId)))).toContain('Un rôle continue')
    const roles = await app.db
      .selectFrom('role')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('name')
      .execute()
    expect(roles.map(({ name, ends_at }) => [name, ends_at !== null])).toEqual([
      ['manager', false],
      ['secretary', true],
    ])
    expect(await audited(personId, 'roleEnded')).toEqual([inBourgogne])
  })
})

test('a second membership has its number and its dues, opens the realm, and both stand in « Mon compte »', async () => {
  const email = 'retard@bourgogne.example'
  const robert = await idOf(email)
  const own = await signedIn(host, email)
  expect((await own.get('/espace')).status).toBe(403)
  expect(said(await bourgogne.get(`${pathOf(robert)}/adhesion`))).toContain(
    'toutes les organisations que vous gérez',
  )
  const path = `${pathOf(robert)}/adhesion`
  const form = await national.get(`${path}?vers=${inAlsace}`)
  expect(fieldIn(form, 'joined')).toBe('15/06/2026')
  const typed = { vers: inAlsace, number: '67-90001', joined: '31/02/2026', dueOn: '31/12/2026' }
  const wrong = await national.post(path, typed)
  expect([wrong.status, said(wrong).includes('Tapez une date')]).toEqual([422, true])
  const taken = await national.post(path, { ...typed, joined: '01/06/2026' })
  expect([taken.status, said(taken).includes('Liliane Schmitt')]).toEqual([422, true])
  expect((await bourgogne.post(path, { ...typed, joined: '01/06/2026', number: '67-8' })).status).toBe(422)
  for (const _ of ['once', 'and again'])
    expect((await national.post(path, { ...typed, joined: '01/06/2026', number: '67-8' })).status).toBe(303)
  const [first, second, ...others] = await membershipsOf(robert)
  expect(others).toEqual([])
  expect(second).toMatchObject({ organisation_id: inAlsace, number: '67-8', state: 'admitted' })
  expect([String(second?.due_on), first?.number]).toEqual(['2026-12-31', '21-90003'])
  expect(await audited(robert, 'membershipAdded')).toEqual([inAlsace])
  expect((await own.get('/espace')).status).toBe(200)
  for (const page of [await own.get('/espace/compte'), await own.get('/espace/cotisation')])
    for (const text of ['Compagnie de Bourgogne', "Compagnie d'Alsace", '21-90003', '67-8'])
      expect(said(page)).toContain(text)
  expect((await national.post(path, { ...typed, joined: '01/06/2026', number: '67-9' })).status).toBe(409)
})

test('suspended by hand for a reason, a member reads it after the password, until it is lifted', async () => {
  const email = 'adherent@alsace.example'
  const liliane = await idOf(email)
  const { id } = await membershipOf(liliane)
  const path = `${pathOf(liliane)}/suspension`
  expect((await bourgogne.get(`${path}?adhesion=${id}`)).status).toBe(404)
  expect((await national.post(path, { adhesion: id, motif: ' ' })).status).toBe(422)
  const suspend = { adhesion: id, motif: 'Enquête en cours' }
  await national.post(path, suspend)
  expect(said(await national.get(pathOf(liliane)))).toContain("l'adhésion est suspendue")
  await national.post(path, suspend)
  expect(said(await national.get(pathOf(liliane)))).toContain('déjà suspendue')
  const suspensions = app.db.selectFrom('suspension').selectAll().where('membership_id', '=', id)
  expect(await suspensions.execute()).toMatchObject([
    { cause: 'office', reason: 'Enquête en cours', lifted_at: null },
  ])
  expect(await audited(liliane, 'memberSuspended')).toEqual([inAlsace])
  const own = await signedIn(host, email)
  const told = await own.get('/espace')
  expect([told.status, said(told).includes('a suspendu votre adhésion')]).toEqual([403, true])
  expect(said(told)).not.toMatch(/rappels|Payer|cotisation sera enregistrée|Enquête/)
  const [suspension] = await suspensions.execute()
  expect(said(await national.get(`${path}?adhesion=${id}`))).toContain('Enquête en cours')
  for (const what of ['la suspension est levée', 'déjà levée']) {
    await national.post(path, { adhesion: id, levee: suspension?.id ?? '' })
    expect(said(await national.get(pathOf(liliane)))).toContain(what)
  }
  expect((await own.get('/espace')).status).toBe(200)
})

test('whoever has left gets no more letters, those that wait included, until readmitted', async () => {
  const email = 'nouveau@bourgogne.example'
  const nadia = await idOf(email)
  const { id } = await membershipOf(nadia)
  const letter = async (template: string, details: object) => {
    const row = {
      realm_id: realm.id,
      id: newId(),
      site_id: site.id,
      person_id: nadia,
      to_email: email,
      template,
    }
    const values = {
      ...row,
      details: JSON.stringify(details),
      state: 'queued' as const,
      created_at: clock.now(),
    }
    await app.db.insertInto('letter').values(values).execute()
    return row.id
  }
  const [first, byOffice, asked] = [
    await letter('firstSignIn', { byOffice: true }),
    await letter('passwordLink', { byOffice: true }),
    await letter('passwordLink', {}),
  ]
  await bourgogne.post(`${pathOf(nadia)}/depart`, { adhesion: id, suite: 'left', jour: '15/06/2026' })
  const letters = await app.db
    .selectFrom('letter')
    .select(['id', 'state'])
    .where('person_id', '=', nadia)
    .execute()
  const states = new Map(letters.map(row => [row.id, row.state]))
  expect([first, byOffice, asked].map(each => states.get(each))).toEqual(['withheld', 'withheld', 'queued'])
  await app.db.deleteFrom('letter').where('id', '=', asked).execute()
  const page = await bourgogne.get(pathOf(nadia))
  expect(said(page)).toContain('Plus aucun message ne part')
  expect(page.text).not.toContain(`${pathOf(nadia)}/lien`)
  const refused = await bourgogne.post(`${pathOf(nadia)}/lien`, {})
  expect([refused.status, said(refused).includes('Plus aucun message')]).toEqual([409, true])
  await bourgogne.post(`${pathOf(nadia)}/adresse`, { email: 'nadia@exemple.fr', letter: 'now' })
  expect(said(await bourgogne.get(pathOf(nadia)))).not.toContain('sept jours')
  await bourgogne.post(`${pathOf(nadia)}/depart`, { adhesion: id, suite: 'admitted' })
  expect((await bourgogne.get(pathOf(nadia))).text).toContain(`${pathOf(nadia)}/lien`)
})

describe('two who correct the same record', () => {
  test('keep what each has changed; of one line that both have, the second is asked', async () => {
    const personId = await member('Ensemble')
    const path = `${pathOf(personId)}/modifier`
    const [one, other] = [await bourgogne.get(path), await national.get(path)]
    const read = (reply: typeof one) => ({
      affiche:
        /name="affiche" value="([^"]*)"/
          .exec(reply.text)?.[1]
          ?.replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&') ?? '',
    })
    expect((await bourgogne.post(path, { ...read(one), town: 'Dijon', phone: '' })).status).toBe(303)
    const reply = await national.post(path, { ...read(other), town: 'Beaune', phone: '06 12 34 56 78' })
    expect([reply.status, said(reply).includes('elle est maintenant « Dijon »')]).toEqual([409, true])
    expect([fieldIn(reply, 'town'), fieldIn(reply, 'phone')]).toEqual(['Beaune', '06 12 34 56 78'])
    const third = await national.post(path, { ...read(other), town: '', phone: '06 12 34 56 78' })
    expect(third.status).toBe(303)
    const person = await app.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    expect(person).toMatchObject({ town: 'Dijon', mobile: '+33612345678' })
    expect((await national.post(path, { ...read(reply), town: 'Beaune' })).status).toBe(303)
  })

  test('are told of the address that the other has given', async () => {
    const personId = await member('Adresse')
    const path = `${pathOf(personId)}/adresse`
    const affiche = JSON.stringify({ email: '' })
    await bourgogne.post(path, { affiche, email: 'premiere@exemple.fr', letter: 'later' })
    const reply = await national.post(path, { affiche, email: 'seconde@exemple.fr', letter: 'later' })
    expect([reply.status, said(reply).includes("c'est maintenant premiere@exemple.fr")]).toEqual([409, true])
    expect(fieldIn(reply, 'email')).toBe('seconde@exemple.fr')
    expect((await browse(host).get(path)).status).toBe(303)
  })
})
