import { z } from 'zod'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Language } from '../../html/language.ts'
import { readDay } from '../../terms/version-typed.ts'
import type { Days } from './field.ts'
import { fieldWords } from './fields.words.ts'

/** What may be typed of a day, in characters. */
export const longestDay = 40

/** A day as it is kept: 2027-03-27. */
export const keptDay = z.iso.date()

/** Reads a day that was typed, or says what is wrong with it; null for nothing. */
export function dayTyped(
  typed: string,
  label: string,
  language: Language,
): { day: string | null } | { problem: string } {
  if (typed.trim() === '') return { day: null }
  const day = readDay(typed)
  if (!day) return { problem: fieldWords[language].dateWrong(label) }
  if (day.year < 1900 || day.year > 2199) return { problem: fieldWords[language].dateFar(label) }
  return { day: day.toString() }
}

/** Two days of one piece: « le 3 juillet 2026 », « du 3 au 7 juillet 2026 », « du 28 juin au 3 juillet 2026 ». */
export function daysInWords({ first, last }: Days, language: Language): string {
  const words = fieldWords[language]
  const end = dayInWords(last, language)
  if (first.equals(last)) return words.onDay(end)
  const begin = dayInWords(first, language).split(' ')
  const same = first.year !== last.year ? 3 : first.month !== last.month ? 2 : 1
  return words.between(begin.slice(0, same).join(' '), end)
}
