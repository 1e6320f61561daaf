import { z } from 'zod'
import { Field } from '../../html/field.tsx'
import { fieldType } from './field.ts'
import { hintOf } from './hint.ts'

const longest = 200

/** One line. */
export const textField = fieldType<string>({
  parts: { '': longest },
  kept: z.string(),
  read: typed => ({ value: typed('').replaceAll('\n', ' ').trim() || null }),
  View: ({ field, language, typed, nameOf, errorOf }) => (
    <Field
      name={nameOf('')}
      label={field.label[language]}
      hint={hintOf({ field, language }, { most: longest })}
      value={typed('')}
      error={errorOf('')}
      required={field.required}
    />
  ),
  show: value => value,
  inList: value => value,
  text: value => value,
})
