import { z } from 'zod'
import { emailKey } from '../../accounts/email-address.ts'
import { Field } from '../../html/field.tsx'
import { fieldType } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { hintOf } from './hint.ts'

/** An address to write to. */
export const emailField = fieldType<string>({
  parts: { '': 254 },
  kept: z.string().refine(address => emailKey(address) !== null),
  read: (typed, { field, language }) => {
    const address = typed('').trim()
    if (address === '' || emailKey(address)) return { value: address || null }
    return { problems: [{ part: '', message: fieldWords[language].emailWrong(field.label[language]) }] }
  },
  View: ({ field, language, typed, nameOf, errorOf }) => (
    <Field
      name={nameOf('')}
      type="email"
      label={field.label[language]}
      hint={hintOf({ field, language }, { says: fieldWords[language].emailHint })}
      value={typed('')}
      error={errorOf('')}
      required={field.required}
      autocomplete="email"
    />
  ),
  // RFC 6068: what could end the address or begin a header is escaped.
  show: value => <a href={`mailto:${encodeURIComponent(value).replace('%40', '@')}`}>{value}</a>,
  text: value => value,
})
