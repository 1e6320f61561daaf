import { emailKey } from '../../accounts/email-address.ts'

/** `email` is the address to keep, `others` what stood beside it in the cell; `altered`: not letter for letter what was typed. */
export type TypedEmail = { email: string; others: string[]; altered: boolean }

/**
 * Takes off an address what spreadsheets and address books leave on it: « Jean Dupont <jean@…> »,
 * `mailto:`, a second address after a comma, capitals throughout. Anything else stays as typed.
 */
export function readEmail(text: string): TypedEmail {
  const bare = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.replace(/^mailto:\s*/i, '').replace(/[;,]+$/, '')
  const parts = bare.split(/\s*[;,/]\s*|\s+ou\s+|\s+et\s+|\s+/i).filter(part => part !== '')
  const several = parts.length > 1 && parts.every(part => emailKey(part) !== null)
  const [first, ...others] = several ? parts : [bare.trim()]
  const typed = first ?? ''
  // Taken apart, a text that holds no address would only be read otherwise the next time.
  if (emailKey(typed) === null) return { email: text, others: [], altered: false }
  const email = typed === typed.toUpperCase() ? typed.toLowerCase() : typed
  return { email, others, altered: email !== text }
}
