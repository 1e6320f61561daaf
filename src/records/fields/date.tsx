import { Field } from '../../html/field.tsx'
import { daysInWords, dayTyped, keptDay, longestDay } from './day.ts'
import { type About, fieldType } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { hintOf } from './hint.ts'

const daysOf = (value: string) => {
  const day = Temporal.PlainDate.from(value)
  return { first: day, last: day }
}
const inWords = (value: string, { language }: About) => daysInWords(daysOf(value), language)

/** One day. */
export const dateField = fieldType<string>({
  parts: { '': longestDay },
  kept: keptDay,
  read: (typed, { field, language }) => {
    const reading = dayTyped(typed(''), field.label[language], language)
    return 'problem' in reading
      ? { problems: [{ part: '', message: reading.problem }] }
      : { value: reading.day }
  },
  View: ({ field, language, typed, nameOf, errorOf }) => (
    <Field
      name={nameOf('')}
      label={field.label[language]}
      hint={hintOf({ field, language }, { says: fieldWords[language].dateHint })}
      value={typed('')}
      error={errorOf('')}
      required={field.required}
      autocomplete="off"
      width="medium"
    />
  ),
  show: inWords,
  inList: inWords,
  text: (value, about) => inWords(value, about),
  days: daysOf,
})
