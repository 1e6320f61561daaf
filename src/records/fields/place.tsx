import { z } from 'zod'
import { TextArea } from '../../html/text-area.tsx'
import { fieldType } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { hintOf } from './hint.ts'

const longest = 300

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** Where something is, in words; it is looked up nowhere. */
export const placeField = fieldType<string>({
  parts: { '': longest },
  kept: z.string(),
  read: typed => ({ value: linesOf(typed('')).join('\n') || null }),
  View: ({ field, language, typed, nameOf, errorOf }) => (
    <TextArea
      name={nameOf('')}
      label={field.label[language]}
      hint={hintOf({ field, language }, { says: fieldWords[language].placeHint, most: longest })}
      value={typed('')}
      error={errorOf('')}
      required={field.required}
      rows={3}
    />
  ),
  show: value => <p class="as-written">{value}</p>,
  // The town stands last.
  inList: value => linesOf(value).at(-1) ?? '',
  text: value => value,
})
