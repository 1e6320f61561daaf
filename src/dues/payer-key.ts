import { createHash } from 'node:crypto'

export type Payer = { iban?: string | null; name?: string | null }

/** What stands before a name and not in it. */
const titles = new Set([
  'M',
  'MR',
  'MM',
  'MME',
  'MLLE',
  'MLE',
  'MONSIEUR',
  'MADAME',
  'MADEMOISELLE',
  'OU',
  'ET',
  'DR',
])

/**
 * By which the same payer is known again: a hash of the account number, or of the name where there is none; null where
 * there is neither. The realm goes into it, so that one realm's payers cannot be looked up in another's.
 */
export function payerKey(realmId: string, { iban, name }: Payer): Buffer | null {
  const told = iban ? `iban ${iban}` : nameAlike(name ?? '')
  return told ? createHash('sha256').update(`${realmId} ${told}`).digest() : null
}

/** Two writings of one name have this in common; the order of its words is the bank's. */
function nameAlike(name: string): string | null {
  const words = plainWords(name).filter(word => !titles.has(word))
  return words.length > 0 ? `name ${words.sort().join(' ')}` : null
}

/** The words of a text in capitals, without accents and punctuation. */
export function plainWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
  return plain
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
