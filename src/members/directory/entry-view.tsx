import type { ComponentChildren } from 'preact'
import type { Language } from '../../html/language.ts'
import { nameInOrder } from '../office/name-of.ts'
import { phoneInWords } from '../phone-in-words.ts'
import { directoryWords } from './directory.words.ts'
import type { Entry } from './entry.ts'

type Props = {
  language: Language
  entry: Entry
  /** Where an organisation leads to, where the list can be narrowed to one. */
  toOrganisation?: ((id: string) => string) | undefined
}

/** A member as others see that person, the same in the list and before a choice is saved. */
export function EntryView({ language, entry, toOrganisation }: Props) {
  const words = directoryWords[language]
  return (
    <>
      <h3>{nameInOrder(entry)}</h3>
      {entry.organisations.length > 0 && (
        <p class="directory-organisations">
          {entry.organisations.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              {toOrganisation ? <a href={toOrganisation(id)}>{name}</a> : name}
            </span>
          ))}
        </p>
      )}
      {entry.introduction && <p class="directory-introduction">{entry.introduction}</p>}
      <Details entry={entry} words={words} />
    </>
  )
}

type Row = { label: string; value: ComponentChildren }

function Details({ entry, words }: { entry: Entry; words: (typeof directoryWords)['fr'] }) {
  const { occupation, town, address, phones, email } = entry
  const row = (label: string, value: ComponentChildren): Row[] => (value ? [{ label, value }] : [])
  const rows = [
    ...row(words.occupation, occupation),
    ...row(words.town, town),
    ...row(words.address, address.length > 0 && address.map(line => <div key={line}>{line}</div>)),
    ...phones.flatMap(phone => row(words.phone, <a href={`tel:${phone}`}>{phoneInWords(phone)}</a>)),
    ...row(words.email, email && <a href={mailTo(email)}>{email}</a>),
  ]
  if (rows.length === 0) return null
  return (
    <dl class="directory-details">
      {rows.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const mailTo = (email: string) => `mailto:${encodeURIComponent(email).replace('%40', '@')}`
