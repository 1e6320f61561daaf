import { dictionary } from '@zxcvbn-ts/language-common'

/** What French keyboards and habits add to the list, which was gathered mostly from English sites. */
const french = `
  motdepasse, mot de passe, monmotdepasse, azerty, azertyuiop, azertyui, azertyuio, qsdfghjklm, wxcvbn, bonjour,
  bonsoir, soleil, doudou, loulou, chouchou, jetaime, marseille, bordeaux, chocolat, vacances, secret, adherent,
  association, federation, utilisateur, administrateur`
  .split(',')
  .map(word => word.trim())
const known = new Set([...(dictionary['passwords-common'] ?? []), ...french])

/**
 * Whether a password is one of those that are tried first: on the list itself, or one of the list with up to
 * five digits or signs behind it (« Motdepasse2026! »). NIST SP 800-63B asks for such a list.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase().trim()
  const stem = plain.replace(/[^\p{L}]{1,5}$/u, '')
  return known.has(plain) || (stem.length >= 4 && /\p{L}$/u.test(stem) && known.has(stem))
}
