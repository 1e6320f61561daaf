import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { duesRealm, usualDues } from '../../../test/setup/dues-realm.ts'

const desk = await startTestApp({ sends: false })
const { clock } = desk

const members = 3
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('run' as const), times: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('pay' as const), who: fc.nat(members - 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('change' as const),
      remindOn: fc.array(fc.integer({ min: -40, max: 80 }), { maxLength: 4 }),
    }),
  },
)

test('whatever runs when, how often and how many at once: one letter at most for a step, none after paying, none lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), async acts => {
      clock.set('2026-06-15T10:00:00Z')
      const realm = await duesRealm(desk)
      const all = []
      for (const dueOn of ['2026-07-10', '2026-06-14', '2025-01-31']) all.push(await realm.member(dueOn))
      let rules = usualDues
      const paid: { membershipId: string; dueOn: string; at: Temporal.Instant }[] = []
      for (const one of acts) {
        clock.advance({ seconds: 1 })
        if (one.does === 'wait') clock.advance({ hours: one.days * 24 })
        if (one.does === 'change') rules = { ...usualDues, remindOn: one.remindOn }
        if (one.does === 'run')
          await Promise.all(Array.from({ length: one.times }, () => realm.remind(rules)))
        const membershipId = one.does === 'pay' ? all[one.who]?.id : undefined
        if (membershipId) {
          paid.push({ membershipId, dueOn: await realm.dueOn(membershipId), at: clock.now() })
          await realm.pay(membershipId, 4500, rules)
        }
      }
      const letters = (await realm.letters()).map(({ details, created_at }) => {
        const { membership, dueOn, step } = details as { membership: string; dueOn: string; step: number }
        return { membership, dueOn, step, at: created_at }
      })
      const steps = letters.map(({ membership, dueOn, step }) => `${membership} ${dueOn} ${step}`)
      expect(new Set(steps).size).toBe(steps.length)
      for (const { membershipId, dueOn, at } of paid) {
        const after = letters.filter(
          letter =>
            letter.membership === membershipId &&
            letter.dueOn === dueOn &&
            Temporal.Instant.compare(letter.at, at) > 0,
        )
        expect(after).toEqual([])
      }
      // What two instances left to one another is found by the next run, and then nothing is left.
      await realm.remind(rules)
      expect(await realm.remind(rules)).toBe(0)
    }),
    { numRuns: 12 },
  )
})
