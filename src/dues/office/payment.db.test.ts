import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import type { Browser } from '../../../test/setup/browser-less-client.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { giveRole } from '../../members/enter-member.ts'
import { accountOf } from '../balance.ts'

const { app, clock, signedIn, lettersTo } = await startTestApp()
const host = 'ceramique.localhost'
const treasurer = await signedIn(host, 'bureau@ceramique.example')

/** The membership behind an address, or the one of that given name. */
async function memberOf(email: string, givenName?: string) {
  const person = (await personsOf(app, email)).find(each => !givenName || each.given_name === givenName)
  const membership = await app.db
    .selectFrom('membership')
    .selectAll()
    .where('person_id', '=', person?.id ?? '')
    .executeTakeFirstOrThrow()
  return { ...membership, path: `/bureau/cotisations/${membership.id}` }
}
const yves = await memberOf('retard@ceramique.example')
const helene = await memberOf('adherent@ceramique.example')
const marthe = await memberOf('famille@ceramique.example', 'Marthe')
const lucien = await memberOf('famille@ceramique.example', 'Lucien')
const stateOf = async ({ realm_id, id }: { realm_id: string; id: string }) => {
  const [account] = await accountOf(app.db, realm_id, [id])
  if (!account) throw new Error('No such membership')
  return account
}
const dueOn = async (member: { realm_id: string; id: string }) => String((await stateOf(member)).dueOn)
const traces = async (
  event: 'paymentRecorded' | 'paymentReversed' | 'dueDayMoved' | 'dueCancelled' | 'plansChanged',
) => await app.db.selectFrom('audit').selectAll().where('event', '=', event).orderBy('id').execute()

const pay = async (browser: Browser, path: string, fields: Record<string, string>) => {
  const form = await browser.get(`${path}/paiement`)
  return await browser.post(`${path}/paiement`, {
    id: fieldIn(form, 'id'),
    date: '15/06/2026',
    moyen: 'cheque',
    ...fields,
  })
}

describe('a payment', () => {
  test('begins with what is owed, for today, and is recorded once however often it is sent', async () => {
    const form = await treasurer.get(`${yves.path}/paiement`)
    expect([fieldIn(form, `part-${yves.id}`), fieldIn(form, 'date')]).toEqual(['45', '15/06/2026'])
    const fields = {
      id: fieldIn(form, 'id'),
      [`part-${yves.id}`]: '45,00',
      date: '12/06/2026',
      moyen: 'cheque',
      note: 'chèque 0012',
    }
    const replies = await Promise.all([1, 2, 3].map(() => treasurer.post(`${yves.path}/paiement`, fields)))
    expect(replies.map(({ status, location }) => [status, location])).toEqual(
      [1, 2, 3].map(() => [303, yves.path]),
    )
    const { payments, dues, creditCents } = await stateOf(yves)
    expect(payments).toMatchObject([{ amountCents: 4500, method: 'cheque', note: 'chèque 0012' }])
    expect([dues.length, creditCents, await dueOn(yves)]).toEqual([1, 0, '2027-05-26'])
    expect(await traces('paymentRecorded')).toMatchObject([
      { person_id: yves.person_id, organisation_id: yves.organisation_id, details: { amountCents: 4500 } },
    ])
    expect(await lettersTo('retard@ceramique.example')).toHaveLength(1)
    const page = said(await treasurer.get(yves.path))
    expect(page).toContain('Le paiement est enregistré')
    expect(page).toContain(
      "Cotisation payée le 12/06/2026, valable jusqu'au 26/05/2027, parce qu'elle vaut un an",
    )
    expect(page).toContain('chèque 0012')
  })

  test('that cannot be read says so beside each field, and loses nothing', async () => {
    const reply = await pay(treasurer, helene.path, {
      [`part-${helene.id}`]: 'quarante',
      date: '16/06/2026',
      moyen: '',
      note: 'x'.repeat(201),
    })
    expect(reply.status).toBe(422)
    expect(reply.text).toMatch(new RegExp(`id="part-${helene.id}-error"[^<]*>Tapez un montant`))
    expect(reply.text).toMatch(/id="date-error"[^<]*>Cette date n(&#39;|')est pas encore venue/)
    expect(reply.text).toMatch(/id="moyen-error"[^<]*>Choisissez le moyen/)
    expect(reply.text).toMatch(/id="note-error"[^<]*>Pas plus de 200/)
    expect(fieldIn(reply, `part-${helene.id}`)).toBe('quarante')
    for (const [fields, message] of [
      [{ [`part-${helene.id}`]: '' }, 'Tapez le montant reçu'],
      [{ [`part-${helene.id}`]: '45', date: '31/02/2026' }, 'Tapez une date'],
      [{ [`part-${helene.id}`]: '45', date: '15/06/2006' }, 'Cette date est trop ancienne'],
      [{ [`part-${helene.id}`]: '45', moyen: 'troc' }, 'Choisissez le moyen'],
    ] as const) {
      const refused = await pay(treasurer, helene.path, fields)
      expect([refused.status, said(refused).includes(message)]).toEqual([422, true])
    }
    expect((await stateOf(helene)).payments).toHaveLength(1)
  })

  test('beyond what can be is refused beside the last amount, and loses nothing', async () => {
    const amounts = { [`part-${marthe.id}`]: '1000000', [`part-${lucien.id}`]: '0,01' }
    const reply = await pay(treasurer, marthe.path, amounts)
    expect(reply.status).toBe(422)
    expect(reply.text).toMatch(new RegExp(`id="part-${lucien.id}-error"[^<]*>Un paiement ne dépasse pas`))
    expect(fieldIn(reply, `part-${marthe.id}`)).toBe('1000000')
    expect((await stateOf(marthe)).payments).toEqual([])
  })

  test('counts for a household, and for whoever is added by number or name', async () => {
    const form = await treasurer.get(`${marthe.path}/paiement`)
    expect(said(form)).toContain('Montant reçu pour Lucien Delorme')
    const base = { id: fieldIn(form, 'id'), date: '15/06/2026', moyen: 'transfer' }
    const own = { [`part-${marthe.id}`]: '45', [`part-${lucien.id}`]: '45' }
    const nobody = await treasurer.post(`${marthe.path}/paiement`, { ...base, ...own, ajout: 'Zorro' })
    expect([nobody.status, said(nobody).includes('Personne ne correspond')]).toEqual([422, true])
    expect(fieldIn(nobody, `part-${lucien.id}`)).toBe('45')
    const added = await treasurer.post(`${marthe.path}/paiement`, { ...base, ...own, ajout: 'c-0101' })
    expect(added.status).toBe(422)
    const numbered = await treasurer.post(`${marthe.path}/paiement`, { ...base, ...own, ajout: 'C-0101' })
    expect(fieldIn(numbered, `part-${helene.id}`)).toBe('70')
    const named = await treasurer.post(`${marthe.path}/paiement`, { ...base, ...own, ajout: 'garn' })
    expect(fieldIn(named, `part-${helene.id}`)).toBe('70')
    const before = [await dueOn(marthe), await dueOn(lucien)]
    const all = { ...base, ...own, [`part-${helene.id}`]: '70' }
    expect((await treasurer.post(`${marthe.path}/paiement`, all)).location).toBe(marthe.path)
    expect(before).toEqual(['2026-11-15', '2026-11-15'])
    expect([await dueOn(marthe), await dueOn(lucien), await dueOn(helene)]).toEqual([
      '2027-11-15',
      '2027-11-15',
      '2027-08-15',
    ])
    expect(said(await treasurer.get(lucien.path))).toContain('45 € sur un paiement de 160 €')
  })
})

describe('a reversal', () => {
  test('asks for the reason, says for whom, and restores what held before', async () => {
    const [payment] = (await stateOf(marthe)).payments
    const path = `/bureau/cotisations/paiements/${payment?.id}`
    const asked = said(await treasurer.get(path))
    for (const name of ['Marthe Delorme', 'Lucien Delorme', 'Hélène Garnier']) expect(asked).toContain(name)
    const empty = await treasurer.post(path, { motif: ' ' })
    expect([empty.status, said(empty).includes('Écrivez le motif')]).toEqual([422, true])
    const replies = await Promise.all(
      [1, 2].map(() => treasurer.post(path, { motif: 'Chèque sans provision' })),
    )
    expect(replies.map(({ status }) => status)).toEqual([303, 303])
    expect([await dueOn(marthe), await dueOn(lucien), await dueOn(helene)]).toEqual([
      '2026-11-15',
      '2026-11-15',
      '2026-08-15',
    ])
    expect(await traces('paymentReversed')).toHaveLength(1)
    expect(said(await treasurer.get(marthe.path))).toContain('annulé : Chèque sans provision')
    expect(said(await treasurer.get(path))).toContain('Ce paiement est déjà annulé')
  })
})

describe('what is changed by hand', () => {
  test('is the due day, with a reason that stays', async () => {
    const path = `${lucien.path}/echeance`
    const wrong = await treasurer.post(path, { date: '31/02/2027', motif: '' })
    expect([wrong.status, fieldIn(wrong, 'date')]).toEqual([422, '31/02/2027'])
    expect(said(wrong)).toContain('Tapez une date')
    expect(said(await treasurer.post(path, { date: '31/12/2099', motif: 'x' }))).toContain('trop lointaine')
    for (let twice = 0; twice < 2; twice++)
      expect((await treasurer.post(path, { date: '31/12/2026', motif: 'Délai accordé' })).status).toBe(303)
    expect(await dueOn(lucien)).toBe('2026-12-31')
    expect(said(await treasurer.get(lucien.path))).toContain('Motif : Délai accordé')
    expect(await traces('dueDayMoved')).toMatchObject([{ details: { to: '2026-12-31', from: '2026-11-15' } }])
  })

  test('is the plan, and a due that was asked by another one is cancelled', async () => {
    const plans = await app.db
      .selectFrom('plan')
      .selectAll()
      .where('realm_id', '=', lucien.realm_id)
      .execute()
    const reduced = plans.find(({ name }) => name === 'Tarif réduit')?.id ?? ''
    expect(said(await treasurer.get(`${lucien.path}/tarif`))).toContain(
      'Une cotisation de 45 € est déjà demandée',
    )
    expect((await treasurer.post(`${lucien.path}/tarif`, { tarif: 'autre' })).status).toBe(422)
    expect((await treasurer.post(`${lucien.path}/tarif`, { tarif: reduced })).status).toBe(303)
    const open = (await stateOf(lucien)).dues.find(due => !due.settledAt && !due.cancelledAt)
    const path = `${lucien.path}/annulation/${open?.id}`
    expect(said(await treasurer.get(path))).toContain('45 €, demandée le 15/06/2026')
    await Promise.all([1, 2].map(() => treasurer.post(path, {})))
    expect(await traces('dueCancelled')).toHaveLength(1)
    expect(fieldIn(await treasurer.get(`${lucien.path}/paiement`), `part-${lucien.id}`)).toBe('20')
    expect((await treasurer.post(`${lucien.path}/tarif`, { tarif: 'auto' })).status).toBe(303)
    expect(fieldIn(await treasurer.get(`${lucien.path}/paiement`), `part-${lucien.id}`)).toBe('45')
  })
})

describe('who may', () => {
  test('only look sees no button, and changes nothing', async () => {
    const [reader] = await personsOf(app, 'adherent@ceramique.example')
    await app.db.transaction().execute(async tx => {
      const { realm_id: realmId, organisation_id: organisationId } = helene
      await giveRole(tx, clock.now(), realmId, { organisationId, personId: reader?.id ?? '', name: 'reader' })
    })
    const looks = await signedIn(host, 'adherent@ceramique.example')
    const page = await looks.get(yves.path)
    expect(page.status).toBe(200)
    for (const way of ['/paiement', '/echeance', '/tarif', 'Annuler ce paiement'])
      expect(page.text).not.toContain(way)
    expect((await looks.get('/bureau/cotisations')).text).not.toContain('/tarifs')
    const before = await stateOf(yves)
    for (const way of ['paiement', 'echeance', 'tarif'])
      expect((await looks.post(`${yves.path}/${way}`, { date: '01/01/2027', motif: 'x' })).status).toBe(403)
    const reverse = `/bureau/cotisations/paiements/${before.payments[0]?.id}`
    expect((await looks.post(reverse, { motif: 'x' })).status).toBe(403)
    expect(await stateOf(yves)).toEqual(before)
  })

  test('do it in one organisation finds nobody of another', async () => {
    const alsace = await memberOf('adherent@alsace.example')
    const bourgogne = await memberOf('adherent@bourgogne.example')
    const territory = await signedIn('federation.localhost', 'secretariat@bourgogne.example')
    expect((await territory.get(bourgogne.path)).status).toBe(200)
    for (const { path } of [alsace, yves]) {
      for (const way of ['', '/paiement', '/echeance', '/tarif'])
        expect((await territory.get(`${path}${way}`)).status).toBe(404)
      expect((await territory.post(`${path}/echeance`, { date: '01/01/2027', motif: 'x' })).status).toBe(404)
    }
    const shared = await pay(territory, bourgogne.path, {
      [`part-${bourgogne.id}`]: '60',
      [`part-${alsace.id}`]: '60',
    })
    expect(shared.status).toBe(404)
    const found = await pay(territory, bourgogne.path, { ajout: 'Schmitt' })
    expect(said(found)).toContain('Personne ne correspond')
    const [payment] = (await stateOf(yves)).payments
    expect((await territory.get(`/bureau/cotisations/paiements/${payment?.id}`)).status).toBe(404)
    expect((await territory.get('/bureau/cotisations/rien')).status).toBe(404)
    const network = await signedIn('avantages.localhost', 'accueil@avantages.example')
    for (const path of ['/bureau/cotisations', '/bureau/cotisations/tarifs', yves.path])
      expect((await network.get(path)).status).toBe(404)
    expect((await network.get('/bureau')).text).not.toContain('/bureau/cotisations')
  })
})
