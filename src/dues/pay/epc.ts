import { electronicFormatIBAN, isValidBIC } from 'ibantools'
import { nearestLetters } from '../receipts/nearest-letters.ts'

/** A SEPA credit transfer that has yet to be made. */
export type Transfer = {
  /** Of the account that is paid to. */
  holder: string
  iban: string
  bic: string | null
  /** From 1 cent to 999 999 999.99 euros. */
  amountCents: number
  /** A creditor reference of ISO 11649. */
  reference: string
}

/** Longest name of a payee, in characters. */
const longestName = 70

/**
 * What the QR code of a transfer holds, line by line: EPC069-12 version 2.1, « Quick response code: guidelines to enable
 * data capture for the initiation of a SEPA credit transfer ». Version 002 of the format: the BIC may be left out.
 * Null for a name of which banks can read
 * nothing, and for an amount that no transfer can have.
 */
export function epcPayload({ holder, iban, bic, amountCents, reference }: Transfer): string | null {
  const name = nameForBanks(holder)
  const account = electronicFormatIBAN(iban)
  if (amountCents < 1 || amountCents > 99_999_999_999 || !name || !account) return null
  return [
    'BCD',
    '002',
    // UTF-8
    '1',
    'SCT',
    bic && isValidBIC(bic) ? bic : '',
    name,
    account,
    `EUR${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`,
    // Purpose
    '',
    reference,
    // Unstructured remittance, which excludes the structured one; the last line with content ends the list.
  ].join('\n')
}

/**
 * A name in the letters that every bank takes, which neither begins nor ends with a slash nor has two in a row
 * (EPC217-08, the SEPA character set): « Œuvres & Métiers » is « OEuvres + Metiers ». Banks forgive that when they compare
 * it with the name of the holder.
 */
export function nameForBanks(name: string): string {
  const near = nearestLetters(name.replaceAll('&', '+'), letter => /[a-zA-Z0-9/?:().,'+ -]/.test(letter), ' ')
  const slashes = near.replaceAll(/\/+/g, '/').replaceAll(/ +/g, ' ')
  return slashes
    .replace(/^[ /]+/, '')
    .slice(0, longestName)
    .replace(/[ /]+$/, '')
}
