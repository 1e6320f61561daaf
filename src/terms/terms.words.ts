import type { Catalog } from '../html/language.ts'
import type { TermsKind } from './terms.ts'

const fr = {
  names: {
    termsOfUse: "Conditions générales d'utilisation (CGU)",
    termsOfSale: 'Conditions générales de vente (CGV)',
    rules: 'Règlement',
  } satisfies Record<TermsKind, string>,
  accept: {
    termsOfUse: "Oui, j'accepte les conditions générales d'utilisation",
    termsOfSale: "Oui, j'accepte les conditions générales de vente",
    rules: "Oui, j'accepte le règlement",
  } satisfies Record<TermsKind, string>,
  toAccept: {
    termsOfUse: "Répondez «\u00a0Oui\u00a0» aux conditions générales d'utilisation pour continuer",
    termsOfSale: 'Répondez «\u00a0Oui\u00a0» aux conditions générales de vente pour continuer',
    rules: 'Répondez «\u00a0Oui\u00a0» au règlement pour continuer',
  } satisfies Record<TermsKind, string>,
  read: 'Lire le texte',
  version: (day: string) => `Version du ${day}`,
  since: (day: string) => `En vigueur depuis le ${day}`,
}

const en: typeof fr = {
  names: { termsOfUse: 'Terms of use (CGU)', termsOfSale: 'Terms of sale (CGV)', rules: 'Rules' },
  accept: {
    termsOfUse: 'Yes, I accept the terms of use',
    termsOfSale: 'Yes, I accept the terms of sale',
    rules: 'Yes, I accept the rules',
  },
  toAccept: {
    termsOfUse: 'Answer “Yes” to the terms of use to go on',
    termsOfSale: 'Answer “Yes” to the terms of sale to go on',
    rules: 'Answer “Yes” to the rules to go on',
  },
  read: 'Read the text',
  version: day => `Version of ${day}`,
  since: day => `In force since ${day}`,
}

export const termsWords: Catalog<typeof fr> = { fr, en }
