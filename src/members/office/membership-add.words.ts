import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Ajouter à une autre organisation',
  intro:
    "Cette personne sera adhérente des deux organisations, avec la même adresse et le même mot de passe. L'adhésion d'aujourd'hui ne change pas.",
  nowhere: 'Cette personne est, ou était, adhérente de toutes les organisations que vous gérez.',
  number: "Numéro d'adhérent",
  numberHint: 'Facultatif. Chaque organisation a ses propres numéros.',
  joined: 'Adhérent depuis le',
  dayHint: 'Par exemple 12/10/2026.',
  dayWrong: 'Tapez une date, par exemple 12/10/2026',
  joinedFuture: "Cette date n'est pas encore venue",
  joinedEarly: 'Cette date est trop ancienne',
  dueOn: 'Cotisation payée ou à payer au plus tard le',
  dueHint: "Le dernier jour où la personne est à jour. Laissez cette date si rien n'est encore payé.",
  dueFar: 'Cette date est trop lointaine',
  plan: 'Tarif',
  planBySelf: 'Celui qui convient',
  planBySelfHint: 'Une personne ou un couple, selon la fiche.',
  planMissing: 'Choisissez un tarif',
  save: "Ajouter l'adhésion",
  back: 'Revenir à la fiche',
  already: (organisation: string) => `Cette personne a déjà une adhésion à ${organisation}.`,
}

const en: typeof fr = {
  title: 'Add to another organisation',
  intro:
    'This person will be a member of both organisations, with the same address and the same password. The membership of today does not change.',
  nowhere: 'This person is, or was, a member of every organisation that you run.',
  number: 'Member number',
  numberHint: 'Optional. Each organisation has its own numbers.',
  joined: 'Member since',
  dayHint: 'For example 12/10/2026.',
  dayWrong: 'Type a date, for example 12/10/2026',
  joinedFuture: 'This date has not come yet',
  joinedEarly: 'This date is too long ago',
  dueOn: 'Dues paid, or to be paid, until',
  dueHint: 'The last day on which the person is in order. Leave this date if nothing is paid yet.',
  dueFar: 'This date is too far away',
  plan: 'Plan',
  planBySelf: 'The one that fits',
  planBySelfHint: 'One person or a couple, as the record says.',
  planMissing: 'Choose a plan',
  save: 'Add the membership',
  back: 'Back to the record',
  already: organisation => `This person already has a membership of ${organisation}.`,
}

export const membershipAddWords: Catalog<typeof fr> = { fr, en }
