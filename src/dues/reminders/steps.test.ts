import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWritten, lastStep, stepsToday, toneOf } from './steps.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const rules = { remindOn: [-30, 15, 45], suspendAfterReminders: 2 }

describe('the step that has come', () => {
  test.each([
    ['2026-06-15', '2026-07-16', null],
    ['2026-06-15', '2026-07-15', -30],
    ['2026-06-15', '2026-05-31', 15],
    ['2026-06-15', '2026-05-02', 15],
    ['2026-06-15', '2026-05-01', 45],
    ['2026-06-15', '2019-12-31', 45],
  ])('on %s, for dues of %s, is %s', (today, dueOn, step) => {
    const due = day(dueOn)
    const come = stepsToday(rules, day(today)).filter(
      ({ first, last }) =>
        Temporal.PlainDate.compare(first, due) <= 0 && Temporal.PlainDate.compare(due, last) <= 0,
    )
    expect(come.map(one => one.step)).toEqual(step === null ? [] : [step])
  })

  test('is one for every due day, whatever the policy, and the earlier ones are all behind it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -90, max: 120 }), { maxLength: 6 }),
        fc.integer({ min: -200, max: 200 }),
        (remindOn, distance) => {
          const today = day('2026-06-15')
          const due = today.add({ days: distance })
          const come = stepsToday({ remindOn }, today).filter(
            ({ first, last }) =>
              Temporal.PlainDate.compare(first, due) <= 0 && Temporal.PlainDate.compare(due, last) <= 0,
          )
          const reached = remindOn.filter(step => step <= -distance)
          expect(come.map(({ step }) => step)).toEqual(reached.length > 0 ? [Math.max(...reached)] : [])
          for (const { step, earlier } of come)
            expect(earlier).toEqual(
              [...new Set(remindOn)].filter(other => other < step).sort((a, b) => a - b),
            )
        },
      ),
    )
  })
})

describe('a letter', () => {
  const at = (today: string, lastLetterOn: string | null = null) => ({
    today: day(today),
    lastLetterOn: lastLetterOn ? day(lastLetterOn) : null,
  })

  test('announces no day that has passed', () => {
    expect(isWritten(-30, day('2026-06-30'), at('2026-06-30'))).toBe(true)
    expect(isWritten(-30, day('2026-06-30'), at('2026-07-01'))).toBe(false)
    expect(isWritten(15, day('2026-06-30'), at('2026-09-01'))).toBe(true)
  })

  test('is not written for a step that came before the last letter', () => {
    expect(isWritten(10, day('2026-06-30'), at('2026-07-16', '2026-07-15'))).toBe(false)
    expect(isWritten(15, day('2026-06-30'), at('2026-07-16', '2026-07-15'))).toBe(false)
    expect(isWritten(16, day('2026-06-30'), at('2026-07-16', '2026-07-15'))).toBe(true)
  })
})

test('the tone grows firmer, and the last says what comes next', () => {
  expect([-30, 0, 15, 45, 60].map(step => toneOf(rules, step))).toEqual([
    'before',
    'before',
    'first',
    'last',
    'last',
  ])
  const longer = { remindOn: [60, 10, -5, 30], suspendAfterReminders: 9 }
  expect([-5, 10, 30, 60].map(step => toneOf(longer, step))).toEqual(['before', 'first', 'again', 'last'])
})

test('the last step is that of the last reminder: what announces the due day is none', () => {
  expect(lastStep(rules)).toBe(45)
  expect(lastStep({ ...rules, suspendAfterReminders: 1 })).toBe(15)
  expect(lastStep({ remindOn: [60, 10, -5, 0, 30], suspendAfterReminders: 9 })).toBe(60)
  expect(lastStep({ remindOn: [-30, 0], suspendAfterReminders: 1 })).toBeNull()
  expect(lastStep({ remindOn: [], suspendAfterReminders: 1 })).toBeNull()
})
