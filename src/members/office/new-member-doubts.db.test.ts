import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, fieldIn, said } from '../../../test/setup/office-forms.ts'
import { accountOf, personsOf } from '../../../test/setup/people.ts'

const { app, signedIn, lettersTo } = await startTestApp()
const association = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
const structure = await signedIn('avantages.localhost', 'cse@verrerie.example')
const territory = await signedIn('federation.localhost', 'secretariat@bourgogne.example')

const person = (familyName: string) =>
  app.db.selectFrom('person').selectAll().where('family_name', '=', familyName).execute()

describe('an address', () => {
  test('that looks like a typing error is asked about once', async () => {
    const form = await association.get('/bureau/adherents/nouveau')
    const fields = {
      id: fieldIn(form, 'id'),
      familyName: 'Faute',
      givenName: 'Luc',
      email: 'luc@gmial.com',
      letter: 'later',
    }
    const asked = await association.post('/bureau/adherents', fields)
    expect([asked.status, said(asked).includes('luc@gmail.com')]).toEqual([422, true])
    const sure = fieldIn(asked, 'sure')
    expect((await association.post('/bureau/adherents', { ...fields, sure })).status).toBe(303)
  })

  test('that has an account says whose, and is shared once that is confirmed', async () => {
    const email = 'Salarie@verrerie.example'
    const form = await structure.get('/bureau/adherents/nouveau')
    const fields = { id: fieldIn(form, 'id'), familyName: 'Meyer', givenName: 'Éric', email, letter: 'now' }
    const asked = await structure.post('/bureau/adherents', fields)
    expect(asked.status).toBe(422)
    expect(said(asked)).toContain('est déjà celle du compte de Julie Meyer')
    expect(said(asked)).toContain('Ces personnes partagent cette adresse')
    expect(said(asked)).not.toContain("C'est une autre personne")
    // A box that was ticked for another account says nothing of this one.
    const other = (await accountOf(app, 'cse@verrerie.example')).id
    expect((await structure.post('/bureau/adherents', { ...fields, shared: other })).status).toBe(422)
    const shared = fieldIn(asked, 'shared')
    const reply = await structure.post('/bureau/adherents', { ...fields, shared })
    expect(reply.status).toBe(303)
    expect((await personsOf(app, 'salarie@verrerie.example')).map(each => each.given_name)).toEqual([
      'Julie',
      'Éric',
    ])
    expect(said(await structure.get(reply.location ?? ''))).toContain('cette adresse a déjà un mot de passe')
    expect(await lettersTo('salarie@verrerie.example')).toEqual([])
  })

  test('of somebody out of reach names nobody', async () => {
    const asked = await enterMember(structure, {
      familyName: 'Curieux',
      givenName: 'Max',
      email: 'accueil@avantages.example',
    })
    expect(asked.status).toBe(422)
    expect(said(asked)).toContain("quelqu'un d'une autre organisation")
    expect(asked.text).not.toContain('Sophie')
  })

  test('of another realm is free', async () => {
    const email = 'adherent@alsace.example'
    expect((await enterMember(structure, { familyName: 'Libre', givenName: 'Ève', email })).status).toBe(303)
  })
})

describe('somebody who may be there already', () => {
  test('is shown, and another person after all', async () => {
    const fields = { familyName: 'GARNIER', givenName: 'Helene', birthDate: '02/03/1955' }
    const asked = await enterMember(association, fields)
    expect(asked.status).toBe(422)
    expect(said(asked)).toContain('Cette personne est peut-être déjà inscrite')
    expect(said(asked)).toContain('Hélène Garnier')
    expect((await enterMember(association, { ...fields, birthDate: '02/03/1985' })).status).toBe(303)
    expect((await enterMember(association, { ...fields, other: fieldIn(asked, 'other') })).status).toBe(303)
  })

  test('is asked about again when it is yet another one', async () => {
    const fields = { familyName: 'Pareil', givenName: 'Guy' }
    await enterMember(association, fields)
    const asked = await enterMember(association, fields)
    const other = fieldIn(asked, 'other')
    expect((await enterMember(association, { ...fields, other })).status).toBe(303)
    const again = await enterMember(association, { ...fields, other })
    expect(again.status).toBe(422)
    expect(fieldIn(again, 'other').split(' ')).toHaveLength(2)
  })

  test('is not looked for out of reach', async () => {
    const fields = { familyName: 'Vasseur', givenName: 'Henri' }
    expect((await enterMember(territory, fields)).status).toBe(303)
  })
})

test('a number that is taken in the organisation is said beside the field, whose it is too', async () => {
  const reply = await enterMember(association, {
    familyName: 'Numéro',
    givenName: 'Deux',
    number: ' C-0102 ',
  })
  expect(reply.status).toBe(422)
  expect(said(reply)).toContain('Ce numéro est déjà celui de Yves Noël')
  expect(await person('Numéro')).toEqual([])
})
