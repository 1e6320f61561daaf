import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blueprints } from '../organisations/blueprints.ts'
import { coverage, type DuesRules, newMemberDay } from './due-day.ts'
import { dueDayInWords } from './due-day.words.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const rolling: DuesRules = blueprints.association.dues
const restarts: DuesRules = { ...rolling, lateRenewal: 'restarts' }
const calendar: DuesRules = blueprints.federation.dues
const noRollOver: DuesRules = { ...calendar, rollOverFrom: null }
const season: DuesRules = { ...calendar, period: 'season', rollOverFrom: '06-01' }
const seasonAnew: DuesRules = { ...season, lateRenewal: 'restarts' }

describe('what a payment covers', () => {
  test.each([
    ['a year, its last day included', rolling, '2026-06-15', null, '2026-06-15', '2027-06-14'],
    ['a year that begins at the end of a month', rolling, '2026-08-31', null, '2026-08-31', '2027-08-30'],
    ['a year from the first of January', rolling, '2026-01-01', null, '2026-01-01', '2026-12-31'],
    [
      'a year from the leap day, to the last day of February',
      rolling,
      '2028-02-29',
      null,
      '2028-02-29',
      '2029-02-28',
    ],
    ['a year to the leap day', rolling, '2027-03-01', null, '2027-03-01', '2028-02-29'],
    ['paid early, it follows on', rolling, '2026-05-02', '2026-06-14', '2026-06-15', '2027-06-14'],
    ['paid on the last day, it follows on', rolling, '2026-06-14', '2026-06-14', '2026-06-15', '2027-06-14'],
    ['paid late, it continues', rolling, '2026-09-01', '2026-06-14', '2026-06-15', '2027-06-14'],
    [
      'paid late, it begins anew where the policy says so',
      restarts,
      '2026-09-01',
      '2026-06-14',
      '2026-09-01',
      '2027-08-31',
    ],
    [
      'paid early, it follows on in any case',
      restarts,
      '2026-06-01',
      '2026-06-14',
      '2026-06-15',
      '2027-06-14',
    ],
    [
      'paid the day after, both say the same',
      restarts,
      '2026-06-15',
      '2026-06-14',
      '2026-06-15',
      '2027-06-14',
    ],
    [
      'paid on the last day of the year that it continues',
      rolling,
      '2027-06-14',
      '2026-06-14',
      '2026-06-15',
      '2027-06-14',
    ],
    [
      'a year later there is nothing left to continue',
      rolling,
      '2027-06-15',
      '2026-06-14',
      '2027-06-15',
      '2028-06-14',
    ],
    ['after the leap day, a whole year', rolling, '2029-02-01', '2029-02-28', '2029-03-01', '2030-02-28'],
    ['the rest of the calendar year', calendar, '2026-03-10', null, '2026-03-10', '2026-12-31'],
    ['the eve of the roll-over', calendar, '2026-08-31', null, '2026-08-31', '2026-12-31'],
    ['from September on the next year too', calendar, '2026-09-01', null, '2026-09-01', '2027-12-31'],
    ['no roll-over where there is none', noRollOver, '2026-12-31', null, '2026-12-31', '2026-12-31'],
    ['a renewal is not rolled over', calendar, '2026-11-02', '2026-12-31', '2027-01-01', '2027-12-31'],
    ['late in the year that is to be paid', calendar, '2026-11-02', '2025-12-31', '2026-01-01', '2026-12-31'],
    ['years without, then as somebody new', calendar, '2026-11-02', '2023-12-31', '2026-11-02', '2027-12-31'],
    ['the season', season, '2026-10-12', null, '2026-10-12', '2027-08-31'],
    ['the season that began last year', season, '2027-02-01', null, '2027-02-01', '2027-08-31'],
    ['the eve of the next season, rolled over', season, '2027-06-01', null, '2027-06-01', '2028-08-31'],
    ['the first day of a season', season, '2026-09-01', null, '2026-09-01', '2027-08-31'],
    ['the next season', season, '2027-07-01', '2027-08-31', '2027-09-01', '2028-08-31'],
    [
      'late in a season, where it begins anew',
      seasonAnew,
      '2026-12-01',
      '2026-08-31',
      '2026-12-01',
      '2027-08-31',
    ],
    [
      'a roll-over on the first day of the season is none',
      { ...season, rollOverFrom: '09-01' },
      '2026-09-01',
      null,
      '2026-09-01',
      '2027-08-31',
    ],
    [
      'a season that begins on the leap day',
      { ...season, seasonStartsOn: '02-29', rollOverFrom: null },
      '2027-03-05',
      null,
      '2027-03-05',
      '2028-02-28',
    ],
  ] as const)('%s', (_what, rules, paidOn, until, from, to) => {
    const covered = coverage(rules, { paidOn: day(paidOn), paidUntil: until && day(until) })
    expect([String(covered.from), String(covered.to)]).toEqual([from, to])
  })

  test('a new member has the days of the policy', () => {
    expect(String(newMemberDay(rolling, day('2026-06-15')).dueOn)).toBe('2026-07-15')
    expect(String(newMemberDay(calendar, day('2026-12-20')).dueOn)).toBe('2027-01-19')
  })
})

const days = fc.integer({ min: 0, max: 12_000 }).map(count => day('2020-01-01').add({ days: count }))
const monthDays = fc
  .integer({ min: 0, max: 365 })
  .map(count => day('2024-01-01').add({ days: count }).toString().slice(5))
const rules = fc
  .record({
    period: fc.constantFrom('rolling', 'calendar', 'season'),
    seasonStartsOn: monthDays,
    rollOverFrom: fc.option(monthDays),
    lateRenewal: fc.constantFrom('continues', 'restarts'),
  })
  .map((own): DuesRules => ({ ...rolling, ...own }) as DuesRules)
const compare = Temporal.PlainDate.compare
const length = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  from.until(to, { largestUnit: 'day' }).days + 1

describe('for every policy and any two days', () => {
  test('what is paid covers the day on which it is paid, or one that is to come, and no day twice', () => {
    fc.assert(
      fc.property(rules, days, fc.option(days), (each, paidOn, paidUntil) => {
        const { from, to } = coverage(each, { paidOn, paidUntil })
        expect(compare(from, to)).toBeLessThanOrEqual(0)
        expect(compare(to, paidOn)).toBeGreaterThanOrEqual(0)
        if (paidUntil) expect(compare(from, paidUntil)).toBe(1)
        expect(length(from, to)).toBeLessThanOrEqual(731)
      }),
    )
  })

  test('who pays on time is covered without a gap, year after year', () => {
    fc.assert(
      fc.property(rules, days, fc.integer({ min: 0, max: 364 }), (each, paidOn, early) => {
        let covered = coverage(each, { paidOn, paidUntil: null })
        for (let year = 0; year < 5; year++) {
          const next = coverage(each, { paidOn: covered.to.subtract({ days: early }), paidUntil: covered.to })
          expect(String(next.from)).toBe(String(covered.to.add({ days: 1 })))
          expect([365, 366]).toContain(length(next.from, next.to))
          covered = next
        }
      }),
    )
  })

  test('a rolling year that is renewed on time ends on the same day of the year, or on the last of February', () => {
    fc.assert(
      fc.property(days, dueOn => {
        const paidUntil = dueOn.subtract({ years: 1 })
        expect(String(coverage(rolling, { paidOn: paidUntil, paidUntil }).to)).toBe(String(dueOn))
      }),
    )
  })

  test('a first payment, or one after a time without, begins on its day', () => {
    fc.assert(
      fc.property(rules, days, fc.integer({ min: 367, max: 4000 }), (each, paidOn, late) => {
        const first = coverage(each, { paidOn, paidUntil: null })
        const again = coverage(each, { paidOn, paidUntil: paidOn.subtract({ days: late }) })
        expect(again).toEqual(first)
        expect(String(first.from)).toBe(String(paidOn))
      }),
    )
  })
})

test.each([
  [
    rolling,
    null,
    'fr',
    "payée le 12/10/2026, valable jusqu'au 11/10/2027, parce qu'elle vaut un an à partir du 12/10/2026",
  ],
  [
    rolling,
    '2026-11-30',
    'fr',
    "payée le 12/10/2026, valable jusqu'au 30/11/2027, parce qu'elle vaut un an à la suite de la précédente, à partir du 01/12/2026",
  ],
  [
    calendar,
    null,
    'fr',
    "payée le 12/10/2026, valable jusqu'au 31/12/2027, parce qu'une première cotisation payée en fin de période vaut aussi pour la suivante, qui finit le 31/12/2027",
  ],
  [
    noRollOver,
    null,
    'fr',
    "payée le 12/10/2026, valable jusqu'au 31/12/2026, parce que la période payée finit le 31/12/2026",
  ],
  [
    calendar,
    null,
    'en',
    'paid on 12/10/2026, valid until 31/12/2027, because first dues that are paid late in a period are good for the next one too, which ends on 31/12/2027',
  ],
] as const)('is said in words', (each, paidUntil, language, sentence) => {
  const paidOn = day('2026-10-12')
  const { to: dueOn, because } = coverage(each, { paidOn, paidUntil: paidUntil && day(paidUntil) })
  expect(dueDayInWords({ paidOn, dueOn, because }, language)).toBe(sentence)
})

test.each([
  [
    newMemberDay(rolling, day('2026-06-15')),
    "à payer jusqu'au 15/07/2026, parce qu'un nouvel adhérent a 30 jours pour payer",
  ],
  [
    { dueOn: day('2026-06-15'), because: { rule: 'given' } as const },
    "valable jusqu'au 15/06/2026, parce que le bureau a fixé cette date",
  ],
] as const)('is said of a day that nobody paid for', (given, sentence) => {
  expect(dueDayInWords({ paidOn: null, ...given }, 'fr')).toBe(sentence)
})
