import { emailKey } from '../../accounts/email-address.ts'
import { suggestEmail } from '../../accounts/email-suggestion.ts'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Problem } from '../../html/error-summary.tsx'
import type { Language } from '../../html/language.ts'
import { readBirthDate } from '../../members/birth-date.ts'
import { readPhone } from '../../members/phone.ts'
import { phoneInWords } from '../../members/phone-in-words.ts'
import { readLine } from '../../members/read-line.ts'
import type { Answers } from '../answers.ts'
import { frenchDay } from './french-day.ts'
import { identityWords } from './identity.words.ts'
import { askedAbout, IdentityFields } from './identity-fields.tsx'
import type { Step, StepContext, Typed } from './step.ts'

const fields = ['familyName', 'givenName', 'occupation', 'email', 'phone', 'otherPhone', 'birthDate']
const longestName = 100

/** Who somebody is, and the password; what is asked beside name and address is in the policy. */
export function identityStep(
  slug: string,
  title: Record<Language, string>,
  saidTitle: Record<Language, string> = title,
): Step {
  return {
    slug,
    title,
    saidTitle,
    asksPassword: true,
    keeps: (field, { held }) => fields.includes(field) && (held ? field !== 'email' : field !== 'otherPhone'),
    read,
    typedOf,
    view: IdentityFields,
    summary,
  }
}

function read(typed: Typed, context: StepContext): ReturnType<Step['read']> {
  const words = identityWords[context.language]
  const asked = askedAbout(context)
  const held = context.held?.answers.identity
  const problems: Problem[] = []
  const complain = (field: string, message: string) => problems.push({ field, message })
  const name = (field: 'familyName' | 'givenName') => {
    const text = readLine(typed[field])
    if (!text) complain(field, words[`${field}Missing`])
    else if (text.length > longestName) complain(field, words.tooLong)
    return text
  }
  const familyName = name('familyName')
  const givenName = name('givenName')
  // What the policy does not ask for does not count, whoever sends it.
  const typedIf = (field: keyof typeof asked) => (asked[field] === 'none' ? '' : readLine(typed[field]))
  // Nor does an occupation where the realm has no list, and the page no field.
  const asksOccupation = asked.occupation !== 'none' && context.occupations.length > 0
  const occupationId = asksOccupation ? readLine(typed.occupation) : ''
  const isOffered = context.occupations.some(({ id }) => id === occupationId)
  if (occupationId ? !isOffered : asked.occupation === 'required' && asksOccupation)
    complain('occupation', words.occupationMissing)
  const email = held?.email ?? readLine(typed.email)
  const emailProblem = held ? null : wrongEmail(email, context)
  if (emailProblem) complain('email', emailProblem)
  const number = (field: 'phone' | 'otherPhone') => {
    const text = asked.phone === 'none' ? '' : readLine(typed[field])
    const phone = text ? readPhone(text) : null
    if (text && !phone) complain(field, words.phoneWrong)
    if (!text && field === 'phone' && asked.phone === 'required') complain(field, words.phoneMissing)
    return phone?.e164 ?? null
  }
  const phone = number('phone')
  const otherPhone = held ? { otherPhone: number('otherPhone') } : {}
  const birthTyped = typedIf('birthDate')
  const birthDate = birthTyped ? readBirthDate(birthTyped, context.today) : null
  if (birthTyped && !birthDate) complain('birthDate', words.birthDateWrong)
  if (!birthTyped && asked.birthDate === 'required') complain('birthDate', words.birthDateMissing)
  if (problems.length > 0) return { problems }
  const identity = {
    familyName,
    givenName,
    email,
    occupationId: isOffered ? occupationId : asksOccupation ? null : (held?.occupationId ?? null),
    phone,
    birthDate: birthDate?.toString() ?? null,
    ...otherPhone,
  }
  return { answers: { identity } }
}

/** What is wrong with the address of somebody who registers. */
function wrongEmail(email: string, { language, onlyEmail }: StepContext): string | null {
  const words = identityWords[language]
  if (!email) return words.emailMissing
  if (!emailKey(email)) return words.emailWrong
  return onlyEmail && emailKey(email) !== emailKey(onlyEmail) ? words.emailOnly(onlyEmail) : null
}

function typedOf({ identity }: Answers): Typed {
  if (!identity) return {}
  const { familyName, givenName, email, occupationId, phone, otherPhone, birthDate } = identity
  return {
    familyName,
    givenName,
    occupation: occupationId ?? '',
    email,
    phone: phone ? numberAsTyped(phone) : '',
    otherPhone: otherPhone ? numberAsTyped(otherPhone) : '',
    birthDate: birthDate ? frenchDay(birthDate) : '',
  }
}

/** A number as one writes it in France, where it is understood as the same again. */
function numberAsTyped(e164: string): string {
  const usual = phoneInWords(e164)
  return readPhone(usual)?.e164 === e164 ? usual : e164
}

function summary({ identity }: Answers, context: StepContext): ReturnType<Step['summary']> {
  const words = identityWords[context.language]
  if (!identity) return []
  const occupation = context.occupations.find(({ id }) => id === identity.occupationId)?.label
  return [
    { label: words.name, value: `${identity.givenName} ${identity.familyName}` },
    ...(occupation ? [{ label: words.occupation, value: occupation }] : []),
    {
      label: words.email,
      value: context.held ? identity.email : <EmailSaid email={identity.email} language={context.language} />,
    },
    ...(identity.phone ? [{ label: words.phone, value: phoneInWords(identity.phone) }] : []),
    ...(identity.otherPhone ? [{ label: words.otherPhone, value: phoneInWords(identity.otherPhone) }] : []),
    ...(identity.birthDate
      ? [
          {
            label: words.birthDate,
            value: dayInWords(Temporal.PlainDate.from(identity.birthDate), context.language),
          },
        ]
      : []),
  ]
}

/** The address, and the one that was probably meant: from here on letters go there. */
function EmailSaid({ email, language }: { email: string; language: Language }) {
  const meant = suggestEmail(email)
  return (
    <>
      {email}
      {meant && <div class="hint">{identityWords[language].emailMeant(meant)}</div>}
    </>
  )
}
