import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'

const { app, signedIn } = await startTestApp()
const path = '/bureau/cotisations/tarifs'
const treasurer = await signedIn('ceramique.localhost', 'bureau@ceramique.example')
const national = await signedIn('federation.localhost', 'secretariat@federation.example')
const territory = await signedIn('federation.localhost', 'secretariat@bourgogne.example')

const organisation = async (name: string) =>
  (await app.db.selectFrom('organisation').selectAll().where('name', '=', name).execute())[0]?.id ?? ''
const plansOf = async (id: string) =>
  await app.db.selectFrom('plan').selectAll().where('organisation_id', '=', id).orderBy('id').execute()

describe('plans', () => {
  test('are added once, with what is wrong beside the field', async () => {
    const own = await organisation('Terre et Feu')
    const form = await treasurer.get(`${path}/nouveau?organisation=${own}`)
    const fields = {
      id: fieldIn(form, 'id'),
      organisation: own,
      nom: 'Étudiant',
      montant: '12,50',
      pour: 'chosen',
    }
    const wrong = await treasurer.post(path, { ...fields, nom: '', montant: 'douze', pour: '' })
    expect(wrong.status).toBe(422)
    for (const [field, message] of [
      ['nom', 'Écrivez le nom'],
      ['montant', 'Tapez un montant'],
      ['pour', 'Choisissez à qui'],
    ])
      expect(wrong.text).toMatch(new RegExp(`id="${field}-error"[^<]*>${message}`))
    expect(fieldIn(wrong, 'montant')).toBe('douze')
    const taken = await treasurer.post(path, { ...fields, pour: 'couple' })
    expect([taken.status, said(taken).includes('« Couple » vaut déjà pour eux')]).toEqual([422, true])
    await Promise.all([1, 2, 3].map(() => treasurer.post(path, fields)))
    const added = (await plansOf(own)).filter(({ name }) => name === 'Étudiant')
    expect(added).toMatchObject([{ amount_cents: 1250, meant_for: 'chosen', retired_at: null }])
    expect(said(await treasurer.get(path))).toContain('12,50 €')
  })

  test('are renamed, cost more from now on, and are offered no longer', async () => {
    const own = await organisation('Terre et Feu')
    const single = (await plansOf(own)).find(({ name }) => name === 'Individuelle')
    const asked = () =>
      app.db
        .selectFrom('due')
        .selectAll()
        .where('plan_id', '=', single?.id ?? '')
        .execute()
    const before = await asked()
    expect(before.length).toBeGreaterThan(0)
    const reply = await treasurer.post(`${path}/${single?.id}`, { nom: 'Seul', montant: '48', pour: 'one' })
    expect(reply.location).toBe(`${path}?organisation=${own}`)
    expect((await plansOf(own)).find(({ id }) => id === single?.id)).toMatchObject({
      name: 'Seul',
      amount_cents: 4800,
    })
    expect(await asked()).toEqual(before)
    const reduced = (await plansOf(own)).find(({ name }) => name === 'Tarif réduit')
    for (let twice = 0; twice < 2; twice++) await treasurer.post(`${path}/${reduced?.id}`, { go: 'retire' })
    expect(said(await treasurer.get(path))).not.toContain('Tarif réduit')
    const traces = await app.db.selectFrom('audit').selectAll().where('event', '=', 'plansChanged').execute()
    expect(traces).toHaveLength(3)
  })

  test('of the organisation above hold where there are none, and are out of reach there', async () => {
    const page = said(await territory.get(path))
    expect(page).toContain("Aucun tarif ici : ceux de « Fédération nationale » s'appliquent.")
    expect(page).toContain('les virements vont à celui de « Fédération nationale »')
    const above = await organisation('Fédération nationale')
    const [plan] = await plansOf(above)
    for (const way of [
      `${path}?organisation=${above}`,
      `${path}/nouveau?organisation=${above}`,
      `${path}/${plan?.id}`,
    ])
      expect((await territory.get(way)).status).toBe(404)
    expect(
      (await territory.post(`${path}/${plan?.id}`, { nom: 'x', montant: '1', pour: 'one' })).status,
    ).toBe(404)
    expect((await territory.post(`${path}/compte`, { organisation: above, titulaire: 'x' })).status).toBe(404)
    expect(said(await national.get(`${path}?organisation=${above}`))).toContain('Adhésion')
    const alsace = await organisation("Compagnie d'Alsace")
    expect(said(await national.get(`${path}?organisation=${alsace}`))).toContain('ceux de')
  })
})

describe('the bank account', () => {
  test('takes an IBAN with any blanks, and says what is wrong with it', async () => {
    const own = await organisation('Compagnie de Bourgogne')
    const good = {
      organisation: own,
      titulaire: 'Compagnie de Bourgogne',
      iban: 'fr76 3000 6000-0112 3456 7890 189',
      bic: '',
    }
    for (const [fields, field, message] of [
      [{ iban: 'FR76 3000 6000 0112 3456 7890 198' }, 'iban', 'Cet IBAN n'],
      [{ iban: '' }, 'iban', 'Tapez l'],
      [{ iban: 'BR1500000000000010932840814P2' }, 'iban', 'Ce compte doit être'],
      [{ titulaire: ' ' }, 'titulaire', 'Écrivez le titulaire'],
      [{ titulaire: 'x'.repeat(71) }, 'titulaire', 'Les banques'],
      [{ bic: 'AGRI' }, 'bic', 'Ce BIC n'],
      [{ bic: 'DEUTDEFF' }, 'bic', 'Ce BIC n'],
    ] as const) {
      const reply = await territory.post(`${path}/compte`, { ...good, ...fields })
      expect(reply.status).toBe(422)
      expect(reply.text).toMatch(new RegExp(`id="${field}-error"[^<]*>${message}`))
    }
    expect(
      await app.db.selectFrom('bank_account').selectAll().where('organisation_id', '=', own).execute(),
    ).toEqual([])
    for (const bic of ['', 'agri frpp']) {
      expect((await territory.post(`${path}/compte`, { ...good, bic })).status).toBe(303)
    }
    const kept = await app.db
      .selectFrom('bank_account')
      .selectAll()
      .where('organisation_id', '=', own)
      .execute()
    expect(kept).toMatchObject([
      { holder: 'Compagnie de Bourgogne', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    ])
    const page = said(await territory.get(path))
    expect(page).toContain('Le compte bancaire est enregistré')
    expect(page).toContain('FR76 3000 6000 0112 3456 7890 189')
    const traces = await app.db
      .selectFrom('audit')
      .select('details')
      .where('event', '=', 'bankAccountChanged')
      .execute()
    expect(JSON.stringify(traces)).not.toContain('FR7630006000011234567890189')
    expect(traces).toHaveLength(2)
  })
})
