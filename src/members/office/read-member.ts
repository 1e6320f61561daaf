import type { Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import { readBirthDate } from '../birth-date.ts'
import { countryCodes } from '../countries.ts'
import { readPhone } from '../phone.ts'
import { phoneInWords } from '../phone-in-words.ts'
import { hasFrenchPostcodes, isFrenchPostcode, readPostcode } from '../postcode.ts'
import { readLine } from '../read-line.ts'
import type { HeldPerson } from './held-person.ts'
import { memberFormWords } from './member-form.words.ts'

/** What the office writes about a person, beside the address with which one signs in and the number. */
export const memberFields = [
  'familyName',
  'givenName',
  'birthDate',
  'occupation',
  'phone',
  'otherPhone',
  'line1',
  'line2',
  'postcode',
  'town',
  'country',
] as const
export type MemberField = (typeof memberFields)[number]

/** The fields as they were typed, or as what is held is shown. */
export type TypedMember = Readonly<Partial<Record<MemberField, string>>>

/** The same, checked; a telephone as E.164. */
export type MemberValues = {
  familyName: string
  givenName: string
  birthDate: Temporal.PlainDate | null
  occupationId: string | null
  mobile: string | null
  phone: string | null
  addressLine1: string | null
  addressLine2: string | null
  postcode: string | null
  town: string | null
  country: string | null
}

export type MemberContext = {
  language: Language
  today: Temporal.PlainDate
  /** What may be chosen. */
  occupations: readonly { id: string; label: string }[]
  /** Whom it is about, unless it is somebody new. */
  held: HeldPerson | null
}

export type MemberReading = { values: MemberValues } | { problems: Problem[] }

/** La Poste: a line of an address has 38 characters; other countries' are longer. */
const longest = { familyName: 100, givenName: 100, line1: 100, line2: 100, postcode: 16, town: 80 } as const

/** How what is held stands in the fields. */
export function typedFrom(held: HeldPerson): TypedMember {
  return {
    familyName: held.familyName,
    givenName: held.givenName,
    birthDate: held.birthDate?.toLocaleString('fr-FR', { dateStyle: 'short' }) ?? '',
    occupation: held.occupation?.id ?? '',
    phone: held.mobile ? phoneInWords(held.mobile) : '',
    otherPhone: held.phone ? phoneInWords(held.phone) : '',
    line1: held.addressLine1 ?? '',
    line2: held.addressLine2 ?? '',
    postcode: held.postcode ?? '',
    town: held.town ?? '',
    country: held.country ?? 'FR',
  }
}

/**
 * Checks what was typed: only the two names are asked for. What is held already and was left as it is counts,
 * even where it would not be taken if it were typed today: who mends a telephone number need not know the town.
 */
export function readMember(typed: TypedMember, context: MemberContext): MemberReading {
  const words = memberFormWords[context.language]
  const { held } = context
  const shown = held && typedFrom(held)
  const problems: Problem[] = []
  const complain = (field: MemberField, message: string) => {
    problems.push({ field, message })
    return null
  }
  const isKept = (field: MemberField) => shown !== null && readLine(typed[field]) === readLine(shown[field])
  const line = (field: keyof typeof longest) => {
    const text = readLine(typed[field])
    if (text.length > longest[field] && !isKept(field)) complain(field, words.tooLong(longest[field]))
    return text
  }
  const name = (field: 'familyName' | 'givenName') => {
    const text = line(field)
    if (!text && !isKept(field)) complain(field, words[`${field}Missing`])
    return text
  }
  const phone = (field: 'phone' | 'otherPhone', stored: string | null | undefined) => {
    const text = readLine(typed[field])
    if (stored && isKept(field)) return stored
    return text ? (readPhone(text, country)?.e164 ?? complain(field, words.phoneWrong)) : null
  }
  const birthDate = () => {
    const text = readLine(typed.birthDate)
    if (held?.birthDate && isKept('birthDate')) return held.birthDate
    return text ? (readBirthDate(text, context.today) ?? complain('birthDate', words.birthDateWrong)) : null
  }
  const occupation = () => {
    const id = typed.occupation ?? ''
    if (!id || id === held?.occupation?.id) return id || null
    return context.occupations.some(each => each.id === id)
      ? id
      : complain('occupation', words.occupationWrong)
  }
  const postcode = () => {
    const text = line('postcode')
    if (!text || (isKept('postcode') && isKept('country'))) return text || null
    const read = readPostcode(text, country)
    if (read.odd || read.restored) return complain('postcode', words.postcodeDigits)
    if (hasFrenchPostcodes(country) && !isFrenchPostcode(read.postcode))
      return complain('postcode', words.postcodeUnknown)
    return read.postcode
  }
  const country = countryCodes().includes(typed.country ?? '') ? (typed.country ?? 'FR') : 'FR'
  const values = {
    familyName: name('familyName'),
    givenName: name('givenName'),
    birthDate: birthDate(),
    occupationId: occupation(),
    mobile: phone('phone', held?.mobile),
    phone: phone('otherPhone', held?.phone),
    addressLine1: line('line1') || null,
    addressLine2: line('line2') || null,
    postcode: postcode(),
    town: line('town') || null,
  }
  if (problems.length > 0) return { problems }
  const { addressLine1, addressLine2, postcode: code, town } = values
  const isAddress = [addressLine1, addressLine2, code, town].some(part => part !== null)
  return { values: { ...values, country: isAddress ? country : null } }
}
