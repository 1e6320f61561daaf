import { passwordRules } from '../accounts/password-rules.ts'
import { passwordWords } from '../accounts/password-rules.words.ts'
import { Button, ButtonGroup } from '../html/button.tsx'
import type { Problem } from '../html/error-summary.tsx'
import type { Language } from '../html/language.ts'
import { Notice } from '../html/notice.tsx'
import { PasswordFields } from '../html/password-field.tsx'
import type { Policy } from '../organisations/policy.ts'
import { problemOf } from './steps/step.ts'
import { wizardWords } from './wizard.words.ts'

type NewPasswordProps = {
  language: Language
  policy: Policy['password']
  /** Whether one was chosen already. */
  isKept: boolean
  problems: readonly Problem[]
}

/** The password twice, with the rules; one that is kept already is not asked for again. */
export function NewPassword({ language, policy, isKept, problems }: NewPasswordProps) {
  const words = wizardWords[language]
  const field = (name: 'password' | 'again') => ({
    name,
    label: words[name],
    autocomplete: 'new-password',
    error: problemOf(problems, name),
    required: !isKept,
  })
  return (
    <>
      {isKept && (
        <Notice kind="success" title={words.passwordKept}>
          {words.passwordKeptHelp}
        </Notice>
      )}
      <PasswordFields
        language={language}
        rules={passwordRules(policy, language)}
        alternative={
          policy.requiredClasses > 0 ? passwordWords[language].passphrase(policy.passphraseFrom) : undefined
        }
        fields={[field('password'), field('again')]}
      />
    </>
  )
}

type StepButtonsProps = {
  language: Language
  /** Counted from nought. */
  at: number
  of: number
  startedBy: Policy['registration']['startedBy']
}

/** The ways on and back. */
export function StepButtons({ language, at, of, startedBy }: StepButtonsProps) {
  const words = wizardWords[language]
  const isLast = at === of - 1
  return (
    <ButtonGroup>
      <Button name="go" value="next">
        {!isLast ? words.next : startedBy === 'invitee' ? words.submitByInvitation : words.submit}
      </Button>
      {at > 0 && (
        <Button kind="secondary" name="go" value="previous">
          {words.previous}
        </Button>
      )}
    </ButtonGroup>
  )
}
