import type { ComponentChildren } from 'preact'
import type { z } from 'zod'
import type { Language } from '../../html/language.ts'
import type { RubricField } from '../../organisations/rubric.ts'

/** A field of a rubric, in the language of whoever writes or reads. */
export type About = { field: RubricField; language: Language }

/** What was typed into each part of a field; a part that is not there is empty. */
export type TypedParts = (part: string) => string

/** What was wrong with a part. */
export type PartProblem = { part: string; message: string }

export type ViewProps = About & {
  typed: TypedParts
  /** The name and identifier of a part's input. */
  nameOf(part: string): string
  errorOf(part: string): string | undefined
}

/** One type of field: how it is typed, read, kept, shown and found. */
export type Definition<Value> = {
  /** Its inputs, each with the most characters that may be typed; '' is the field itself. */
  parts: Readonly<Record<string, number>>
  /** What is kept of a value when the record is published. */
  kept: z.ZodType<Value>
  /** Reads what was typed: null when that is nothing. */
  read(typed: TypedParts, about: About): { value: Value | null } | { problems: readonly PartProblem[] }
  View(props: ViewProps): ComponentChildren
  /** The value, for readers. */
  show(value: Value, about: About): ComponentChildren
  /** The same in a few words, where lists show it. */
  inList?(value: Value, about: About): string
  /** The words by which it is found, in all languages. */
  text(value: Value, about: About): string
  /** When what the record is about happens; both days belong to it. */
  days?(value: Value): Days
}

export type Days = { first: Temporal.PlainDate; last: Temporal.PlainDate }

/** A type of field whose values come as they were kept: what is not such a value, since the policy has changed, is nothing. */
export type FieldType = Omit<Definition<unknown>, 'kept' | 'days'> & {
  isDated: boolean
  days(value: unknown): Days | null
  inList(value: unknown, about: About): string
}

/** Makes a type of field of its definition. */
export function fieldType<Value>(definition: Definition<Value>): FieldType {
  const { parts, kept, read, View, show, inList, text, days } = definition
  const keptIn = (value: unknown) => kept.safeParse(value).data
  const given = <Result>(value: unknown, otherwise: Result, use: (value: Value) => Result): Result => {
    const known = keptIn(value)
    return known === undefined ? otherwise : use(known)
  }
  return {
    parts,
    read,
    View,
    isDated: days !== undefined,
    show: (value, about) => given<ComponentChildren>(value, null, known => show(known, about)),
    inList: (value, about) => given(value, '', known => inList?.(known, about) ?? ''),
    text: (value, about) => given(value, '', known => text(known, about)),
    days: value => given(value, null, known => days?.(known) ?? null),
  }
}
