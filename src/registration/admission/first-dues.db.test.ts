import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association as host } from '../../../test/setup/applicants.ts'
import { pathOfCase } from '../../../test/setup/deciders.ts'
import { fieldIn, said } from '../../../test/setup/office-forms.ts'
import type { Policy } from '../../organisations/policy.ts'
import type { Application } from '../application.ts'

const desk = await startTestApp()
const { app, signedIn, lettersTo } = desk
const { apply, applicationOf, confirm } = applicantsOf(desk)
const [office, other] = [
  await signedIn(host, 'bureau@ceramique.example'),
  await signedIn(host, 'bureau@ceramique.example'),
]

/** The association asks for the first dues before it admits, and for what else is said. */
async function admitAfter(admittedAfter: Policy['registration']['admittedAfter']): Promise<void> {
  const realmId = (await app.sites.byHost(host))?.realm.id ?? ''
  const { policy } = await app.db
    .selectFrom('realm')
    .select('policy')
    .where('id', '=', realmId)
    .executeTakeFirstOrThrow()
  const { registration, ...rest } = policy as Policy
  const changed = JSON.stringify({ ...rest, registration: { ...registration, admittedAfter } })
  await app.db.updateTable('realm').set({ policy: changed }).where('id', '=', realmId).execute()
  const now = async () => (await app.sites.byHost(host))?.realm.policy.registration.admittedAfter
  await expect.poll(now).toEqual(admittedAfter)
}

const fieldsFor = ({ id }: Application, more: Record<string, string> = {}) => ({
  [`part-${id}`]: '70',
  date: '14/06/2026',
  moyen: 'cheque',
  ...more,
})
const pathOf = (application: Application) => `${pathOfCase(application)}/cotisation`

/** All that is held about what somebody has paid. */
async function ledgerOf(application: Application) {
  const { membership_id: id } = await applicationOf(application.email ?? '')
  const membershipId = id ?? ''
  const of = (table: 'due' | 'allocation') =>
    app.db.selectFrom(table).selectAll().where('membership_id', '=', membershipId).orderBy('id').execute()
  const { due_on } = await app.db
    .selectFrom('membership')
    .select('due_on')
    .where('id', '=', membershipId)
    .executeTakeFirstOrThrow()
  const payments = await app.db
    .selectFrom('payment')
    .selectAll()
    .where('id', 'in', eb =>
      eb.selectFrom('allocation').select('payment_id').where('membership_id', '=', membershipId),
    )
    .execute()
  const dues = await of('due')
  const receipts = await app.db
    .selectFrom('receipt')
    .selectAll()
    .where('due_id', 'in', [...dues.map(({ id: due }) => due), membershipId])
    .execute()
  return { dueOn: String(due_on), dues, payments, receipts }
}

describe('« Cotisation reçue »', () => {
  test('asks how much, how and when, and keeps what was typed', async () => {
    await admitAfter(['emailConfirmed', 'duesPaid'])
    const { application } = await apply(host)
    const page = await office.get(pathOfCase(application))
    expect(page.text).toContain(`href="${pathOf(application)}"`)
    const form = await office.get(pathOf(application))
    const amount = `part-${application.id}`
    expect([fieldIn(form, amount), fieldIn(form, 'date')]).toEqual(['70', '15/06/2026'])
    for (const [fields, message] of [
      [{ moyen: '' }, 'Choisissez le moyen de paiement'],
      [{ [amount]: '' }, 'Tapez le montant reçu'],
      [{ [amount]: 'douze' }, 'Tapez un montant en euros'],
      [{ date: '16/06/2026' }, "n'est pas encore venue"],
    ] as const) {
      const reply = await office.post(pathOf(application), fieldsFor(application, fields))
      expect([reply.status, said(reply)]).toEqual([422, expect.stringContaining(message)])
      expect(fieldIn(reply, 'date')).toBe('date' in fields ? fields.date : '14/06/2026')
    }
    expect((await applicationOf(application.email ?? '')).dues_paid_at).toBeNull()
  })

  test('said by two at once counts once; what came in waits for admission, and is one payment in the ledger', async () => {
    const { email, application } = await apply(host)
    const replies = await Promise.all([
      office.post(pathOf(application), fieldsFor(application)),
      other.post(pathOf(application), fieldsFor(application, { moyen: 'transfer' })),
    ])
    expect(replies.map(({ location }) => location)).toEqual([
      pathOfCase(application),
      pathOfCase(application),
    ])
    const pages = [
      said(await office.get(pathOfCase(application))),
      said(await other.get(pathOfCase(application))),
    ]
    expect(pages.filter(page => page.includes('La cotisation est notée'))).toHaveLength(1)
    expect(pages[0]).toMatch(/(Chèque|Virement)\s: 70 €, le 14 juin 2026/)
    const before = await app.db.selectFrom('payment').select('id').execute()
    await confirm(host, email)
    expect((await applicationOf(email)).state).toBe('admitted')
    const { dueOn, dues, payments, receipts } = await ledgerOf(application)
    expect(dueOn).toBe('2027-06-13')
    expect(dues).toMatchObject([{ amount_cents: 7000 }])
    expect([String(dues[0]?.covers_from), String(dues[0]?.covers_to)]).toEqual(['2026-06-14', '2027-06-13'])
    expect(payments).toMatchObject([{ amount_cents: 7000, recorded_by_person_id: expect.any(String) }])
    expect(String(payments[0]?.received_on)).toBe('2026-06-14')
    expect(receipts).toHaveLength(1)
    expect(await app.db.selectFrom('payment').select('id').execute()).toHaveLength(before.length + 1)
    const letters = (await lettersTo(email)).filter(({ text }) => text.includes('13 juin 2027'))
    expect(letters).toHaveLength(1)
  })

  test('with a part of it admits, and leaves the rest to be asked in the days of a new member', async () => {
    const { email, application } = await apply(host)
    await confirm(host, email)
    await office.post(pathOf(application), fieldsFor(application, { [`part-${application.id}`]: '30,50' }))
    expect((await applicationOf(email)).state).toBe('admitted')
    const { dueOn, dues, payments, receipts } = await ledgerOf(application)
    expect(dueOn).toBe('2026-07-15')
    expect(dues).toMatchObject([{ amount_cents: 7000, settled_at: null }])
    expect(payments).toMatchObject([{ amount_cents: 3050 }])
    expect(receipts).toEqual([])
  })

  test('of somebody who is a member already is recorded at once, and not again at admission', async () => {
    await admitAfter(['emailConfirmed', 'officeApproved', 'duesPaid'])
    const { email, application } = await apply(host)
    await confirm(host, email)
    const { membership_id } = await applicationOf(email)
    const membership = app.db.updateTable('membership').where('id', '=', membership_id)
    await membership.set({ state: 'admitted' }).execute()
    await office.post(pathOf(application), fieldsFor(application))
    expect((await applicationOf(email)).state).toBe('submitted')
    expect((await ledgerOf(application)).payments).toHaveLength(1)
    await office.post(`${pathOfCase(application)}/valider`, {})
    expect((await applicationOf(email)).state).toBe('admitted')
    const { dueOn, payments, receipts } = await ledgerOf(application)
    expect([dueOn, payments.length, receipts.length]).toEqual(['2027-06-13', 1, 1])
  })

  test('where nothing is asked is only noted, and counts for a year', async () => {
    await admitAfter(['emailConfirmed', 'duesPaid'])
    await app.db.updateTable('plan').set({ retired_at: desk.clock.now() }).execute()
    const { email, application } = await apply(host)
    await confirm(host, email)
    expect((await office.get(pathOf(application))).location).toBe(pathOfCase(application))
    await office.post(pathOf(application), {})
    expect((await applicationOf(email)).state).toBe('admitted')
    const { dueOn, dues, payments } = await ledgerOf(application)
    expect([dueOn, dues, payments]).toEqual(['2027-06-14', [], []])
    await app.db.updateTable('plan').set({ retired_at: null }).execute()
  })
})
