import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { enterMembership } from '../enter-member.ts'

const { app, clock, browse, signedIn, lettersTo } = await startTestApp()
const host = 'federation.localhost'
const bourgogne = await signedIn(host, 'secretariat@bourgogne.example')
const national = await signedIn(host, 'secretariat@federation.example')

const email = 'adherent@alsace.example'
const [liliane] = await personsOf(app, email)
const id = liliane?.id ?? ''
const path = `/bureau/adherents/${id}`
const pirate = { email: 'pirate@exemple.fr', letter: 'now' }
const person = () => app.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const secrets = [email, '99 rue Secrète', '06 12 34 56 78', 'Mot de passe choisi', 'Derniers messages']

/** Liliane is a member in Alsace; what she is in Bourgogne changes. */
let membershipId: string
const inBourgogne = async (state: 'left' | 'admitted' | 'awaitingAdmission' | 'deceased') => {
  await app.db.updateTable('membership').set({ state }).where('id', '=', membershipId).execute()
}

beforeAll(async () => {
  const { id: organisationId, realm_id } = await app.db
    .selectFrom('organisation')
    .selectAll()
    .where('name', '=', 'Compagnie de Bourgogne')
    .executeTakeFirstOrThrow()
  await app.db
    .updateTable('person')
    .set({ address_line1: '99 rue Secrète', mobile: '+33612345678' })
    .where('id', '=', id)
    .execute()
  membershipId = await app.db
    .transaction()
    .execute(tx =>
      enterMembership(tx, clock.now(), realm_id, { organisationId, personId: id, number: '21-5' }),
    )
})

describe.each(['left', 'deceased'] as const)('an organisation where somebody is %s', state => {
  beforeEach(() => inBourgogne(state))

  test('reads the name, the state and the dates, and whom to ask', async () => {
    const page = await bourgogne.get(path)
    expect(page.status).toBe(200)
    for (const text of ['Liliane Schmitt', '21-5', "n'est plus adhérente", 'adressez-vous à Fédération'])
      expect(said(page)).toContain(text)
    for (const text of [...secrets, '/modifier', '/adresse', '/lien']) expect(page.text).not.toContain(text)
  })

  test('changes nothing, and sends nothing', async () => {
    const before = await person()
    for (const way of ['/adresse', '/modifier'])
      expect((await bourgogne.get(`${path}${way}`)).status).toBe(403)
    const replies = [
      await bourgogne.post(`${path}/adresse`, pirate),
      await bourgogne.post(`${path}/modifier`, { familyName: 'Renommée', [`number-${membershipId}`]: 'X' }),
      await bourgogne.post(`${path}/lien`, {}),
    ]
    for (const reply of replies) {
      expect(reply.status).toBe(403)
      expect(said(reply)).toContain('adressez-vous à Fédération')
      for (const text of secrets) expect(reply.text).not.toContain(text)
    }
    expect(await person()).toEqual(before)
    expect((await personsOf(app, email)).map(each => each.id)).toEqual([id])
    expect([...(await lettersTo(pirate.email)), ...(await lettersTo(email))]).toEqual([])
  })

  test('sees and finds by the name alone in the list', async () => {
    const search = async (words: string, more = '') =>
      (await bourgogne.get(`/bureau/adherents?etat=tous&recherche=${encodeURIComponent(words)}${more}`)).text
    const found = await search('schmitt')
    expect(found).toContain('SCHMITT Liliane')
    expect(found).not.toContain(email)
    expect(found).not.toContain('mot de passe choisi')
    expect(await search(email)).not.toContain('SCHMITT')
    expect(await search('adherent@al')).not.toContain('SCHMITT')
    await app.db.updateTable('account').set({ password_hash: null }).where('email', '=', email).execute()
    expect(await search('schmitt', '&jamais=1')).not.toContain('SCHMITT')
    const { text } = await national.get('/bureau/adherents?etat=tous&recherche=adherent@al')
    expect(text).toContain('SCHMITT')
  })

  test('learns nothing from the form of a new member', async () => {
    const asked = await enterMember(bourgogne, { familyName: 'Schmitt', givenName: 'Liliane' })
    expect(said(asked)).toContain('Liliane Schmitt')
    expect(asked.text).not.toContain(email)
    const other = await enterMember(bourgogne, { familyName: 'Curieux', givenName: 'Max', email })
    expect(other.status).toBe(422)
    expect(said(other)).toContain("quelqu'un d'une autre organisation")
    expect(other.text).not.toContain('Schmitt')
  })
})

describe.each(['admitted', 'awaitingAdmission'] as const)('a member elsewhere who is %s here', state => {
  beforeEach(() => inBourgogne(state))

  test('is read, but only the number is corrected', async () => {
    const page = await bourgogne.get(path)
    expect(said(page)).toContain('99 rue Secrète')
    expect(said(page)).toContain("aussi adhérente d'une autre organisation")
    for (const way of ['/adresse', '/lien']) expect(page.text).not.toContain(`${path}${way}`)
    expect((await bourgogne.get(`${path}/adresse`)).status).toBe(403)
    expect((await bourgogne.post(`${path}/adresse`, pirate)).status).toBe(403)
    expect((await bourgogne.post(`${path}/lien`, {})).status).toBe(403)
    const form = await bourgogne.get(`${path}/modifier`)
    expect(fieldIn(form, `number-${membershipId}`)).toBe('21-5')
    expect(form.text).not.toContain('name="familyName"')
    const before = await person()
    const fields = { familyName: 'Renommée', town: 'Dijon', [`number-${membershipId}`]: `N-${state}` }
    expect((await bourgogne.post(`${path}/modifier`, fields)).status).toBe(303)
    expect(await person()).toEqual(before)
    expect(said(await bourgogne.get(path))).toContain(`N-${state}`)
    await bourgogne.post(`${path}/modifier`, { [`number-${membershipId}`]: '21-5' })
  })

  test('has letters that are others’ business', async () => {
    await browse(host).post('/mot-de-passe', { email })
    expect(await lettersTo(email)).not.toEqual([])
    expect(said(await bourgogne.get(path))).toContain('Aucun message')
    expect(said(await national.get(path))).toContain(`lien pour choisir un mot de passe ${email}`)
  })
})

describe('who reaches all that somebody is and was a member of', () => {
  test('may correct everything', async () => {
    await inBourgogne('left')
    expect((await national.post(`${path}/modifier`, { town: 'Colmar' })).status).toBe(303)
    expect((await person()).town).toBe('Colmar')
    expect((await national.get(`${path}/adresse`)).status).toBe(200)
  })

  test('is the organisation itself once somebody has left it for no other', async () => {
    const [robert] = await personsOf(app, 'retard@bourgogne.example')
    await app.db
      .updateTable('membership')
      .set({ state: 'left' })
      .where('person_id', '=', robert?.id ?? '')
      .execute()
    const page = await bourgogne.get(`/bureau/adherents/${robert?.id}`)
    expect(said(page)).toContain('retard@bourgogne.example')
    expect((await bourgogne.post(`/bureau/adherents/${robert?.id}/modifier`, { town: 'Dole' })).status).toBe(
      303,
    )
  })
})

test('who left elsewhere is corrected where the member is', async () => {
  await inBourgogne('admitted')
  const elsewhere = app.db
    .updateTable('membership')
    .where('person_id', '=', id)
    .where('id', '!=', membershipId)
  await elsewhere.set({ state: 'left' }).execute()
  expect((await bourgogne.post(`${path}/modifier`, { town: 'Beaune' })).status).toBe(303)
  expect((await person()).town).toBe('Beaune')
  await elsewhere.set({ state: 'admitted' }).execute()
})
