import { randomInt } from 'node:crypto'

/** How many digits follow the two check digits. */
const bodyLength = 12

/** A new creditor reference: RF, two check digits, twelve digits that nobody has yet, as good as surely. */
export function newReference(): string {
  // Two draws: randomInt goes up to 2^48 only.
  const body = [randomInt(10 ** 6), randomInt(10 ** 6)].map(part => String(part).padStart(6, '0')).join('')
  return withCheckDigits(body)
}

/** A creditor reference of ISO 11649: `RF`, two check digits, and a body of 1 to 21 letters and digits. */
export function withCheckDigits(body: string): string {
  return `RF${String(98 - mod97(`${body}RF00`)).padStart(2, '0')}${body}`
}

/** Whether the check digits are right; blanks and case are forgiven. */
export function isReference(typed: string): boolean {
  const text = compact(typed)
  return /^RF\d\d[0-9A-Z]{1,21}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1
}

/** As it is printed: in groups of four. */
export function referenceInGroups(reference: string): string {
  return reference.replace(/(.{4})(?=.)/g, '$1 ')
}

/** Every reference of ours that stands anywhere in a text, whatever blanks, case and marks lie between. */
export function referencesIn(text: string): string[] {
  const found = compact(text).matchAll(new RegExp(`(?=(RF\\d{${2 + bodyLength}}))`, 'g'))
  return [...new Set([...found].map(match => match[1] ?? ''))].filter(isReference)
}

function compact(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** ISO 7064 MOD 97-10, letters counting from A = 10. */
function mod97(text: string): number {
  const digits = text.replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55))
  return Number(BigInt(digits) % 97n)
}
