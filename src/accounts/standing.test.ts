import { describe, expect, test } from 'vitest'
import { isLate, standingOf } from './standing.ts'
import type { Membership } from './visitor.ts'

const today = Temporal.PlainDate.from('2026-06-15')
const membership = (values: Partial<Membership>): Membership => ({
  id: 'm',
  organisationId: 'o',
  organisationName: 'O',
  organisationEmail: null,
  organisationPhone: null,
  state: 'admitted',
  number: null,
  dueOn: today,
  remindersSent: 0,
  suspended: false,
  ...values,
})
const paid = membership({})
const late = membership({ dueOn: today.subtract({ days: 1 }) })
const suspended = membership({ suspended: true })
const awaiting = membership({ state: 'awaitingAdmission' })
const left = membership({ state: 'left' })
const deceased = membership({ state: 'deceased' })
const owesNothing = membership({ dueOn: null })

describe('how a person stands', () => {
  test.each([
    ['paid up to today', [paid], 'open', 'open'],
    ['late by a day', [late], 'late', 'open'],
    ['owing nothing', [owesNothing], 'open', 'open'],
    ['suspended', [suspended], 'suspended', 'suspended'],
    [
      'suspended though paid',
      [membership({ suspended: true, dueOn: today.add({ days: 9 }) })],
      'suspended',
      'suspended',
    ],
    ['not yet admitted', [awaiting], 'awaitingAdmission', 'awaitingAdmission'],
    ['gone', [left], 'former', 'former'],
    ['dead', [deceased], 'former', 'former'],
    ['in nothing', [], 'former', 'former'],
    ['late here, paid there', [late, paid], 'open', 'open'],
    ['suspended here, paid there', [suspended, paid], 'open', 'open'],
    ['suspended here, late there', [suspended, late], 'late', 'open'],
    ['gone here, suspended there', [left, suspended], 'suspended', 'suspended'],
    ['awaiting here, gone there', [left, awaiting], 'awaitingAdmission', 'awaitingAdmission'],
  ])('%s', (_how, memberships, whenPaidUp, untilSuspended) => {
    expect(standingOf({ entry: 'paidUp' }, memberships, false, today)).toBe(whenPaidUp)
    expect(standingOf({ entry: 'untilSuspended' }, memberships, false, today)).toBe(untilSuspended)
    expect(standingOf({ entry: 'paidUp' }, memberships, true, today)).toBe('open')
  })

  test('the due day itself is not late', () => {
    expect(isLate(paid, today)).toBe(false)
    expect(isLate(late, today)).toBe(true)
    expect(isLate(owesNothing, today)).toBe(false)
  })
})
