import { expect, test } from 'vitest'
import { blueprints } from '../organisations/blueprints.ts'
import { firstDueDay } from './first-due-day.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const { association, federation, worksCouncil } = blueprints

test.each([
  ['nothing is owed', worksCouncil.dues, false, '2026-06-15', null],
  ['nothing is owed, even if paid', worksCouncil.dues, true, '2026-06-15', null],
  ['who has not paid has thirty days', association.dues, false, '2026-06-15', '2026-07-15'],
  ['the same by calendar year', federation.dues, false, '2026-12-20', '2027-01-19'],
  ['who has paid has a year, its last day included', association.dues, true, '2026-06-15', '2027-06-14'],
  [
    'a year from the leap day ends the day before the first of March',
    association.dues,
    true,
    '2028-02-29',
    '2029-02-27',
  ],
  ['who has paid has the calendar year', federation.dues, true, '2026-06-15', '2026-12-31'],
] as const)('%s', (_what, dues, isPaid, today, due) => {
  expect(firstDueDay(dues, isPaid, day(today))?.toString() ?? null).toBe(due)
})
