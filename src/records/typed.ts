import type { Problem } from '../html/error-summary.tsx'
import type { Language } from '../html/language.ts'
import type { Rubric, RubricField } from '../organisations/rubric.ts'
import type { Days, TypedParts } from './fields/field.ts'
import { fieldWords } from './fields/fields.words.ts'
import { countInWords } from './fields/hint.ts'
import { fieldTypes } from './fields/registry.ts'
import { recordWords } from './records.words.ts'

/** A record as it was typed: its title under `titre`, and each part of each field. */
export type Typed = Readonly<Record<string, string>>

/** What others read of a record: its title, and a value for each field that has one. */
export type Content = { title: string; values: Readonly<Record<string, unknown>> }

export const longestTitle = 120

/** The name of a part among what was typed, and of its input. A field's own name has no full stop. */
export function keyOf(field: Pick<RubricField, 'name'>, part: string): string {
  return part === '' ? field.name : `${field.name}.${part}`
}

/** What was typed into the parts of a field. */
export function partsOf(typed: Typed, field: Pick<RubricField, 'name'>): TypedParts {
  return part => typed[keyOf(field, part)] ?? ''
}

/**
 * What a form holds of a record; images come in on a way of their own, and stay as they are. What is too long is
 * kept all the same, to be shortened, unless nobody can have typed it.
 */
export function typedIn(form: URLSearchParams, rubric: Rubric, before: Typed): Typed {
  const text = (key: string, most: number) => cleaned((form.get(key) ?? '').slice(0, 10 * most))
  const typed: Record<string, string> = { titre: text('titre', longestTitle) }
  for (const field of rubric.fields) {
    for (const [part, most] of Object.entries(fieldTypes[field.type].parts)) {
      const key = keyOf(field, part)
      typed[key] = field.type === 'images' ? (before[key] ?? '') : text(key, most)
    }
  }
  return typed
}

/** Without what cannot be seen or stored, the line ends as the rest of the world writes them. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFC')
}

/** What is too long for others to read; said as soon as it is kept. */
export function tooLong(rubric: Rubric, typed: Typed, language: Language): Problem[] {
  const words = fieldWords[language]
  const long = (key: string, most: number, label: string) =>
    (typed[key] ?? '').length > most
      ? [{ field: key, message: words.tooLong(label, countInWords(most, language)) }]
      : []
  return [
    ...long('titre', longestTitle, recordWords[language].title),
    ...rubric.fields.flatMap(field =>
      Object.entries(fieldTypes[field.type].parts).flatMap(([part, most]) =>
        long(keyOf(field, part), most, field.label[language]),
      ),
    ),
  ]
}

/** Reads all that was typed, as it has to be before others may read it. */
export function readTyped(
  rubric: Rubric,
  typed: Typed,
  language: Language,
): { content: Content } | { problems: readonly Problem[] } {
  const problems = tooLong(rubric, typed, language)
  const title = titleOf(typed)
  if (!title) problems.push({ field: 'titre', message: recordWords[language].titleMissing })
  const values: Record<string, unknown> = {}
  for (const field of rubric.fields) {
    const reading = fieldTypes[field.type].read(partsOf(typed, field), { field, language })
    if ('problems' in reading) {
      for (const { part, message } of reading.problems) problems.push({ field: keyOf(field, part), message })
    } else if (reading.value !== null) {
      values[field.name] = reading.value
    } else if (field.required) {
      const first = Object.keys(fieldTypes[field.type].parts)[0] ?? ''
      problems.push({ field: keyOf(field, first), message: missing(field, language) })
    }
  }
  return problems.length > 0 ? { problems } : { content: { title, values } }
}

/** The title as it stands in lists: one line, at most as long as it may be. */
export function titleOf(typed: Typed): string {
  return (typed.titre ?? '').replaceAll(/\s+/g, ' ').trim()
}

function missing(field: RubricField, language: Language): string {
  return fieldWords[language].missing(field.label[language])
}

/** The values that can be read already, for the preview of what is unfinished. */
export function readableNow(rubric: Rubric, typed: Typed, language: Language): Content {
  const values = rubric.fields.flatMap(field => {
    const reading = fieldTypes[field.type].read(partsOf(typed, field), { field, language })
    return 'value' in reading && reading.value !== null ? [[field.name, reading.value] as const] : []
  })
  return { title: titleOf(typed), values: Object.fromEntries(values) }
}

/** When what a record is about happens; null where its rubric asks for no date, or none is given. */
export function daysOf(rubric: Rubric, { values }: Content): Days | null {
  for (const field of rubric.fields) {
    const days = fieldTypes[field.type].days(values[field.name])
    if (days) return days
  }
  return null
}

/** Whether the records of a rubric happen some day, and are past afterwards. */
export function isDated(rubric: Rubric): boolean {
  return rubric.fields.some(({ type }) => fieldTypes[type].isDated)
}

/** All the words by which a record is found. */
export function searchText(rubric: Rubric, { title, values }: Content, language: Language): string {
  const texts = rubric.fields.map(field =>
    fieldTypes[field.type].text(values[field.name], { field, language }),
  )
  return [title, ...texts].filter(Boolean).join('\n')
}
