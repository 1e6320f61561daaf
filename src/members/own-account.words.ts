import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Mon compte',
  signIn: 'Connexion',
  identity: 'Identité',
  identifier: 'Identifiant',
  name: 'Dénomination',
  sharedBy: 'Cette adresse est partagée\u00a0:',
  changeOver: 'Changer de personne',
  civility: 'Civilité',
  familyName: 'Nom',
  givenName: 'Prénom',
  birthDate: 'Date de naissance',
  phone: 'Téléphone',
  mobile: 'Portable',
  address: 'Adresse',
  readOnly: 'Une erreur\u00a0? Écrivez au bureau, qui la corrigera.',
  none: 'Non renseigné',
  passwordHelp: "Votre mot de passe n'est connu que de vous.",
  resetPassword: 'Réinitialiser mon mot de passe',
}

const en: typeof fr = {
  title: 'My account',
  signIn: 'Sign-in',
  identity: 'Identity',
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
