import parsePhoneNumber from 'libphonenumber-js/max'
import type { Answers } from '../answers.ts'
import type { OwnRecord } from './own-record.ts'

/** What steps about a person say, as the columns in which it is kept. The address one signs in with is not among them. */
export function columnsOf(held: OwnRecord, { identity, address }: Answers) {
  return {
    ...(identity
      ? {
          given_name: identity.givenName,
          family_name: identity.familyName,
          birth_date: identity.birthDate ? Temporal.PlainDate.from(identity.birthDate) : null,
          occupation_id: identity.occupationId,
          ...numbersOf(held, identity.phone, identity.otherPhone ?? null),
        }
      : {}),
    ...(address
      ? {
          address_line1: address.line1,
          address_line2: address.line2,
          postcode: address.postcode,
          town: address.town,
          country: address.country,
        }
      : {}),
  }
}

/**
 * Two numbers (E.164), each in its column. Those that nobody has changed stay where they are; of others a mobile
 * number goes to the mobiles, also where it is the second one, and a number that is not goes to the other column
 * while it is free.
 */
export function numbersOf(
  held: Pick<OwnRecord, 'mobile' | 'phone' | 'answers'>,
  first: string | null,
  second: string | null,
): { mobile: string | null; phone: string | null } {
  const { identity } = held.answers
  if (first === identity.phone && second === (identity.otherPhone ?? null))
    return { mobile: held.mobile, phone: held.phone }
  const [one = null, other = null] = [...new Set([first, second])].filter(number => number !== null)
  const isSwapped = one !== null && !isMobile(one) && (other === null || isMobile(other))
  return isSwapped ? { mobile: other, phone: one } : { mobile: one, phone: other }
}

/** Whether it is the number of a mobile; of some countries a number does not tell. */
function isMobile(e164: string): boolean {
  return parsePhoneNumber(e164)?.getType()?.includes('MOBILE') ?? false
}
