import type { Language } from './language.ts'

// Asking Intl for a whole day takes as long as a third of the page.
const months: Record<Language, readonly string[]> = { fr: monthsIn('fr-FR'), en: monthsIn('en-GB') }

function monthsIn(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'long' })
  return Array.from({ length: 12 }, (_, index) => format.format(new Temporal.PlainDate(2000, index + 1, 1)))
}

/** A day in words: « 1er octobre 2026 », « 2 octobre 2026 ». */
export function dayInWords(day: Temporal.PlainDate, language: Language): string {
  const ordinal = language === 'fr' && day.day === 1 ? 'er' : ''
  return `${day.day}${ordinal} ${months[language][day.month - 1]} ${day.year}`
}
