import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** An E.164 number as people write it: French ones in pairs, others with their country. */
export function phoneInWords(e164: string): string {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(e164)
  if (french) return `0${french.slice(1).join(' ')}`
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
}
