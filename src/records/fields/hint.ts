import type { Language } from '../../html/language.ts'
import type { About } from './field.ts'
import { fieldWords } from './fields.words.ts'

/** A number of characters as it is read: 20 000. */
export function countInWords(count: number, language: Language): string {
  return count.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')
}

/** What the policy says of a field, then what its type does, then how long it may be. */
export function hintOf(
  { field, language }: About,
  { says, most }: { says?: string; most?: number } = {},
): string | undefined {
  const limit = most === undefined ? undefined : fieldWords[language].most(countInWords(most, language))
  return [field.hint?.[language], says, limit].filter(Boolean).join(' ') || undefined
}
