import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'

// 0690, 0692… are typed in Paris as in Saint-Denis, but +33 does not reach them: each territory has its own
// prefix (French numbering plan, Arcep).
const overseas: CountryCode[] = ['RE', 'GP', 'MQ', 'GF', 'YT', 'PM']

/** A number as it is stored. `restored`: the leading zero that a spreadsheet had eaten is understood. */
export type Phone = { e164: string; restored: boolean }

/**
 * Reads a phone number in any usual writing. Without +, it is French (metropolitan, else overseas), else of
 * the country given (ISO 3166 alpha-2).
 * @returns null when no number can be read from it.
 */
export function readPhone(typed: string, country: string | null = null): Phone | null {
  const text = typed.normalize('NFKC').trim()
  const digits = text.replace(/[\s.\-/]/g, '')
  const restored = /^[1-9]\d{8}$/.test(digits)
  const national = restored ? `0${digits}` : text.replace('(0)', '')
  const abroad = country !== null && country !== 'FR' && isSupportedCountry(country) ? country : undefined
  // « 079 123 45 67 »: nobody in France groups digits so, and the ten digits would be a French number too.
  const groupedAbroad = /^0\d{2,3}[\s/.-]/.test(text)
  const french = parsePhoneNumberFromString(national, 'FR')
  if (!(abroad && groupedAbroad)) {
    if (french?.isValid()) return stored(french, restored)
    const number = /^0\d{9}$/.test(national.replace(/[\s.\-/]/g, '')) ? readOverseas(national) : null
    if (number) return stored(number, restored)
  }
  const foreign = abroad ? parsePhoneNumberFromString(text, abroad) : undefined
  if (foreign?.isValid()) return stored(foreign, false)
  // Ranges are opened faster than libraries are updated: the right length is enough. A zero left in front is no
  // part of a number: one digit is missing behind it.
  return french?.isPossible() && !french.nationalNumber.startsWith('0') ? stored(french, restored) : null
}

function readOverseas(national: string): PhoneNumber | null {
  for (const territory of overseas) {
    const number = parsePhoneNumberFromString(national, territory)
    if (number?.isValid()) return number
  }
  return null
}

function stored(number: PhoneNumber, restored: boolean): Phone {
  return { e164: number.number, restored }
}
