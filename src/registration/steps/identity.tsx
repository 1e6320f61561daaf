import { emailKey } from '../../accounts/email-address.ts'
import { suggestEmail } from '../../accounts/email-suggestion.ts'
import { dayInWords } from '../../html/day-in-words.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import type { Language } from '../../html/language.ts'
import { readBirthDate } from '../../members/birth-date.ts'
import { OccupationField } from '../../members/occupation-field.tsx'
import { readPhone } from '../../members/phone.ts'
import { phoneInWords } from '../../members/phone-in-words.ts'
import { readLine } from '../../members/read-line.ts'
import type { Answers } from '../answers.ts'
import { identityWords } from './identity.words.ts'
import { problemOf, type Step, type StepContext, type StepView, type Typed } from './step.ts'

const fields = ['familyName', 'givenName', 'occupation', 'email', 'phone', 'birthDate']
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
    keeps: field => fields.includes(field),
    read,
    view: IdentityFields,
    summary,
  }
}

function read(typed: Typed, context: StepContext): ReturnType<Step['read']> {
  const words = identityWords[context.language]
  const asked = context.policy.registration.fields
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
  const occupationId = context.occupations.length > 0 ? typedIf('occupation') : ''
  const isOffered = context.occupations.some(({ id }) => id === occupationId)
  if (occupationId ? !isOffered : asked.occupation === 'required' && context.occupations.length > 0)
    complain('occupation', words.occupationMissing)
  const email = readLine(typed.email)
  if (!email) complain('email', words.emailMissing)
  else if (!emailKey(email)) complain('email', words.emailWrong)
  else if (context.onlyEmail && emailKey(email) !== emailKey(context.onlyEmail))
    complain('email', words.emailOnly(context.onlyEmail))
  const phoneTyped = typedIf('phone')
  const phone = phoneTyped ? readPhone(phoneTyped) : null
  if (phoneTyped && !phone) complain('phone', words.phoneWrong)
  if (!phoneTyped && asked.phone === 'required') complain('phone', words.phoneMissing)
  const birthTyped = typedIf('birthDate')
  const birthDate = birthTyped ? readBirthDate(birthTyped, context.today) : null
  if (birthTyped && !birthDate) complain('birthDate', words.birthDateWrong)
  if (!birthTyped && asked.birthDate === 'required') complain('birthDate', words.birthDateMissing)
  if (problems.length > 0) return { problems }
  const identity = {
    familyName,
    givenName,
    email,
    occupationId: isOffered ? occupationId : null,
    phone: phone?.e164 ?? null,
    birthDate: birthDate?.toString() ?? null,
  }
  return { answers: { identity } }
}

function IdentityFields({ context, typed, problems, password }: StepView) {
  const words = identityWords[context.language]
  const asked = context.policy.registration.fields
  const hint = (name: 'phone' | 'birthDate') =>
    asked[name] === 'required' ? words[`${name}Hint`] : `${words.optional} ${words[`${name}Hint`]}`
  const field = (name: string) => ({ name, value: typed[name], error: problemOf(problems, name) })
  const meant = suggestEmail(typed.email ?? '')
  return (
    <>
      <Field {...field('familyName')} label={words.familyName} autocomplete="family-name" required />
      <Field {...field('givenName')} label={words.givenName} autocomplete="given-name" required />
      {asked.occupation !== 'none' && context.occupations.length > 0 && (
        <OccupationField
          {...field('occupation')}
          language={context.language}
          occupations={context.occupations}
          required={asked.occupation === 'required'}
        />
      )}
      <Field
        {...field('email')}
        value={context.onlyEmail ?? typed.email}
        readonly={context.onlyEmail !== null}
        type="email"
        label={words.email}
        hint={meant ? words.emailMeant(meant) : words.emailHint}
        autocomplete="email"
        required
      />
      {asked.phone !== 'none' && (
        <Field
          {...field('phone')}
          type="tel"
          label={words.phone}
          hint={hint('phone')}
          autocomplete="tel"
          required={asked.phone === 'required'}
        />
      )}
      {asked.birthDate !== 'none' && (
        <Field
          {...field('birthDate')}
          label={words.birthDate}
          hint={hint('birthDate')}
          autocomplete="bday"
          width="medium"
          required={asked.birthDate === 'required'}
        />
      )}
      {password}
    </>
  )
}

function summary({ identity }: Answers, context: StepContext): ReturnType<Step['summary']> {
  const words = identityWords[context.language]
  if (!identity) return []
  const occupation = context.occupations.find(({ id }) => id === identity.occupationId)?.label
  return [
    { label: words.name, value: `${identity.givenName} ${identity.familyName}` },
    ...(occupation ? [{ label: words.occupation, value: occupation }] : []),
    { label: words.email, value: <EmailSaid email={identity.email} language={context.language} /> },
    ...(identity.phone ? [{ label: words.phone, value: phoneInWords(identity.phone) }] : []),
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
