import type { Problem } from '../html/error-summary.tsx'
import type { Language } from '../html/language.ts'
import { termsOfficeWords } from './office.words.ts'
import type { NewTerms, TermsKind } from './terms.ts'

const longestBody = 100_000
const furthest = { years: 10 } as const

/** The form of a new version as it was filled in. */
export type TypedVersion = { body: string; day: string; asksAgain: boolean }

/** What a form holds; line ends as the rest of the world writes them. */
export function typedVersion(form: URLSearchParams): TypedVersion {
  return {
    body: (form.get('texte') ?? '').replaceAll(/\r\n?/g, '\n').toWellFormed(),
    day: (form.get('date') ?? '').slice(0, 100).toWellFormed(),
    asksAgain: form.get('accord') === 'oui',
  }
}

/** Checks a form, as of today where the realm is. */
export function readVersionTyped(
  kind: TermsKind,
  typed: TypedVersion,
  today: Temporal.PlainDate,
  language: Language,
): { terms: NewTerms } | { problems: readonly Problem[] } {
  const words = termsOfficeWords[language]
  const problems: Problem[] = []
  const body = typed.body.trim()
  if (!body) problems.push({ field: 'texte', message: words.bodyMissing })
  else if (body.length > longestBody) {
    const count = body.length.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')
    problems.push({ field: 'texte', message: words.bodyTooLong(count) })
  }
  const inForceOn = readDay(typed.day)
  const wrong =
    inForceOn === null
      ? words.dayWrong
      : Temporal.PlainDate.compare(inForceOn, today) < 0
        ? words.dayPast
        : Temporal.PlainDate.compare(inForceOn, today.add(furthest)) > 0
          ? words.dayFar
          : null
  if (wrong) problems.push({ field: 'date', message: wrong })
  if (problems.length > 0 || !inForceOn) return { problems }
  return { terms: { kind, body, inForceOn, asksAgain: typed.asksAgain } }
}

/** A day as people write it: 27/03/2027, also with dots, dashes or blanks; or 2027-03-27. */
export function readDay(text: string): Temporal.PlainDate | null {
  const plain = text.trim()
  const usual = /^(?<day>\d{1,2}) ?[-/. ] ?(?<month>\d{1,2}) ?[-/. ] ?(?<year>\d{4})$/.exec(plain)
  const { year, month, day } =
    (usual ?? /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/.exec(plain))?.groups ?? {}
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return null
  }
}

/** The same notation, to begin with: 27/03/2027. */
export function dayAsTyped({ day, month, year }: Temporal.PlainDate): string {
  return `${[day, month].map(number => String(number).padStart(2, '0')).join('/')}/${year}`
}
