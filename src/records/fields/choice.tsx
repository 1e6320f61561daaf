import { z } from 'zod'
import { Radios, Select } from '../../html/choice.tsx'
import { type About, fieldType, type ViewProps } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { hintOf } from './hint.ts'

/** More than that do not stand in sight one under the other. */
const mostInSight = 6

const chosen = (name: string, { field }: Pick<About, 'field'>) =>
  field.choices?.find(choice => choice.name === name)
const labelOf = (name: string, about: About) => chosen(name, about)?.label[about.language] ?? ''

/** One of those that the policy offers. */
export const choiceField = fieldType<string>({
  parts: { '': 40 },
  kept: z.string(),
  read: (typed, { field, language }) => {
    const name = typed('')
    if (name === '') return { value: null }
    return chosen(name, { field })
      ? { value: name }
      : { problems: [{ part: '', message: fieldWords[language].choiceWrong(field.label[language]) }] }
  },
  View: props => (inSight(props) ? <InSight {...props} /> : <OutOfMany {...props} />),
  show: (value, about) => labelOf(value, about) || null,
  inList: labelOf,
  text: (value, about) => Object.values(chosen(value, about)?.label ?? {}).join(' '),
})

const inSight = ({ field }: About) => field.required && (field.choices?.length ?? 0) <= mostInSight

const optionsOf = ({ field, language }: About) =>
  (field.choices ?? []).map(({ name, label }) => ({ value: name, label: label[language] }))

function InSight({ field, language, typed, nameOf, errorOf }: ViewProps) {
  return (
    <Radios
      name={nameOf('')}
      legend={field.label[language]}
      hint={hintOf({ field, language })}
      options={optionsOf({ field, language })}
      value={typed('')}
      error={errorOf('')}
      required={field.required}
    />
  )
}

function OutOfMany({ field, language, typed, nameOf, errorOf }: ViewProps) {
  const words = fieldWords[language]
  return (
    <Select
      name={nameOf('')}
      label={field.label[language]}
      hint={hintOf({ field, language })}
      options={[
        { value: '', label: field.required ? words.choose : words.noChoice },
        ...optionsOf({ field, language }),
      ]}
      value={typed('')}
      error={errorOf('')}
      required={field.required}
    />
  )
}
