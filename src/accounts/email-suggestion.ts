import { distance } from 'fastest-levenshtein'

/** Where most French members have their mailbox. */
const providers = [
  'gmail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'hotmail.fr',
  'hotmail.com',
  'laposte.net',
  'yahoo.fr',
  'yahoo.com',
  'outlook.fr',
  'outlook.com',
  'live.fr',
  'icloud.com',
  'neuf.fr',
  'bbox.fr',
  'numericable.fr',
  'protonmail.com',
  'gmx.fr',
]

/** The address that was probably meant, when its domain is one or two letters away from a well-known one; else null. */
export function suggestEmail(typed: string): string | null {
  const address = typed.trim().toLowerCase()
  const at = address.lastIndexOf('@')
  if (at < 1) return null
  const domain = address.slice(at + 1)
  if (providers.includes(domain)) return null
  const [nearest] = providers
    .map(provider => ({ provider, letters: distance(domain, provider) }))
    .sort((a, b) => a.letters - b.letters)
  const near = nearest && nearest.letters <= (nearest.provider.length > 7 ? 2 : 1)
  return near ? `${address.slice(0, at)}@${nearest.provider}` : null
}
