import { suggestEmail } from '../../accounts/email-suggestion.ts'
import { Field } from '../../html/field.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { OccupationField } from '../../members/occupation-field.tsx'
import type { Policy } from '../../organisations/policy.ts'
import { identityWords } from './identity.words.ts'
import { problemOf, type StepContext, type StepView } from './step.ts'

type Asked = Policy['registration']['fields']

/** What is asked about a person. What is held can be mended even where the policy does not ask for it. */
export function askedAbout({ policy, held }: StepContext): Asked {
  const { fields } = policy.registration
  if (!held) return fields
  const { phone, birthDate } = held.answers.identity
  return {
    ...fields,
    phone: fields.phone === 'none' && phone ? 'optional' : fields.phone,
    birthDate: fields.birthDate === 'none' && birthDate ? 'optional' : fields.birthDate,
  }
}

/** The fields about a person; address and password of an account that is there are changed on pages of their own. */
export function IdentityFields({ context, typed, problems, password }: StepView) {
  const words = identityWords[context.language]
  const asked = askedAbout(context)
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
      {context.held ? (
        <SignInHere email={context.held.answers.identity.email} words={words} />
      ) : (
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
      )}
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
      {context.held && asked.phone !== 'none' && (
        <Field
          {...field('otherPhone')}
          type="tel"
          label={words.otherPhone}
          hint={words.optional}
          autocomplete="off"
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

/** How one signs in, and the pages on which that is changed. */
function SignInHere({ email, words }: { email: string; words: (typeof identityWords)['fr'] }) {
  return (
    <SummaryList
      rows={[
        { label: words.email, value: email, action: { href: '/espace/adresse', label: words.changeSignIn } },
        {
          label: words.password,
          value: words.passwordSecret,
          action: { href: '/espace/securite', label: words.changeSignIn },
        },
      ]}
    />
  )
}
