import { z } from 'zod'
import { Field } from '../../html/field.tsx'
import { daysInWords, dayTyped, keptDay, longestDay } from './day.ts'
import { type About, fieldType, type PartProblem, type TypedParts } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { hintOf } from './hint.ts'

type Period = { first: string; last: string }

const daysOf = ({ first, last }: Period) => ({
  first: Temporal.PlainDate.from(first),
  last: Temporal.PlainDate.from(last),
})
const inWords = (value: Period, { language }: About) => daysInWords(daysOf(value), language)

/** From one day to another; one day where the last is left empty. */
export const periodField = fieldType<Period>({
  parts: { du: longestDay, au: longestDay },
  kept: z.object({ first: keptDay, last: keptDay }),
  read: readPeriod,
  View: ({ field, language, typed, nameOf, errorOf }) => {
    const words = fieldWords[language]
    return (
      <fieldset class="period">
        <legend>{field.label[language]}</legend>
        <Field
          name={nameOf('du')}
          label={words.from}
          hint={hintOf({ field, language }, { says: words.dateHint })}
          value={typed('du')}
          error={errorOf('du')}
          required={field.required}
          autocomplete="off"
          width="medium"
        />
        <Field
          name={nameOf('au')}
          label={words.to}
          hint={words.toHint}
          value={typed('au')}
          error={errorOf('au')}
          autocomplete="off"
          width="medium"
        />
      </fieldset>
    )
  },
  show: inWords,
  inList: inWords,
  text: inWords,
  days: daysOf,
})

function readPeriod(typed: TypedParts, { field, language }: About) {
  const words = fieldWords[language]
  const first = dayTyped(typed('du'), words.from, language)
  const last = dayTyped(typed('au'), words.to, language)
  const problems: PartProblem[] = []
  if ('problem' in first) problems.push({ part: 'du', message: first.problem })
  if ('problem' in last) problems.push({ part: 'au', message: last.problem })
  if ('problem' in first || 'problem' in last) return { problems }
  if (first.day === null && last.day === null) return { value: null }
  const label = field.label[language]
  if (first.day === null) return { problems: [{ part: 'du', message: words.fromMissing(label) }] }
  if (last.day !== null && last.day < first.day)
    return { problems: [{ part: 'au', message: words.toBefore(label) }] }
  return { value: { first: first.day, last: last.day ?? first.day } }
}
