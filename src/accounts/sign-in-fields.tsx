import { Button } from '../html/button.tsx'
import { Checkbox } from '../html/choice.tsx'
import { Field } from '../html/field.tsx'
import type { Language } from '../html/language.ts'
import { PasswordFields } from '../html/password-field.tsx'
import { signInWords } from './sign-in.words.ts'

type Props = {
  language: Language
  email?: string | undefined
  isRemembered?: boolean | undefined
  /** What is wrong with a field, if anything. */
  error?: (field: 'email' | 'password') => string | undefined
}

/** What stands in the form with which one signs in. */
export function SignInFields({ language, email = '', isRemembered = false, error }: Props) {
  const words = signInWords[language]
  return (
    <>
      <Field
        name="email"
        type="email"
        label={words.email}
        value={email}
        autocomplete="username"
        error={error?.('email')}
        required
      />
      <PasswordFields
        language={language}
        fields={[
          {
            name: 'password',
            label: words.password,
            autocomplete: 'current-password',
            error: error?.('password'),
            required: true,
          },
        ]}
      />
      <Checkbox name="remember" label={words.remember} hint={words.rememberHint} checked={isRemembered} />
      <Button>{words.submit}</Button>
    </>
  )
}
