import { Select } from '../../html/choice.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import { countryChoices } from '../countries.ts'
import { OccupationField } from '../occupation-field.tsx'
import { memberFormWords } from './member-form.words.ts'
import type { MemberContext, MemberField, TypedMember } from './read-member.ts'

type Props = {
  context: MemberContext
  typed: TypedMember
  problems: readonly Problem[]
}

/** The message beside a field, if there is one. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find(problem => problem.field === field)?.message
}

function fieldOf({ typed, problems }: Props) {
  return (name: MemberField) => ({
    name,
    value: typed[name],
    error: problemOf(problems, name),
    // It is somebody else whose name and address the browser would fill in.
    autocomplete: 'off',
  })
}

/** The two names, without which nobody is entered. */
export function NameFields(props: Props) {
  const words = memberFormWords[props.context.language]
  const field = fieldOf(props)
  return (
    <>
      <Field {...field('familyName')} label={words.familyName} required />
      <Field {...field('givenName')} label={words.givenName} required />
    </>
  )
}

/** All the rest that may be known. */
export function OtherFields(props: Props) {
  const { context, typed, problems } = props
  const { language, occupations } = context
  const words = memberFormWords[language]
  const field = fieldOf(props)
  return (
    <>
      <Field {...field('birthDate')} label={words.birthDate} hint={words.birthDateHint} width="medium" />
      {occupations.length > 0 && (
        <OccupationField
          language={language}
          occupations={occupations}
          name="occupation"
          value={typed.occupation}
          error={problemOf(problems, 'occupation')}
          required={false}
        />
      )}
      <Field {...field('phone')} type="tel" label={words.phone} hint={words.phoneHint} width="medium" />
      <Field {...field('otherPhone')} type="tel" label={words.otherPhone} width="medium" />
      <h2>{words.postalAddress}</h2>
      <Field {...field('line1')} label={words.line1} />
      <Field {...field('line2')} label={words.line2} />
      <Field {...field('postcode')} label={words.postcode} width="short" />
      <Field {...field('town')} label={words.town} />
      <Select
        {...field('country')}
        value={typed.country ?? 'FR'}
        label={words.country}
        options={countryChoices(language).map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  )
}
