import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'

const { app, browse, signedIn, lettersTo, linkTo } = await startTestApp()
const association = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
const network = await signedIn('avantages.localhost', 'accueil@avantages.example')
const structure = await signedIn('avantages.localhost', 'cse@verrerie.example')

const person = (familyName: string) =>
  app.db.selectFrom('person').selectAll().where('family_name', '=', familyName).execute()
const membershipOf = (personId = '') =>
  app.db.selectFrom('membership').selectAll().where('person_id', '=', personId).executeTakeFirstOrThrow()

describe('a name is enough', () => {
  test('and makes a member from today, who has the days of a new member to pay', async () => {
    const reply = await enterMember(association, { familyName: '  Roux ', givenName: 'Aimé' })
    expect(reply.status).toBe(303)
    const [entered] = await person('Roux')
    expect(reply.location).toBe(`/bureau/adherents/${entered?.id}`)
    expect(entered).toMatchObject({ given_name: 'Aimé', email: null, country: null, birth_date: null })
    const membership = await membershipOf(entered?.id)
    expect(membership).toMatchObject({ state: 'admitted', number: null })
    expect(String(membership.joined_on)).toBe('2026-06-15')
    expect(String(membership.due_on)).toBe('2026-07-15')
    const page = await association.get(reply.location ?? '')
    expect(said(page)).toContain("Aimé Roux : l'inscription est enregistrée")
    expect(said(page)).toContain('Aucun compte : sans adresse')
  })

  test('and what is missing of it is said beside the field, the rest still there', async () => {
    const reply = await enterMember(association, { familyName: ' ', email: 'jean@exemple', town: 'Sèvres' })
    expect(reply.status).toBe(422)
    expect(said(reply)).toContain('Saisissez le nom')
    expect(said(reply)).toContain('Saisissez le prénom')
    expect(said(reply)).toContain("n'est pas complète")
    expect(fieldIn(reply, 'town')).toBe('Sèvres')
    expect(fieldIn(reply, 'email')).toBe('jean@exemple')
  })

  test('who entered whom is written down', async () => {
    await enterMember(association, { familyName: 'Trace', givenName: 'Anne' })
    const [entered] = await person('Trace')
    const [office] = await personsOf(app, 'bureau@ceramique.example')
    const row = await app.db
      .selectFrom('audit')
      .selectAll()
      .where('event', '=', 'memberEntered')
      .where('person_id', '=', entered?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ ip: '127.0.0.1', details: { by: office?.id } })
  })
})

test('all that may be known is kept as it is kept elsewhere', async () => {
  const occupation = await app.db
    .selectFrom('occupation')
    .selectAll()
    .orderBy('label')
    .executeTakeFirstOrThrow()
  await enterMember(structure, {
    familyName: 'Lefèvre',
    givenName: 'Zoé',
    number: 'V 12',
    birthDate: '27.3.1955',
    phone: '06.12.00.09.99',
    otherPhone: '01 40 00 00 00',
    occupation: occupation.id,
    line1: '8 rue du Verger',
    postcode: '68 390',
    town: 'Sausheim',
    country: 'FR',
  })
  const [entered] = await person('Lefèvre')
  expect({ ...entered, birth_date: String(entered?.birth_date) }).toMatchObject({
    birth_date: '1955-03-27',
    mobile: '+33612000999',
    phone: '+33140000000',
    occupation_id: occupation.id,
    postcode: '68390',
    country: 'FR',
  })
  expect(await membershipOf(entered?.id)).toMatchObject({ number: 'V 12', due_on: null })
})

test.each([
  [{ phone: '06 12' }, "Ce n'est pas un numéro de téléphone"],
  [{ birthDate: '31/02/1955' }, 'Écrivez la date'],
  [{ birthDate: '45000' }, 'Écrivez la date'],
  [{ postcode: '1234' }, 'cinq chiffres'],
  [{ postcode: '96000' }, "n'existe pas en France"],
  [{ occupation: 'x' }, 'Choisissez une fonction de la liste'],
  [{ occupation: '00000000-0000-7000-8000-000000000000' }, 'Choisissez une fonction de la liste'],
  [{ number: 'n'.repeat(51) }, '50 caractères au plus'],
  [{ line1: 'x'.repeat(101) }, '100 caractères au plus'],
])('%j is not taken, and enters nobody', async (fields, message) => {
  const reply = await enterMember(structure, { familyName: 'Personne', givenName: 'Non', ...fields })
  expect([reply.status, said(reply).includes(message)]).toEqual([422, true])
  expect(await person('Personne')).toEqual([])
})

describe('the first letter', () => {
  test('leaves at once, and its link leads to choosing a password', async () => {
    const email = 'lea.martin@exemple.fr'
    const reply = await enterMember(association, {
      familyName: 'Martin',
      givenName: 'Léa',
      email,
      letter: 'now',
    })
    expect(said(await association.get(reply.location ?? ''))).toContain(
      'Le lien de première connexion est envoyé',
    )
    const [letter, ...more] = await lettersTo(email)
    expect([letter?.subject, more.length]).toEqual(['Terre et Feu : votre première connexion', 0])
    const browser = browse('ceramique.localhost')
    expect((await browser.get(await linkTo(email))).status).toBe(303)
    const password = 'Premiere-Fois-26'
    await browser.post('/mot-de-passe/nouveau', { password, again: password })
    await browser.signInAs(email, password)
    expect((await browser.get('/espace')).status).toBe(200)
  })

  test('or later, from the page of the member, once a minute', async () => {
    const email = 'paul.plus-tard@exemple.fr'
    const { location } = await enterMember(association, { familyName: 'Tard', givenName: 'Paul', email })
    expect(await lettersTo(email)).toEqual([])
    expect(said(await association.get(location ?? ''))).toContain('Jamais connecté')
    for (let clicks = 0; clicks < 2; clicks++)
      expect((await association.post(`${location}/lien`, {})).location).toBe(location)
    expect(said(await association.get(location ?? ''))).toContain('vient déjà de partir')
    expect(await lettersTo(email)).toHaveLength(1)
    const sent = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'firstLetterSent')
      .execute()
    expect(JSON.stringify(sent)).toContain(email)
  })

  test('goes out in the look of the organisation whose member it is', async () => {
    const national = await signedIn('federation.localhost', 'secretariat@federation.example')
    const form = await national.get('/bureau/adherents/nouveau')
    const option = /value="([\w-]{36})"[^>]*>Compagnie d(?:'|&#39;)Alsace/.exec(form.text)?.[1] ?? ''
    const email = 'ida@exemple.fr'
    const fields = { familyName: 'Kuntz', givenName: 'Ida', email, letter: 'now' }
    const without = await enterMember(national, fields)
    expect([without.status, said(without).includes("Choisissez l'organisation")]).toEqual([422, true])
    expect((await enterMember(national, { ...fields, organisation: option })).status).toBe(303)
    const [letter] = await lettersTo(email)
    expect(letter?.subject).toContain("Compagnie d'Alsace")
    expect(letter?.text).toContain('http://federation.localhost:3000/mot-de-passe/nouveau?jeton=')
  })
})

describe('whoever runs a structure', () => {
  test('enters into that structure alone, whatever the form says', async () => {
    const root = await app.db
      .selectFrom('organisation')
      .select('id')
      .where('name', '=', 'Avantages Plus')
      .executeTakeFirstOrThrow()
    await enterMember(structure, { familyName: 'Dedans', givenName: 'Ali', organisation: root.id })
    const [entered] = await person('Dedans')
    const { organisation_id } = await membershipOf(entered?.id)
    const { name } = await app.db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', organisation_id)
      .executeTakeFirstOrThrow()
    expect(name).toBe('CSE Verrerie')
  })

  test('and the network chooses, among its own', async () => {
    const foreign = await membershipOf((await personsOf(app, 'adherent@ceramique.example'))[0]?.id)
    for (const organisation of ['', 'x', foreign.organisation_id]) {
      const reply = await enterMember(network, { familyName: 'Dehors', givenName: 'Bea', organisation })
      expect(reply.status).toBe(422)
    }
    expect(await person('Dehors')).toEqual([])
  })
})
