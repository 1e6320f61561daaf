import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Départ ou décès',
  what: "Que s'est-il passé\u00a0?",
  left: "La personne a quitté l'organisation",
  deceased: 'La personne est décédée',
  whatMissing: 'Dites si la personne est partie ou décédée',
  on: 'Quel jour',
  onHint: 'Par exemple 12/10/2026.',
  dayWrong: 'Tapez une date, par exemple 12/10/2026',
  dayFuture: "Cette date n'est pas encore venue",
  dayEarly: (day: string) => `Cette date est trop ancienne\u00a0: au plus tôt le ${day}`,
  changes: 'Ce qui change',
  noLetters: 'Plus aucun rappel ni message sur la cotisation ne part.',
  dueCancelled: 'La cotisation demandée est annulée. Ce qui a été payé reste noté.',
  closed: "Se connecter n'ouvre plus l'espace membres.",
  openElsewhere:
    "Cette personne est aussi adhérente d'une autre organisation, qui n'est pas prévenue\u00a0: cette adhésion ne change pas, et l'espace membres lui reste ouvert.",
  openByOthers:
    "Si cette personne est seulement partie, ses autres adhésions continuent, et l'espace membres lui reste ouvert.",
  openByRole: "Son rôle au bureau continue, et lui ouvre toujours l'espace membres\u00a0: faites-le retirer.",
  signedOut: 'En cas de décès, la personne est déconnectée de tous ses appareils.',
  allEnd: (organisations: string) =>
    `En cas de décès, toutes ses adhésions que vous gérez prennent fin\u00a0: ${organisations}.`,
  nothingErased: "Rien n'est effacé\u00a0: une erreur se répare avec «\u00a0Réadmettre\u00a0».",
  save: 'Enregistrer',
  readmit: 'Réadmettre',
  readmitHelp: (organisation: string) =>
    `${organisation}\u00a0: l'adhésion sera de nouveau en cours, comme si elle n'avait jamais pris fin.`,
  readmitDead: 'Les autres adhésions que le décès avait terminées le seront aussi, là où vous les gérez.',
  readmitDay: (day: string) =>
    `Sa date d'échéance reste celle d'avant, le ${day}\u00a0; la cotisation sera demandée à nouveau.`,
  back: 'Revenir à la fiche',
  done: {
    left: (name: string) => `${name}\u00a0: le départ est enregistré`,
    died: (name: string) => `${name}\u00a0: le décès est enregistré`,
    readmitted: (name: string) => `${name}\u00a0: l'adhésion est de nouveau en cours`,
    before: () => "Quelqu'un d'autre l'a enregistré entre-temps\u00a0: rien n'a été changé",
  },
  second: (name: string) => `${name} était deuxième adhérent du couple`,
  secondHelp: 'Cette adhésion a pris fin. Vous pouvez inscrire cette personne à son propre nom.',
  enterSecond: 'Inscrire un adhérent',
}

const en: typeof fr = {
  title: 'Departure or death',
  what: 'What has happened?',
  left: 'The person has left the organisation',
  deceased: 'The person has died',
  whatMissing: 'Say whether the person has left or died',
  on: 'On which day',
  onHint: 'For example 12/10/2026.',
  dayWrong: 'Type a date, for example 12/10/2026',
  dayFuture: 'This date has not come yet',
  dayEarly: day => `This date is too long ago: ${day} at the earliest`,
  changes: 'What changes',
  noLetters: 'No more reminders or messages about dues are sent.',
  dueCancelled: 'The dues that were asked are cancelled. What was paid stays noted.',
  closed: "Signing in no longer opens the members' area.",
  openElsewhere:
    "The person is a member of another organisation too, which is not told: that membership does not change, and the members' area stays open.",
  openByOthers: "If the person has only left, the other memberships go on, and the members' area stays open.",
  openByRole: "The role in the office goes on, and still opens the members' area: have it taken away.",
  signedOut: 'In case of a death, the person is signed out of every device.',
  allEnd: organisations => `In case of a death, all memberships that you manage end: ${organisations}.`,
  nothingErased: 'Nothing is erased: a mistake is mended with “Readmit”.',
  save: 'Save',
  readmit: 'Readmit',
  readmitHelp: organisation =>
    `${organisation}: the membership will be in force again, as if it had never ended.`,
  readmitDead: 'So are the other memberships that the death had ended, where you manage them.',
  readmitDay: day => `The due date stays what it was, ${day}; the dues will be asked again.`,
  back: 'Back to the record',
  done: {
    left: name => `${name}: the departure is saved`,
    died: name => `${name}: the death is saved`,
    readmitted: name => `${name}: the membership is in force again`,
    before: () => 'Somebody else has saved it meanwhile: nothing has been changed',
  },
  second: name => `${name} was the second member of the couple`,
  secondHelp: 'That membership has ended. You can enter this person as a member of their own.',
  enterSecond: 'Enter a member',
}

export const departureWords: Catalog<typeof fr> = { fr, en }
