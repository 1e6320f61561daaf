import type { Row } from './bank-headings.ts'
import { validIban } from './payer.ts'

/** « Compte n° 0001 2345 678 », « Numéro Compte : ;1234567A033 », « COMPTE DE DÉPÔT n° 00012345678 ». */
const numbered =
  /\b(?:COMPTE|CPTE|CCP|ACCOUNT)\b[^\d]{0,30}?(?:\bN\s*[°oO.]?|\bNUM[EÉ]RO|\bNUMBER|:|\s)\s*[:;]?\s*((?:\d[\dA-Z]*[ .-]?){1,8})/iu

const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/gu

/**
 * The account that a bank writes above the headings: its IBAN, or else the number after « Compte »; null where it writes
 * none, or more than one.
 */
export function accountAbove(rows: readonly Row[]): string | null {
  const lines = rows.map(({ cells }) =>
    cells
      .map(cell => cell.trim())
      .join(' ')
      .replace(/\s+/g, ' '),
  )
  const ibans = lines.flatMap(line => (line.toUpperCase().match(iban) ?? []).flatMap(ibanIn))
  if (ibans.length > 0) return only(ibans)
  const numbers = lines.flatMap(line => {
    const digits = numbered.exec(line)?.[1]?.replace(/[ .-]/g, '').toUpperCase() ?? ''
    return (digits.match(/\d/g)?.length ?? 0) >= 5 ? [digits] : []
  })
  return only(numbers)
}

/** What follows the number may look as if it belonged to it. */
function ibanIn(written: string): string[] {
  const plain = written.replaceAll(' ', '')
  for (let length = plain.length; length >= 15; length--) {
    const found = validIban(plain.slice(0, length))
    if (found) return [found]
  }
  return []
}

function only(found: readonly string[]): string | null {
  const [first, ...others] = new Set(found)
  return first && others.length === 0 ? first : null
}
