/**
 * The day on which somebody reaches an age: from that day on a child is no longer a beneficiary. Who was
 * born on a 29 February reaches it on 28 February of a year that has no 29th: a term of years ends on the day of
 * the same number, and where there is none, on the last of the month (code de procédure civile, art. 641).
 */
export function dayOfAge(birthDate: Temporal.PlainDate, years: number): Temporal.PlainDate {
  return birthDate.add({ years }, { overflow: 'constrain' })
}

/** The first and the last birth date of those who reach an age after one day, and on another at the latest. */
export function bornToReach(
  years: number,
  after: Temporal.PlainDate,
  last: Temporal.PlainDate,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  return {
    from: firstToReach(years, after.add({ days: 1 })),
    to: firstToReach(years, last.add({ days: 1 })).subtract({ days: 1 }),
  }
}

/** The first birth date with which one reaches an age on that day or later. */
function firstToReach(years: number, day: Temporal.PlainDate): Temporal.PlainDate {
  const born = day.subtract({ years }, { overflow: 'constrain' })
  return Temporal.PlainDate.compare(dayOfAge(born, years), day) < 0 ? born.add({ days: 1 }) : born
}
