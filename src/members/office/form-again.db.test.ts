import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { enterMember, fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'

const { app, clock, signedIn, lettersTo } = await startTestApp()
const association = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
const structure = await signedIn('avantages.localhost', 'cse@verrerie.example')

const person = (familyName: string) =>
  app.db.selectFrom('person').selectAll().where('family_name', '=', familyName).execute()

describe('the same form', () => {
  const fields = { familyName: 'Double', givenName: 'Clic', email: 'double@exemple.fr', letter: 'now' }

  test('sent many times, at once and later, enters one person and sends one letter', async () => {
    const id = fieldIn(await association.get('/bureau/adherents/nouveau'), 'id')
    const send = () => association.post('/bureau/adherents', { ...fields, id })
    const replies = await Promise.all([send(), send(), send()])
    clock.advance({ minutes: 2 })
    replies.push(await send())
    expect(replies.map(({ status, location }) => [status, location])).toEqual(
      Array(4).fill([303, `/bureau/adherents/${(await person('Double'))[0]?.id}`]),
    )
    expect(await person('Double')).toHaveLength(1)
    expect(await lettersTo(fields.email)).toHaveLength(1)
  })

  test('come back to, and mended, asks whether it is the same person, and leads there', async () => {
    const id = fieldIn(await association.get('/bureau/adherents/nouveau'), 'id')
    const wrong = { id, familyName: 'Retour', givenName: 'Un', email: 'faux@exemple.fr', letter: 'later' }
    const first = await association.post('/bureau/adherents', wrong)
    expect(first.status).toBe(303)
    for (const mended of [
      { email: 'juste@exemple.fr', letter: 'now' },
      { birthDate: '02/03/1955' },
      { number: 'R-1' },
      { familyName: 'Retours', email: '' },
    ]) {
      const asked = await association.post('/bureau/adherents', { ...wrong, ...mended })
      expect([mended, asked.status]).toEqual([mended, 422])
      expect(said(asked)).toContain('Cette personne est peut-être déjà inscrite')
      expect(asked.text).toContain(`href="${first.location}"`)
    }
    expect(await lettersTo('juste@exemple.fr')).toEqual([])
    expect(await person('Retours')).toEqual([])
  })

  test('come back to for somebody else enters somebody else, once', async () => {
    const id = fieldIn(await association.get('/bureau/adherents/nouveau'), 'id')
    const first = await association.post('/bureau/adherents', { id, familyName: 'Encore', givenName: 'Un' })
    const second = { id, familyName: 'Encore', givenName: 'Deux' }
    const other = fieldIn(await association.post('/bureau/adherents', second), 'other')
    const send = () => association.post('/bureau/adherents', { ...second, other })
    const replies = await Promise.all([send(), send(), send()])
    expect([first, ...replies].map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect(new Set(replies.map(({ location }) => location)).size).toBe(1)
    expect(await person('Encore')).toHaveLength(2)
  })

  test('sent again to have the letter leave now sends it, once', async () => {
    const id = fieldIn(await association.get('/bureau/adherents/nouveau'), 'id')
    const email = 'ensuite@exemple.fr'
    const send = (letter: string) =>
      association.post('/bureau/adherents', { id, familyName: 'Ensuite', givenName: 'Un', email, letter })
    await send('later')
    expect(await lettersTo(email)).toEqual([])
    for (let times = 0; times < 2; times++) {
      await send('now')
      clock.advance({ minutes: 2 })
    }
    expect(await lettersTo(email)).toHaveLength(1)
    expect(await person('Ensuite')).toHaveLength(1)
  })
})

test("an identifier of the form that is none, or somebody else's, does no harm", async () => {
  const [sophie] = await personsOf(app, 'accueil@avantages.example')
  for (const id of ['', 'x', sophie?.id ?? '', '../..']) {
    const reply = await enterMember(structure, { id, familyName: 'Nul', givenName: `Numéro ${id}` })
    expect(reply.status).toBe(303)
    expect(reply.location).not.toContain(sophie?.id)
  }
  const id = sophie?.id ?? ''
  const names = { givenName: sophie?.given_name ?? '', familyName: sophie?.family_name ?? '' }
  const asked = await enterMember(structure, { id, ...names, email: 'autre.sophie@exemple.fr' })
  expect([asked.status, said(asked).includes('Numéro')]).toEqual([422, true])
  expect(asked.text).not.toContain(`href="/bureau/adherents/${id}"`)
  expect((await structure.get(`/bureau/adherents/${id}`)).status).toBe(404)
})
