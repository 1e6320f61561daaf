import type { Language } from '../html/language.ts'

const formats: Record<Language, Intl.RelativeTimeFormat> = {
  fr: new Intl.RelativeTimeFormat('fr', { numeric: 'always' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'always' }),
}

/** How long ago a moment was, in the largest unit that fits: « il y a 2 heures »; null for less than two minutes. */
export function timeAgo(moment: Temporal.Instant, now: Temporal.Instant, language: Language): string | null {
  const minutes = Math.floor((now.epochMilliseconds - moment.epochMilliseconds) / 60_000)
  if (minutes < 2) return null
  const format = formats[language]
  if (minutes < 60) return format.format(-minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day')
}
