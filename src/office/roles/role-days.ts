/** The days of a role as people say them, and the moments between which it holds. The end is the first moment after it. */

/** From when on: from now where no day is named or it is today, else from midnight of that day. */
export function startOf(
  day: Temporal.PlainDate | null,
  now: Temporal.Instant,
  timeZone: string,
): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  return !day || Temporal.PlainDate.compare(day, today) <= 0
    ? now
    : day.toZonedDateTime({ timeZone }).toInstant()
}

/** Until when: the last day counts, and ends at midnight. */
export function endOf(lastDay: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return lastDay.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant()
}

/** The last day, or part of one, on which a role that ends then holds. */
export function lastDayOf(end: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return end.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate()
}
