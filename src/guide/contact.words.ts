import type { Catalog } from '../html/language.ts'

const fr = {
  title: "Besoin d'aide",
  whom: 'Qui contacter',
  here: 'Écrivez-nous ou appelez-nous, en disant quelle étape de ce guide vous arrête.',
  each: "Adressez-vous d'abord à votre organisation\u00a0: c'est elle qui tient votre fiche.",
  none: 'Contactez votre organisation.',
  never:
    'Nous ne vous demanderons jamais votre mot de passe. Ne le donnez à personne, ni par téléphone ni par message.',
}

const en: typeof fr = {
  title: 'Need help',
  whom: 'Whom to contact',
  here: 'Write to us or call us, and say which step of this guide stops you.',
  each: 'Ask your own organisation first: it keeps your record.',
  none: 'Contact your organisation.',
  never: 'We will never ask for your password. Give it to nobody, neither on the telephone nor in a message.',
}

export const contactGuideWords: Catalog<typeof fr> = { fr, en }
