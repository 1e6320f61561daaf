import type { Catalog, Language } from '../html/language.ts'

const fr = {
  title: 'Mon compte',
  dues: 'Cotisation',
  signIn: 'Connexion',
  identity: 'Identité',
  nextDue: 'Prochaine échéance',
  past: (date: string) => `${date} (dépassée)`,
  nothingDue: 'Aucune échéance',
  suspended: 'Adhésion suspendue',
  awaiting: "En attente d'admission",
  left: 'Ancienne adhésion',
  state: 'État',
  upToDate: 'À jour',
  late: 'En retard',
  organisation: 'Organisation',
  number: "Numéro d'adhérent",
  officeChanges: 'La date de cotisation est tenue par le bureau.',
  payHow:
    "Pour régler votre cotisation, ou si vous l'avez déjà réglée et que la date n'a pas changé, contactez le bureau.",
  identifier: 'Identifiant',
  name: 'Dénomination',
  sharedBy: 'Cette adresse est partagée :',
  changeOver: 'Changer de personne',
  civility: 'Civilité',
  familyName: 'Nom',
  givenName: 'Prénom',
  birthDate: 'Date de naissance',
  phone: 'Téléphone',
  mobile: 'Portable',
  address: 'Adresse',
  readOnly: 'Une erreur ? Écrivez au bureau, qui la corrigera.',
  none: 'Non renseigné',
  passwordHelp: "Votre mot de passe n'est connu que de vous.",
  resetPassword: 'Réinitialiser mon mot de passe',
}

const en: typeof fr = {
  title: 'My account',
  dues: 'Dues',
  signIn: 'Sign-in',
  identity: 'Identity',
  nextDue: 'Next due date',
  past: date => `${date} (past)`,
  nothingDue: 'Nothing is due',
  suspended: 'Membership suspended',
  awaiting: 'Awaiting admission',
  left: 'Former membership',
  state: 'State',
  upToDate: 'Up to date',
  late: 'Late',
  organisation: 'Organisation',
  number: 'Member number',
  officeChanges: 'The date of the dues is kept by the office.',
  payHow: 'To pay your dues, or if you have paid them and the date has not changed, contact the office.',
  identifier: 'Identifier',
  name: 'Name',
  sharedBy: 'This address is shared:',
  changeOver: 'Change to another person',
  civility: 'Title',
  familyName: 'Family name',
  givenName: 'Given name',
  birthDate: 'Date of birth',
  phone: 'Telephone',
  mobile: 'Mobile',
  address: 'Address',
  readOnly: 'A mistake? Write to the office, which will mend it.',
  none: 'Not given',
  passwordHelp: 'Nobody knows your password but you.',
  resetPassword: 'Reset my password',
}

export const ownAccountWords: Catalog<typeof fr> = { fr, en }

// Asking Intl for a whole day takes as long as a third of the page.
const months: Record<Language, readonly string[]> = { fr: monthsIn('fr-FR'), en: monthsIn('en-GB') }

function monthsIn(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'long' })
  return Array.from({ length: 12 }, (_, index) => format.format(new Temporal.PlainDate(2000, index + 1, 1)))
}

/** A day in words: « 1 octobre 2026 ». */
export function dayInWords(day: Temporal.PlainDate, language: Language): string {
  return `${day.day} ${months[language][day.month - 1]} ${day.year}`
}
