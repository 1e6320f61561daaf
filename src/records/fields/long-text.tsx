import { z } from 'zod'
import { Markdown, wordsOfMarkdown } from '../../html/markdown.tsx'
import { NotationHelp } from '../../html/notation-help.tsx'
import { TextArea } from '../../html/text-area.tsx'
import { fieldType } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { hintOf } from './hint.ts'

const longest = 20_000

/** Several paragraphs, in Markdown. */
export const longTextField = fieldType<string>({
  parts: { '': longest },
  kept: z.string(),
  // A preview shows no more than could be published: what is longer is said to be too long.
  read: typed => ({ value: typed('').slice(0, longest).trim() || null }),
  View: ({ field, language, typed, nameOf, errorOf }) => (
    <>
      <TextArea
        name={nameOf('')}
        label={field.label[language]}
        hint={hintOf({ field, language }, { most: longest })}
        value={typed('')}
        error={errorOf('')}
        required={field.required}
        rows={10}
      />
      <NotationHelp words={fieldWords[language]} />
    </>
  ),
  show: value => <Markdown source={value} level={3} />,
  text: value => wordsOfMarkdown(value),
})
