import { expect, test } from 'vitest'
import { blueprints } from './blueprints.ts'
import { policySchema } from './policy.ts'

test('suspends after no more reminders than it has of a day that has passed', () => {
  const policy = blueprints.association
  const isValid = (remindOn: number[], suspendAfterReminders: number) =>
    policySchema.safeParse({ ...policy, dues: { ...policy.dues, remindOn, suspendAfterReminders } }).success
  expect([isValid([-30, 15, 45], 2), isValid([-30, 15, 45], 3)]).toEqual([true, false])
  expect([isValid([15, 15], 1), isValid([15, 15], 2)]).toEqual([true, false])
  // Without any, nobody is suspended whatever the number.
  expect([isValid([-30, 0], 1), isValid([], 1), isValid([], 2)]).toEqual([true, true, false])
})
