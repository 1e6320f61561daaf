import { readDate } from './import/date.ts'

/** A date of birth as people write it, or null; the bare number of a spreadsheet is none in a form. */
export function readBirthDate(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const read = readDate(typed, 'birth', today)
  return 'day' in read && read.notation !== 'serial' ? read.day : null
}
