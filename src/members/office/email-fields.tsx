import { emailKey } from '../../accounts/email-address.ts'
import { suggestEmail } from '../../accounts/email-suggestion.ts'
import { Checkbox, Radios } from '../../html/choice.tsx'
import type { Problem } from '../../html/error-summary.tsx'
import { Field } from '../../html/field.tsx'
import type { Language } from '../../html/language.ts'
import { readLine } from '../read-line.ts'
import { problemOf } from './member-fields.tsx'
import { memberFormWords } from './member-form.words.ts'
import { nameOf } from './name-of.ts'
import type { SharedAccount } from './what-is-taken.ts'

/** What a form says about the address with which somebody signs in. */
export type TypedEmail = {
  email: string
  /** The address about which one was asked whether it is the one that was meant. */
  sure: string
  /** The account that is said to be shared. */
  shared: string
  letter: 'now' | 'later'
}

/** The fields of the address in a form that was sent. */
export function typedEmailIn(form: URLSearchParams): TypedEmail {
  const text = (name: string) => readLine(form.get(name)?.slice(0, 500))
  return {
    email: text('email'),
    sure: text('sure'),
    shared: text('shared'),
    letter: form.get('letter') === 'now' ? 'now' : 'later',
  }
}

/** What is wrong with an address; one that looks like a typing error is asked about once. None is no error. */
export function problemsOfEmail({ email, sure }: TypedEmail, language: Language): Problem[] {
  const words = memberFormWords[language]
  if (!email) return []
  if (!emailKey(email)) return [{ field: 'email', message: words.emailWrong }]
  const meant = sure === email ? null : suggestEmail(email)
  return meant ? [{ field: 'email', message: words.emailMeant(meant) }] : []
}

/** That an address has an account already, and whose. */
export function problemOfShared(account: SharedAccount, language: Language): Problem {
  const words = memberFormWords[language]
  const named = account.sharers.filter(({ inReach }) => inReach).map(nameOf)
  const names =
    named.length < account.sharers.length || named.length === 0 ? [...named, words.elsewhere] : named
  return {
    field: 'shared',
    message: words.shared(account.email, new Intl.ListFormat(language).format(names)),
  }
}

type Props = {
  language: Language
  typed: TypedEmail
  problems: readonly Problem[]
  /** The account that has the address, once it was found. */
  account: SharedAccount | null
  hint: string | undefined
  /** What the letter is for. */
  legend: string
}

/** The address, whether its mailbox is shared, and when the first letter goes there. */
export function EmailFields({ language, typed, problems, account, hint, legend }: Props) {
  const words = memberFormWords[language]
  const options = (['now', 'later'] as const).map(value => ({
    value,
    label: { now: words.letterNow, later: words.letterLater }[value],
  }))
  return (
    <>
      <Field
        name="email"
        type="email"
        label={words.email}
        hint={hint}
        value={typed.email}
        error={problemOf(problems, 'email')}
        autocomplete="off"
      />
      {typed.email && <input type="hidden" name="sure" value={typed.email} />}
      {!account && typed.shared && <input type="hidden" name="shared" value={typed.shared} />}
      {account && (
        <Checkbox
          name="shared"
          value={account.id}
          checked={typed.shared === account.id}
          label={words.sharedBox}
          hint={words.sharedHint}
          error={problemOf(problems, 'shared')}
        />
      )}
      <Radios name="letter" legend={legend} hint={words.letterHint} value={typed.letter} options={options} />
    </>
  )
}
