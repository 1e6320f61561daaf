import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { enterMembership } from '../enter-member.ts'

const { app, clock, signedIn } = await startTestApp()
const association = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
const territory = await signedIn('federation.localhost', 'secretariat@bourgogne.example')
const national = await signedIn('federation.localhost', 'secretariat@federation.example')
const network = await signedIn('avantages.localhost', 'accueil@avantages.example')

const helene = (await personsOf(app, 'adherent@ceramique.example'))[0]?.id ?? ''
const michel = (await personsOf(app, 'adherent@bourgogne.example'))[0]?.id ?? ''
const pathOf = (id: string) => `/bureau/adherents/${id}/modifier`
const personOf = (id: string) =>
  app.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const membershipsOf = (id: string) =>
  app.db.selectFrom('membership').selectAll().where('person_id', '=', id).orderBy('id').execute()
const corrections = (id: string) =>
  app.db
    .selectFrom('audit')
    .select('details')
    .where('event', '=', 'memberCorrected')
    .where('person_id', '=', id)
    .orderBy('id')
    .execute()

describe('what is held', () => {
  test('stands in the form, and the form as it stands changes nothing', async () => {
    const form = await association.get(pathOf(helene))
    const [membership] = await membershipsOf(helene)
    const number = `number-${membership?.id}`
    expect(fieldIn(form, 'birthDate')).toBe('02/03/1955')
    expect(fieldIn(form, 'phone')).toBe('06 12 00 01 31')
    expect(fieldIn(form, number)).toBe('C-0101')
    const before = await personOf(helene)
    const names = [
      'familyName',
      'givenName',
      'birthDate',
      'phone',
      'otherPhone',
      'line1',
      'line2',
      'postcode',
      'town',
      number,
    ]
    const same = Object.fromEntries(names.map(name => [name, fieldIn(form, name)]))
    expect((await association.post(pathOf(helene), { ...same, country: 'FR' })).status).toBe(303)
    expect((await association.post(pathOf(helene), {})).status).toBe(303)
    expect(await personOf(helene)).toEqual(before)
    expect(await corrections(helene)).toEqual([])
  })

  test('is corrected, field by field, and the fields are written down, not what was in them', async () => {
    const reply = await association.post(pathOf(helene), {
      phone: '+41 79 123 45 67',
      town: 'Nevers',
      line2: 'Bât. B',
    })
    expect(reply.location).toBe(`/bureau/adherents/${helene}`)
    expect(said(await association.get(reply.location ?? ''))).toContain('Les corrections sont enregistrées')
    expect(await personOf(helene)).toMatchObject({
      mobile: '+41791234567',
      town: 'Nevers',
      address_line2: 'Bât. B',
      postcode: '58200',
    })
    const [{ details } = { details: null }] = await corrections(helene)
    expect(details).toMatchObject({ changed: ['mobile', 'address_line2', 'town'] })
    expect(JSON.stringify(details)).not.toContain('Nevers')
  })

  test('is taken away by an empty field, but for the name', async () => {
    await association.post(pathOf(helene), {
      phone: '',
      birthDate: '',
      line1: '',
      line2: '',
      postcode: '',
      town: '',
    })
    expect(await personOf(helene)).toMatchObject({
      mobile: null,
      birth_date: null,
      town: null,
      country: null,
    })
    const reply = await association.post(pathOf(helene), { familyName: ' ' })
    expect([reply.status, said(reply).includes('Saisissez le nom')]).toEqual([422, true])
  })

  test('and would not be taken today does not stand in the way of the rest', async () => {
    await app.db
      .updateTable('person')
      .set({ postcode: 'ABC', mobile: '0612', given_name: '' })
      .where('id', '=', helene)
      .execute()
    const form = await association.get(pathOf(helene))
    const names = ['familyName', 'givenName', 'phone', 'postcode']
    const same = Object.fromEntries(names.map(name => [name, fieldIn(form, name)]))
    expect((await association.post(pathOf(helene), { ...same, town: 'Cosne', country: 'FR' })).status).toBe(
      303,
    )
    expect(await personOf(helene)).toMatchObject({ postcode: 'ABC', mobile: '0612', town: 'Cosne' })
    expect((await association.post(pathOf(helene), { postcode: 'ABD' })).status).toBe(422)
  })
})

test('an occupation that is no longer offered is kept by whoever has it', async () => {
  const [julie] = await personsOf(app, 'salarie@verrerie.example')
  const [first, second] = await app.db
    .selectFrom('occupation')
    .selectAll()
    .orderBy('label')
    .limit(2)
    .execute()
  await network.post(pathOf(julie?.id ?? ''), { occupation: first?.id ?? '' })
  await app.db
    .updateTable('occupation')
    .set({ retired_at: clock.now() })
    .where('id', 'in', [first?.id ?? '', second?.id ?? ''])
    .execute()
  const form = await network.get(pathOf(julie?.id ?? ''))
  expect(form.text).toContain(`<option value="${first?.id}" selected`)
  expect(form.text).not.toContain(second?.id)
  expect(
    (await network.post(pathOf(julie?.id ?? ''), { occupation: first?.id ?? '', town: 'Illzach' })).status,
  ).toBe(303)
  expect((await network.post(pathOf(julie?.id ?? ''), { occupation: second?.id ?? '' })).status).toBe(422)
  expect((await personOf(julie?.id ?? '')).occupation_id).toBe(first?.id)
})

describe('numbers', () => {
  test('of several memberships are corrected each, as far as one reaches', async () => {
    const alsace = await app.db
      .selectFrom('organisation')
      .selectAll()
      .where('name', '=', "Compagnie d'Alsace")
      .executeTakeFirstOrThrow()
    await app.db.transaction().execute(tx =>
      enterMembership(tx, clock.now(), alsace.realm_id, {
        organisationId: alsace.id,
        personId: michel,
        number: '67-1',
      }),
    )
    const [bourgogne, other] = await membershipsOf(michel)
    const form = await national.get(pathOf(michel))
    expect(said(form)).toContain("Numéro d'adhérent (Compagnie de Bourgogne)")
    expect(fieldIn(form, `number-${other?.id}`)).toBe('67-1')
    const both = { [`number-${bourgogne?.id}`]: '21-7', [`number-${other?.id}`]: '67-7' }
    expect((await territory.get(pathOf(michel))).text).not.toContain(other?.id)
    await territory.post(pathOf(michel), both)
    expect((await membershipsOf(michel)).map(({ number }) => number)).toEqual(['21-7', '67-1'])
    await national.post(pathOf(michel), both)
    expect((await membershipsOf(michel)).map(({ number }) => number)).toEqual(['21-7', '67-7'])
  })

  test('that are taken are said beside their field, and nothing is saved', async () => {
    const [bourgogne] = await membershipsOf(michel)
    const field = `number-${bourgogne?.id}`
    const reply = await territory.post(pathOf(michel), { [field]: '21-90003', town: 'Beaune' })
    expect([reply.status, said(reply).includes('Ce numéro est déjà celui de Robert Gillet')]).toEqual([
      422,
      true,
    ])
    expect(fieldIn(reply, field)).toBe('21-90003')
    expect((await personOf(michel)).town).toBe('Dijon')
  })

  test('taken by two at once are given to one', async () => {
    const robert = (await personsOf(app, 'retard@bourgogne.example'))[0]?.id ?? ''
    const replies = await Promise.all(
      [michel, robert].map(async id => {
        const [{ id: membership } = { id: '' }] = await membershipsOf(id)
        return await territory.post(pathOf(id), { [`number-${membership}`]: 'X-1' })
      }),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 422])
  })
})
