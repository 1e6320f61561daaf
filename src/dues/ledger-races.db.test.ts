import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { ledgerScene } from '../../test/setup/ledger-scene.ts'
import { newId } from '../database/new-id.ts'
import { openDue, reversePayment } from './ledger.ts'

/* On PostgreSQL these really run side by side; the embedded engine takes one after the other, with the same outcome. */

const desk = await startTestApp()
const { app } = desk
const scene = await ledgerScene(desk, 'ceramique.localhost')
const { realm, by, work, pay, member, account } = scene
await scene.plan(4500)

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

test('the same payment sent eight times at once is one', async () => {
  const id = await member('2026-06-30')
  const payment = { id: newId() }
  const outcomes = await Promise.all(times(8).map(() => pay({ [id]: 4500 }, payment)))
  expect(outcomes.filter(({ recorded }) => recorded)).toHaveLength(1)
  expect(await account(id)).toMatchObject({ owedCents: 0, creditCents: 0, dues: [{ paidCents: 4500 }] })
})

test('who opens a due at once opens the same one', async () => {
  const id = await member('2026-06-30')
  const opened = await Promise.all(times(8).map(() => work(tx => openDue(tx, realm, id, by()))))
  expect(new Set(opened.map(due => due?.id)).size).toBe(1)
})

test('two treasurers who record and reverse for the same members leave a ledger that adds up', async () => {
  const members = await Promise.all(times(4).map(() => member('2026-06-30')))
  const grouped = (order: readonly string[]) => pay(Object.fromEntries(order.map(id => [id, 4500])))
  // In opposite orders, so that they would wait for one another if each held what it comes to first.
  const recorded = await Promise.all(
    times(6).map(index => grouped(index % 2 === 0 ? members : [...members].reverse())),
  )
  const undone = recorded.slice(0, 5)
  const reversals = await Promise.all(
    [...undone, ...undone].map(({ paymentId }) =>
      work(tx => reversePayment(tx, realm, paymentId, 'double saisie', by())),
    ),
  )
  expect(reversals.filter(Boolean)).toHaveLength(5)
  for (const id of members) {
    const { dueOn, dues, creditCents } = await account(id)
    expect([String(dueOn), creditCents]).toEqual(['2027-06-30', 0])
    expect(dues.filter(({ settledAt }) => settledAt)).toHaveLength(1)
    expect(dues.filter(due => !due.settledAt && !due.cancelledAt).length).toBeLessThanOrEqual(1)
  }
})

test('receipts of one organisation are numbered without a gap, however many are paid at once', async () => {
  const members = await Promise.all(times(8).map(() => member('2026-06-30')))
  await Promise.all(members.map(id => pay({ [id]: 4500 })))
  const receipts = await app.db
    .selectFrom('receipt')
    .select('number')
    .where('organisation_id', '=', scene.organisationId)
    .orderBy('number')
    .execute()
  expect(receipts.map(({ number }) => number)).toEqual(receipts.map((_, index) => index + 1))
  expect(receipts.length).toBeGreaterThanOrEqual(members.length)
})
