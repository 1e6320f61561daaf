import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Inscrire un adhérent',
  intro: 'Le nom et le prénom suffisent. Le reste peut être complété plus tard.',
  organisation: 'Organisation',
  organisationNone: 'Choisissez…',
  organisationMissing: "Choisissez l'organisation",
  alike: 'Cette personne est peut-être déjà inscrite',
  alikeHelp: 'Vérifiez avant de continuer',
  born: (day: string) => `née le ${day}`,
  newTab: '(nouvel onglet)',
  otherBox: "C'est une autre personne",
  save: 'Enregistrer',
  back: 'Revenir à la liste',
}

const en: typeof fr = {
  title: 'Enter a member',
  intro: 'The first and the last name are enough. The rest can be added later.',
  organisation: 'Organisation',
  organisationNone: 'Choose…',
  organisationMissing: 'Choose the organisation',
  alike: 'This person may be entered already',
  alikeHelp: 'Have a look before you go on',
  born: day => `born on ${day}`,
  newTab: '(new tab)',
  otherBox: 'This is another person',
  save: 'Save',
  back: 'Back to the list',
}

export const newMemberWords: Catalog<typeof fr> = { fr, en }
