import { Button } from '../html/button.tsx'
import { Field } from '../html/field.tsx'
import type { Language } from '../html/language.ts'
import { passwordLinkWords } from './password-link.words.ts'

type Props = { language: Language; email?: string | undefined; error?: string | undefined }

/** What stands in the form that asks for the letter with a link. */
export function PasswordLinkFields({ language, email = '', error }: Props) {
  const words = passwordLinkWords[language]
  return (
    <>
      <Field
        name="email"
        type="email"
        label={words.email}
        value={email}
        autocomplete="username"
        error={error}
        required
      />
      <Button>{words.submit}</Button>
    </>
  )
}
