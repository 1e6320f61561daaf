import { z } from 'zod'
import { moneyInWords, readMoney } from '../../dues/money.ts'
import { Field } from '../../html/field.tsx'
import type { Language } from '../../html/language.ts'
import { fieldType } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { hintOf } from './hint.ts'

/** A sum in euros, kept in cents. */
export const priceField = fieldType<number>({
  parts: { '': 40 },
  kept: z.int().min(0),
  read: (typed, { field, language }) => {
    const words = fieldWords[language]
    const label = field.label[language]
    if (typed('').trim() === '') return { value: null }
    const cents = readCents(typed(''))
    if (cents === null) return { problems: [{ part: '', message: words.priceWrong(label) }] }
    return { value: cents }
  },
  View: ({ field, language, typed, nameOf, errorOf }) => (
    <Field
      name={nameOf('')}
      label={field.label[language]}
      hint={hintOf({ field, language }, { says: fieldWords[language].priceHint })}
      value={typed('')}
      error={errorOf('')}
      required={field.required}
      inputmode="decimal"
      autocomplete="off"
      width="short"
    />
  ),
  show: (value, { language }) => priceInWords(value, language),
  inList: (value, { language }) => priceInWords(value, language),
  text: (value, { language }) => (value === 0 ? fieldWords[language].free : ''),
})

/** An amount, or in a word that there is nothing to pay. */
function readCents(typed: string): number | null {
  return /^\s*(gratuite?|free)\s*$/i.test(typed) ? 0 : readMoney(typed)
}

function priceInWords(cents: number, language: Language): string {
  return cents === 0 ? fieldWords[language].free : moneyInWords(cents, language)
}
