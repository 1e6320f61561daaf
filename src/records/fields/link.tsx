import { z } from 'zod'
import { Field } from '../../html/field.tsx'
import { fieldType } from './field.ts'
import { fieldWords } from './fields.words.ts'
import { hintOf } from './hint.ts'

const longest = 500

/** The address of a page elsewhere; it leads there over http or https, and to nothing else. */
export const linkField = fieldType<string>({
  parts: { '': longest },
  kept: z.string().refine(address => readLink(address) === address),
  read: (typed, { field, language }) => {
    const text = typed('').trim()
    if (text === '') return { value: null }
    const address = readLink(text)
    return address
      ? { value: address }
      : { problems: [{ part: '', message: fieldWords[language].linkWrong(field.label[language]) }] }
  },
  View: ({ field, language, typed, nameOf, errorOf }) => (
    <Field
      name={nameOf('')}
      type="url"
      label={field.label[language]}
      hint={hintOf({ field, language }, { says: fieldWords[language].linkHint })}
      value={typed('')}
      error={errorOf('')}
      required={field.required}
      inputmode="url"
    />
  ),
  show: value => (
    <a href={value} rel="noopener nofollow">
      {shortened(value)}
    </a>
  ),
  text: shortened,
})

/** An address as people type it, as browsers take it; null for what names no page of another server. */
function readLink(text: string): string | null {
  const typed = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`
  if (/\s/.test(typed) || !URL.canParse(typed)) return null
  const { protocol, hostname, username, password, href } = new URL(typed)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  const isName = /^([a-z\d-]+\.)+[a-z][a-z\d-]*$/.test(hostname)
  return isName && username === '' && password === '' && href.length <= 2 * longest ? href : null
}

/** As it is read aloud: without its scheme, and without the slash of a home page. */
function shortened(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/^([^/]+)\/$/, '$1')
}
