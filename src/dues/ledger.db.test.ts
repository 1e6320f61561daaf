import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { ledgerScene } from '../../test/setup/ledger-scene.ts'
import { newId } from '../database/new-id.ts'
import { dueDayInWords } from './due-day.words.ts'
import { cancelDue, openDue, reversePayment } from './ledger.ts'

const desk = await startTestApp()
const { app, clock } = desk
const scene = await ledgerScene(desk, 'ceramique.localhost')
const { realm, by, work, pay, member, account } = scene
const planId = await scene.plan(4500)
const open = (id: string) => work(tx => openDue(tx, realm, id, by()))
const reverse = (paymentId: string, reason = 'chèque sans provision') =>
  work(tx => reversePayment(tx, realm, paymentId, reason, by()))
const dueOn = async (id: string) => (await account(id)).dueOn?.toString() ?? null

describe('a due', () => {
  test('is opened once, with a reference of its own, and settled by what is paid', async () => {
    const id = await member('2026-06-30')
    const due = await open(id)
    expect(due).toMatchObject({ plan_id: planId, amount_cents: 4500 })
    expect((await open(id))?.id).toBe(due?.id)
    expect(await account(id)).toMatchObject({
      owedCents: 4500,
      creditCents: 0,
      day: { because: { rule: 'given' }, source: 'entry' },
    })
    const { settled } = await pay({ [id]: 4500 })
    expect(settled).toMatchObject([{ membershipId: id, dueId: due?.id }])
    const { dues, day, owedCents } = await account(id)
    expect(owedCents).toBe(0)
    expect(dues).toMatchObject([{ id: due?.id, paidCents: 4500 }])
    expect(`${dues[0]?.coversFrom} ${dues[0]?.coversTo}`).toBe('2026-07-01 2027-06-30')
    const { paidOn = null, because } = day ?? {}
    expect(
      because && dueDayInWords({ paidOn, dueOn: Temporal.PlainDate.from('2027-06-30'), because }, 'fr'),
    ).toBe(
      "payée le 15/06/2026, valable jusqu'au 30/06/2027, parce qu'elle vaut un an à la suite de la précédente, à partir du 01/07/2026",
    )
    const receipts = await app.db
      .selectFrom('receipt')
      .selectAll()
      .where('due_id', '=', due?.id ?? '')
      .execute()
    expect(receipts).toMatchObject([{ year: 2026, number: 1, organisation_id: scene.organisationId }])
  })

  test('is paid in parts; what is too much is a credit that the next due uses', async () => {
    const id = await member('2026-06-30')
    expect((await pay({ [id]: 2000 })).settled).toEqual([])
    expect(await account(id)).toMatchObject({ owedCents: 2500, creditCents: 0 })
    expect(await dueOn(id)).toBe('2026-06-30')
    expect((await pay({ [id]: 7000 })).settled).toHaveLength(1)
    expect(await account(id)).toMatchObject({ owedCents: 0, creditCents: 4500 })
    expect(await dueOn(id)).toBe('2027-06-30')
    expect(await open(id)).toBeNull()
    expect(await account(id)).toMatchObject({ owedCents: 0, creditCents: 0 })
    expect(await dueOn(id)).toBe('2028-06-30')
  })
})
describe('a payment', () => {
  test('counts for several memberships, and once', async () => {
    const [one, other] = [await member('2026-06-30'), await member('2026-01-31')]
    const id = newId()
    expect((await pay({ [one]: 4500, [other]: 4500 }, { id })).settled).toHaveLength(2)
    expect((await pay({ [one]: 4500, [other]: 4500 }, { id })).settled).toHaveLength(0)
    expect([await dueOn(one), await dueOn(other)]).toEqual(['2027-06-30', '2027-01-31'])
    expect(await reverse(id)).toBe(true)
    expect(await reverse(id)).toBe(false)
    expect([await dueOn(one), await dueOn(other)]).toEqual(['2026-06-30', '2026-01-31'])
    expect(await account(one)).toMatchObject({
      owedCents: 4500,
      creditCents: 0,
      payments: [{ id, shareCents: 0, reversalReason: 'chèque sans provision' }],
    })
  })

  test('is never written over, nor deleted', async () => {
    const id = await member('2026-06-30')
    const { paymentId } = await pay({ [id]: 4500 })
    const change = app.db.updateTable('payment').set({ amount_cents: 1 }).where('id', '=', paymentId)
    await expect(change.execute()).rejects.toThrow(/never changed/)
    const drop = app.db.deleteFrom('allocation').where('payment_id', '=', paymentId)
    await expect(drop.execute()).rejects.toThrow(/never deleted/)
  })

  test('of which the shares do not make the amount is a bug', async () => {
    const id = await member()
    await expect(pay({ [id]: 10 }, { amountCents: 11 })).rejects.toThrow(/shares/)
    await expect(pay({ [newId()]: 10 })).rejects.toThrow()
  })
})

describe('a reversal', () => {
  test('of an earlier payment moves up what the later ones cover', async () => {
    const id = await member('2026-06-30')
    const first = await pay({ [id]: 4500 })
    const second = await pay({ [id]: 4500 })
    expect(await dueOn(id)).toBe('2028-06-30')
    await reverse(first.paymentId)
    expect(await dueOn(id)).toBe('2027-06-30')
    expect((await account(id)).dues.map(due => [due.paidCents, String(due.coversTo)])).toEqual([
      [0, 'null'],
      [4500, '2027-06-30'],
    ])
    await reverse(second.paymentId)
    expect(await dueOn(id)).toBe('2026-06-30')
    expect((await account(id)).dues.filter(due => !due.cancelledAt)).toHaveLength(1)
  })

  test('leaves asked for what is asked for already, and puts in force what was lifted', async () => {
    const id = await member('2026-05-31')
    const suspension = newId()
    await app.db
      .insertInto('suspension')
      .values({ realm_id: realm.id, id: suspension, membership_id: id, since: clock.now() })
      .execute()
    const suspended = async () =>
      (await app.db.selectFrom('suspension').select('lifted_at').where('id', '=', suspension).execute())[0]
        ?.lifted_at === null
    clock.advance({ minutes: 1 })
    const { paymentId } = await pay({ [id]: 4500 })
    expect(await suspended()).toBe(false)
    const next = await open(id)
    clock.advance({ minutes: 1 })
    await pay({ [id]: 1000 })
    await reverse(paymentId)
    expect(await suspended()).toBe(true)
    expect(await account(id)).toMatchObject({
      owedCents: 3500,
      dues: [{ id: next?.id }, { cancelledAt: clock.now() }],
    })
    await pay({ [id]: 3500 })
    expect(await suspended()).toBe(false)
  })
})

test('a due that is cancelled gives back what was paid', async () => {
  const id = await member('2026-06-30')
  await pay({ [id]: 1500 })
  const due = await open(id)
  if (!due) throw new Error('Nothing is open')
  expect(await work(tx => cancelDue(tx, realm.id, due, by()))).toBe(true)
  expect(await work(tx => cancelDue(tx, realm.id, due, by()))).toBe(false)
  expect(await account(id)).toMatchObject({ owedCents: 0, creditCents: 1500 })
  expect(await open(id)).toMatchObject({ amount_cents: 4500 })
  expect(await account(id)).toMatchObject({ owedCents: 3000, creditCents: 0 })
})
