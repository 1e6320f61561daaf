import { dayInWords } from '../../html/day-in-words.ts'
import type { Language } from '../../html/language.ts'
import type { Happening } from './happening.ts'
import { type HistoryWords, historyWords } from './history.words.ts'

/** What a sentence is made of; nothing in it is empty by accident: what is not known is an empty text. */
export type Told = {
  language: Language
  count: number
  /** The month of a group: « octobre 2026 ». */
  month: string
  /** « par Claire Bonnet », with its blank. */
  by: string
  /** « (Compagnie de Bourgogne) », with its blank. */
  at: string
  /** A text of the details. */
  text(name: string): string
  /** An amount in cents. */
  cents(name: string): number
  /** A day of the details in words. */
  day(name: string): string
  /** What was changed, by its names in words. */
  fields: string
  has(name: string): boolean
}

export type Saying = (words: HistoryWords, told: Told) => string

/** What is known of a happening, for its sentence. Details are of every age: what does not look as expected is not said. */
export function toldOf(
  { at, count, byId, by, organisation, details }: Happening,
  about: { language: Language; timeZone: string; personId: string },
): Told {
  const { language } = about
  const words = historyWords[language]
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '')
  const changed = Array.isArray(details.changed) ? details.changed.map(String) : []
  const names = changed.flatMap(name => words.fields[name] ?? [])
  return {
    language,
    count,
    month: monthInWords(at.toZonedDateTimeISO(about.timeZone).toPlainDate(), language),
    by: byInWords(words, { byId, by }, about.personId),
    at: organisation ? words.at(organisation) : '',
    text,
    cents: name => (typeof details[name] === 'number' ? details[name] : 0),
    day: name => dayOf(text(name), language),
    fields: new Intl.ListFormat(language).format(names),
    has: name => details[name] !== undefined && details[name] !== null,
  }
}

function byInWords(
  words: HistoryWords,
  { byId, by }: Pick<Happening, 'byId' | 'by'>,
  personId: string,
): string {
  if (!byId) return ''
  return byId === personId ? words.byOneself : words.by(by || words.somebody)
}

function dayOf(text: string, language: Language): string {
  try {
    return dayInWords(Temporal.PlainDate.from(text), language)
  } catch {
    return ''
  }
}

function monthInWords(day: Temporal.PlainDate, language: Language): string {
  return dayInWords(day, language).replace(/^\d+(er)? /, '')
}
