import { moneyInWords } from '../../dues/money.ts'
import type { PlanOffered } from '../../dues/office/changes.ts'
import { Button, ButtonGroup } from '../../html/button.tsx'
import { Radios } from '../../html/choice.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import type { Language } from '../../html/language.ts'
import { RequiredNote } from '../../html/required-note.tsx'
import { problemOf } from './member-fields.tsx'
import { membershipAddWords } from './membership-add.words.ts'

export type TypedAddition = { number: string; joined: string; dueOn: string; plan: string }

/** The value of the choice of no plan in particular. */
export const bySelf = 'auto'

type Props = {
  language: Language
  path: string
  organisationId: string
  typed: TypedAddition
  /** Null where who asks has no say in what is owed. */
  plans: readonly PlanOffered[] | null
  problems: readonly Problem[]
}

/** With what somebody becomes a member of one more organisation. */
export function AdditionForm({ language, path, organisationId, typed, plans, problems }: Props) {
  const words = membershipAddWords[language]
  const day = { autocomplete: 'off', width: 'medium', required: true } as const
  return (
    <form method="post" action={`${path}/adhesion`} noValidate>
      <input type="hidden" name="vers" value={organisationId} />
      <RequiredNote language={language} />
      <Field
        name="number"
        label={words.number}
        hint={words.numberHint}
        value={typed.number}
        error={problemOf(problems, 'number')}
        autocomplete="off"
        width="medium"
      />
      <Field
        {...day}
        name="joined"
        label={words.joined}
        hint={words.dayHint}
        value={typed.joined}
        error={problemOf(problems, 'joined')}
      />
      {plans && (
        <Field
          {...day}
          name="dueOn"
          label={words.dueOn}
          hint={words.dueHint}
          value={typed.dueOn}
          error={problemOf(problems, 'dueOn')}
        />
      )}
      {plans && plans.length > 1 && (
        <Radios
          name="plan"
          legend={words.plan}
          value={typed.plan}
          error={problemOf(problems, 'plan')}
          options={[
            { value: bySelf, label: words.planBySelf, hint: words.planBySelfHint },
            ...plans.map(({ id, name, amountCents }) => ({
              value: id,
              label: `${name}, ${moneyInWords(amountCents, language)}`,
            })),
          ]}
        />
      )}
      <ButtonGroup>
        <Button>{words.save}</Button>
        <a href={path}>{words.back}</a>
      </ButtonGroup>
    </form>
  )
}
