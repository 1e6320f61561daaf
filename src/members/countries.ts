import type { Language } from '../html/language.ts'

let codes: string[] | undefined

/** The ISO 3166 alpha-2 codes of the countries and territories of today. */
export function countryCodes(): readonly string[] {
  if (codes) return codes
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const names = new Intl.DisplayNames(['fr'], { type: 'region', fallback: 'none' })
  // Not countries, or no longer: a code that is left answers to its successor.
  codes = letters
    .flatMap(first => letters.map(second => first + second))
    .filter(code => !/^(AC|CP|CQ|DG|EA|EU|EZ|IC|QO|TA|UN|X.|ZZ)$/.test(code))
    .filter(code => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
    .filter(code => names.of(code) !== undefined)
  return codes
}

const choices = new Map<Language, readonly { code: string; name: string }[]>()

/** Every country with its name, France first, then in the order of the alphabet. */
export function countryChoices(language: Language): readonly { code: string; name: string }[] {
  const known = choices.get(language)
  if (known) return known
  const compare = new Intl.Collator(language).compare
  const named = countryCodes()
    .map(code => ({ code, name: countryName(code, language) }))
    .sort((a, b) => Number(b.code === 'FR') - Number(a.code === 'FR') || compare(a.name, b.name))
  choices.set(language, named)
  return named
}

/** The name of a country, or its code where nobody has named it. */
export function countryName(code: string, language: Language): string {
  return displayNames[language].of(code) ?? code
}

const displayNames = {
  fr: new Intl.DisplayNames(['fr'], { type: 'region' }),
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
}
