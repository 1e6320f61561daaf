import type { Language } from '../html/language.ts'
import type { PasswordRule } from '../html/password-field.tsx'
import type { Policy } from '../organisations/policy.ts'
import { isCommonPassword } from './common-passwords.ts'
import { passwordWords } from './password-rules.words.ts'

type PasswordPolicy = Policy['password']
type CharacterClass = PasswordPolicy['classes'][number]

/** More would only give hashing to do (OWASP asks for an upper bound). */
const longestPassword = 256

const characters: Record<CharacterClass, string> = {
  lowerCase: '\\p{Ll}',
  upperCase: '\\p{Lu}',
  digit: '\\p{Nd}',
  special: '[^\\p{L}\\p{Nd}]',
}

/** The rules of a realm in words, each with the expression that the form ticks off and the server checks. */
export function passwordRules(policy: PasswordPolicy, language: Language): PasswordRule[] {
  const words = passwordWords[language]
  const rules = [
    { name: 'length', label: words.length(policy.minLength), pattern: `^[^]{${policy.minLength},}$` },
    ...classRules(policy, language),
  ]
  return policy.requiredClasses === 0
    ? rules
    : rules.map(rule => (rule.name === 'length' ? rule : orPassphrase(rule, policy.passphraseFrom)))
}

function classRules(policy: PasswordPolicy, language: Language): PasswordRule[] {
  const words = passwordWords[language]
  if (policy.requiredClasses >= policy.classes.length) {
    return policy.classes.map(name => ({ name, label: words[name], pattern: characters[name] }))
  }
  const choices = combinations(policy.classes, policy.requiredClasses).map(
    names => `^${names.map(name => `(?=[^]*${characters[name]})`).join('')}`,
  )
  const names = policy.classes.map(name => words[name])
  return [{ name: 'classes', label: words.someOf(policy.requiredClasses, names), pattern: choices.join('|') }]
}

function orPassphrase(rule: PasswordRule, from: number): PasswordRule {
  return { ...rule, pattern: `${rule.pattern}|^[^]{${from},}$` }
}

function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return items.flatMap((item, index) =>
    combinations(items.slice(index + 1), size - 1).map(rest => [item, ...rest]),
  )
}

/** What was typed as a new password, twice. */
export type TypedTwice = { password: string; again: string }

export type NewPasswordRefusal = { refused: 'rules'; unmet: string[] } | { refused: 'different' }

/** Why a new password is refused, wherever it is chosen; null when it is good and was typed twice alike. */
export function refusalOf(
  policy: PasswordPolicy,
  { password, again }: TypedTwice,
  language: Language,
): NewPasswordRefusal | null {
  const unmet = passwordRefusals(policy, password, language)
  if (unmet.length > 0) return { refused: 'rules', unmet }
  return password.normalize('NFKC') === again.normalize('NFKC') ? null : { refused: 'different' }
}

/** Why a password is refused, in words: the rules not met, or that it is too long or too common. Empty when it is good. */
export function passwordRefusals(policy: PasswordPolicy, password: string, language: Language): string[] {
  const words = passwordWords[language]
  const normal = password.normalize('NFKC')
  if (normal.length > longestPassword) return [words.tooLong(longestPassword)]
  const unmet = passwordRules(policy, language).filter(rule => !new RegExp(rule.pattern, 'u').test(normal))
  if (unmet.length > 0) return unmet.map(rule => rule.label)
  return isCommonPassword(normal) ? [words.common] : []
}
