import { Field, type FieldProps } from './field.tsx'
import { useFieldId } from './field-ids.ts'
import type { Language } from './language.ts'
import { htmlWords } from './words.ts'

/** One rule of a password: `pattern` is the source of a regular expression (flag `u`) that a good one matches. */
export type PasswordRule = { name: string; label: string; pattern: string }

export type PasswordFieldsProps = {
  language: Language
  /** The password or, for a new one, it and its repetition. */
  fields: readonly OnePassword[]
  /** The password of now, where it is asked for before a new one. */
  current?: OnePassword | undefined
  rules?: readonly PasswordRule[] | undefined
  /** Another way to meet the rules, said after them. */
  alternative?: string | undefined
}

type OnePassword = Pick<FieldProps, 'name' | 'label' | 'autocomplete' | 'error' | 'hint' | 'id'> & {
  required?: boolean | undefined
}

/** One password, or a new one and its repetition, with one toggle to see what is typed. Never carries a value. */
export function PasswordFields({ language, fields, current, rules = [], alternative }: PasswordFieldsProps) {
  const words = htmlWords[language]
  const [first, ...others] = fields
  const rulesId = useFieldId(`${first?.id ?? first?.name}-rules`)
  if (!first) return null
  return (
    <password-reveal label={words.showPassword}>
      {current && <Field {...current} type="password" />}
      <password-rules
        met={words.ruleMet}
        unmet={words.ruleUnmet}
        status={words.rulesStatus('{met}', '{all}')}
        differ={words.passwordsDiffer}
      >
        <Field {...first} type="password" describedBy={rules.length > 0 ? rulesId : undefined} />
        {rules.length > 0 && (
          <div class="password-rules" id={rulesId}>
            <p>{words.passwordRules}</p>
            <ul>
              {rules.map(rule => (
                <li key={rule.name} data-pattern={rule.pattern}>
                  {rule.label}
                </li>
              ))}
            </ul>
            {alternative && <p class="password-alternative">{alternative}</p>}
          </div>
        )}
        {others.map(field => (
          <Field key={field.name} {...field} type="password" />
        ))}
      </password-rules>
    </password-reveal>
  )
}
