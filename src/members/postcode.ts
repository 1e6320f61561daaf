/** Countries and territories whose postcodes are France's: five digits. */
const french = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'PM', 'YT', 'BL', 'MF', 'NC', 'PF', 'WF', 'MC'])

/**
 * A postcode as it is stored. `restored`: the leading zero that a spreadsheet had eaten is back (01 to 09
 * only: no department has a number of one digit). `odd`: not the five digits of a French postcode; kept as
 * it is, somebody may know better. Other countries write theirs as they like.
 */
export type Postcode = { postcode: string; restored: boolean; odd: boolean }

/** Reads a postcode typed for a country (ISO 3166 alpha-2). */
export function readPostcode(typed: string, country: string | null): Postcode {
  const postcode = typed.trim()
  if (country === null || !french.has(country)) return { postcode, restored: false, odd: false }
  const digits = postcode.replace(/^F[- ]?(?=\d)/i, '').replace(/[\s.\u00a0\u202f]/g, '')
  if (/^\d{5}$/.test(digits)) return { postcode: digits, restored: false, odd: false }
  if (/^[1-9]\d{3}$/.test(digits)) return { postcode: `0${digits}`, restored: true, odd: false }
  return { postcode, restored: false, odd: true }
}

/** Whether it is a French postcode: five digits that begin with a department (01 to 95, 20 for Corsica, 97 and 98 overseas). */
export function isFrenchPostcode(postcode: string): boolean {
  return /^(0[1-9]|[1-8]\d|9[0-5]|97[1-8]|98[0-9])\d+$/.test(postcode) && /^\d{5}$/.test(postcode)
}

/** Whether a country or territory has postcodes of the French kind. */
export function hasFrenchPostcodes(country: string): boolean {
  return french.has(country)
}
