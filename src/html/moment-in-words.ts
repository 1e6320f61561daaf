import { dayInWords } from './day-in-words.ts'
import type { Language } from './language.ts'

/** A moment as a clock in that time zone shows it: « 1er octobre 2026 à 9 h 05 ». */
export function momentInWords(moment: Temporal.Instant, timeZone: string, language: Language): string {
  const there = moment.toZonedDateTimeISO(timeZone)
  const day = dayInWords(there.toPlainDate(), language)
  const minutes = String(there.minute).padStart(2, '0')
  if (language === 'en') return `${day} at ${there.hour}:${minutes}`
  return `${day} à ${there.hour}\u00a0h${there.minute === 0 ? '' : `\u00a0${minutes}`}`
}
