import type { Language } from '../html/language.ts'

/** More than any dues: what is beyond was typed wrong. */
export const mostCents = 100_000_000

/** Reads an amount as it is typed: « 45 », « 45,50 », « 45.5 », « 1 234,50 € ». Cents, or null where it is none. */
export function readMoney(typed: string): number | null {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/€|euros?|eur/i, '')
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text)
  if (!match) return null
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return cents <= mostCents ? cents : null
}

/** An amount of cents as it is said: « 45 € », « 1 234,50 € »; « €45 », « €1,234.50 ». */
export function moneyInWords(cents: number, language: Language): string {
  const sign = cents < 0 ? '\u2212' : ''
  const euros = String(Math.floor(Math.abs(cents) / 100)).replace(
    /\B(?=(\d{3})+$)/g,
    language === 'fr' ? '\u00a0' : ',',
  )
  const amount = `${euros}${fraction(cents, language)}`
  return language === 'fr' ? `${sign}${amount}\u00a0€` : `${sign}€${amount}`
}

/** The same as one would type it into a field: « 45 », « 45,50 ». */
export function moneyAsTyped(cents: number, language: Language): string {
  return `${Math.floor(cents / 100)}${fraction(cents, language)}`
}

function fraction(cents: number, language: Language): string {
  const rest = Math.abs(cents) % 100
  return rest === 0 ? '' : `${language === 'fr' ? ',' : '.'}${String(rest).padStart(2, '0')}`
}
