import type { Catalog } from '../html/language.ts'

const fr = {
  length: (n: number) => `au moins ${n} caractères`,
  lowerCase: 'une minuscule',
  upperCase: 'une majuscule',
  digit: 'un chiffre',
  special: 'un caractère spécial (par exemple ! ? - @)',
  someOf: (n: number, names: string[]) => `au moins ${n} de ces ${names.length} sortes : ${names.join(', ')}`,
  passphrase: (n: number) =>
    `Ou, plus simple à retenir : une phrase d'au moins ${n} caractères, sans autre règle.`,
  tooLong: (n: number) => `d'être plus court (${n} caractères au plus)`,
  common: 'un mot de passe moins courant : celui-ci est parmi les premiers que des fraudeurs essaient',
}

const en: typeof fr = {
  length: n => `at least ${n} characters`,
  lowerCase: 'a lower-case letter',
  upperCase: 'a capital letter',
  digit: 'a digit',
  special: 'a special character (for example ! ? - @)',
  someOf: (n, names) => `at least ${n} of these ${names.length} kinds: ${names.join(', ')}`,
  passphrase: n => `Or, easier to remember: a phrase of at least ${n} characters, with no other rule.`,
  tooLong: n => `to be shorter (${n} characters at most)`,
  common: 'a less common password: this one is among the first that fraudsters try',
}

export const passwordWords: Catalog<typeof fr> = { fr, en }
