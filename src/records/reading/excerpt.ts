import type { Language } from '../../html/language.ts'
import type { Rubric } from '../../organisations/rubric.ts'
import { fieldTypes } from '../fields/registry.ts'
import type { Content } from '../typed.ts'

const longest = 160

/** How the first text of a record begins, cut between two words. */
export function excerptOf(rubric: Rubric, { values }: Content, language: Language): string {
  const field = rubric.fields.find(({ type, name }) => type === 'longText' && name in values)
  if (!field) return ''
  const text = fieldTypes[field.type].text(firstParagraph(String(values[field.name])), { field, language })
  if (text.length <= longest) return text
  const end = text.lastIndexOf(' ', longest)
  return `${text.slice(0, end > longest / 2 ? end : longest).toWellFormed()}…`
}

/** A heading says nothing by itself, and what follows it belongs to it. */
function firstParagraph(text: string): string {
  return text.split(/\n\s*\n/).find(block => !/^\s*#/.test(block)) ?? ''
}
