import { emailKey } from '../../accounts/email-address.ts'
import type { Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import { siteWords } from './site.words.ts'

/** What the office says of a site, as it was filled in. */
export type TypedSettings = {
  name: string
  tagline: string
  /** `#rrggbb` */
  colour: string
  contactEmail: string
  contactPhone: string
  postalAddress: string
  language: Language
  /** The name of a file on trial or of the one that the site has; empty for none of its own. */
  logo: string
}

const longest = { name: 80, tagline: 120, contactEmail: 254, contactPhone: 40, postalAddress: 300 } as const

/** What a form holds, but for the logo. */
export function typedSettings(form: URLSearchParams): Omit<TypedSettings, 'logo'> {
  const line = (name: string) =>
    (form.get(name) ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 1000).toWellFormed()
  return {
    name: line('nom'),
    tagline: line('devise'),
    colour: line('couleur').toLowerCase(),
    contactEmail: line('email'),
    contactPhone: line('telephone'),
    postalAddress: (form.get('adresse') ?? '')
      .replaceAll(/\r\n?/g, '\n')
      .split('\n')
      .map(each => each.replaceAll(/\s+/g, ' ').trim())
      .filter(each => each !== '')
      .join('\n')
      .slice(0, 1000)
      .toWellFormed(),
    language: form.get('langue') === 'en' ? 'en' : 'fr',
  }
}

/** What has to be mended, each beside its field. */
export function settingsProblems(typed: Omit<TypedSettings, 'logo'>, language: Language): Problem[] {
  const words = siteWords[language]
  const problems: Problem[] = []
  const complain = (field: string, message: string) => problems.push({ field, message })
  if (!typed.name) complain('nom', words.nameMissing)
  const tooLong = (Object.keys(longest) as (keyof typeof longest)[]).filter(
    key => typed[key].length > longest[key],
  )
  for (const key of tooLong) complain(fieldNames[key], words.tooLong(longest[key]))
  if (!isColour(typed.colour)) complain('couleur', words.colourWrong)
  if (typed.contactEmail && !tooLong.includes('contactEmail') && !emailKey(typed.contactEmail))
    complain('email', words.emailWrong)
  if (typed.contactPhone && !isPhone(typed.contactPhone)) complain('telephone', words.phoneWrong)
  return problems
}

const fieldNames: Readonly<Record<keyof typeof longest, string>> = {
  name: 'nom',
  tagline: 'devise',
  contactEmail: 'email',
  contactPhone: 'telephone',
  postalAddress: 'adresse',
}

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text)

/** It is shown as it was typed; a telephone dials its figures. */
function isPhone(text: string): boolean {
  const figures = text.replaceAll(/\D/g, '').length
  return /^\+?[\d\s().-]+$/.test(text) && figures >= 3 && figures <= 15
}
