import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { ledgerScene } from '../../test/setup/ledger-scene.ts'
import { coverage } from './due-day.ts'
import { cancelDue, openDue, reversePayment } from './ledger.ts'

/*
 * Whatever is opened, paid, reversed and cancelled, in whatever order: the ledger adds up, and the due day is what the
 * payments that stand give. What is expected is worked out here from the rules alone, by what was done.
 */

const desk = await startTestApp()
const { app, clock } = desk
const scene = await ledgerScene(desk, 'ceramique.localhost', { lateRenewal: 'restarts' })
const { realm, by, work, pay, account } = scene
await scene.plan(4500)
const began = clock.now()

const acts = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ act: fc.constant('open' as const), who: fc.nat(1) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        act: fc.constant('pay' as const),
        cents: fc.tuple(fc.constantFrom(0, 1500, 3000, 4500, 6000, 9000), fc.constantFrom(0, 0, 2000, 4500)),
        daysAgo: fc.integer({ min: 0, max: 40 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('reverse' as const), which: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('cancel' as const), who: fc.nat(1) }) },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 400 }) }),
    },
  ),
  { minLength: 1, maxLength: 12 },
)

test('the ledger adds up, and the due day follows from the payments that stand', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async steps => {
      clock.set(began.toString())
      const start = '2026-06-30'
      const members = [await scene.member(start), await scene.member(start)] as const
      const payments: { id: string; cents: number; reversed: boolean }[] = []
      for (const step of steps) {
        if (step.act === 'wait') clock.advance({ hours: 24 * step.days })
        clock.advance({ minutes: 1 })
        if (step.act === 'open') await work(tx => openDue(tx, realm, members[step.who] ?? '', by()))
        if (step.act === 'pay' && step.cents[0] + step.cents[1] > 0) {
          const receivedOn = scene.today().subtract({ days: step.daysAgo })
          const shares = { [members[0]]: step.cents[0], [members[1]]: step.cents[1] }
          const { paymentId } = await pay(shares, { receivedOn })
          payments.push({ id: paymentId, cents: step.cents[0] + step.cents[1], reversed: false })
        }
        if (step.act === 'reverse') {
          const payment = payments[step.which % Math.max(payments.length, 1)]
          const expected = payment !== undefined && !payment.reversed
          if (payment) {
            expect(await work(tx => reversePayment(tx, realm, payment.id, 'erreur', by()))).toBe(expected)
            payment.reversed = true
          }
        }
        if (step.act === 'cancel') {
          const open = (await account(members[step.who] ?? '')).dues.find(
            due => !due.settledAt && !due.cancelledAt,
          )
          const of = { id: open?.id ?? '', membership_id: members[step.who] ?? '' }
          if (open) expect(await work(tx => cancelDue(tx, realm.id, of, by()))).toBe(true)
        }
        await addsUp(members, payments)
      }
      for (const id of members) await followsFromPayments(id, start)
    }),
    { numRuns: 15 },
  )
})

/** Sums of allocations, states of dues, credits: after every step. */
async function addsUp(
  members: readonly string[],
  payments: readonly { id: string; cents: number; reversed: boolean }[],
): Promise<void> {
  const parts = await app.db
    .selectFrom('allocation')
    .selectAll()
    .where('membership_id', 'in', [...members])
    .execute()
  const sum = (of: typeof parts) => of.reduce((cents, { amount_cents }) => cents + amount_cents, 0)
  for (const { id, cents, reversed } of payments)
    expect(sum(parts.filter(({ payment_id }) => payment_id === id))).toBe(reversed ? 0 : cents)
  for (const member of members) {
    const { dues, creditCents, owedCents } = await account(member)
    const own = parts.filter(({ membership_id }) => membership_id === member)
    expect(creditCents).toBe(sum(own.filter(({ due_id }) => due_id === null)))
    expect(creditCents).toBeGreaterThanOrEqual(0)
    for (const due of dues) {
      const paid = sum(own.filter(({ due_id }) => due_id === due.id))
      expect(due.paidCents).toBe(paid)
      expect(due.settledAt !== null).toBe(!due.cancelledAt && paid === due.amountCents)
      expect(due.cancelledAt ? paid : 0).toBe(0)
      expect(paid).toBeLessThanOrEqual(due.amountCents)
    }
    const open = dues.filter(due => !due.settledAt && !due.cancelledAt)
    expect(open.length).toBeLessThanOrEqual(1)
    expect(owedCents).toBe(open[0] ? open[0].amountCents - open[0].paidCents : 0)
    // A credit waits only while nothing is asked.
    if (open.length > 0) expect(creditCents).toBe(0)
  }
}

/** The periods follow one another from the day before the ledger, each by the one rule; the last one is the due day. */
async function followsFromPayments(member: string, start: string): Promise<void> {
  const { dues, dueOn, day } = await account(member)
  const { dues: rules } = realm.policy
  if (rules === 'none') throw new Error('There are dues here')
  const settled = dues
    .flatMap(due => (due.settledAt && due.coversTo ? [{ ...due, coversTo: due.coversTo }] : []))
    .sort((one, other) => Temporal.PlainDate.compare(one.coversTo, other.coversTo))
  let paidUntil = Temporal.PlainDate.from(start)
  for (const due of settled) {
    const paidOn = due.payments
      .map(({ receivedOn }) => receivedOn)
      .sort(Temporal.PlainDate.compare)
      .at(-1)
    if (!paidOn) throw new Error('Nothing was paid for a due that is settled')
    const covered = coverage(rules, { paidOn, paidUntil })
    expect([String(due.coversFrom), String(due.coversTo)]).toEqual([String(covered.from), String(covered.to)])
    paidUntil = covered.to
  }
  expect(String(dueOn)).toBe(String(paidUntil))
  expect(String(day?.dueOn)).toBe(String(paidUntil))
}
