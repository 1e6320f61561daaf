import type { Catalog } from '../../html/language.ts'
import type { Showable } from './entry.ts'

const shows: Record<Showable, string> = {
  occupation: 'Ma fonction',
  town: 'Ma ville',
  address: 'Mon adresse complète',
  phone: 'Mon téléphone',
  mobile: 'Mon téléphone mobile',
  email: 'Mon adresse e-mail',
}
const fr = {
  title: "Ma place dans l'annuaire",
  kept: 'Votre choix est enregistré',
  keptHelp: 'Il vaut dès maintenant, sur tous les sites.',
  now: 'Ce que les autres voient de vous',
  forMembers: "L'annuaire n'est ouvert qu'aux membres.",
  forEveryone:
    "L'annuaire est ouvert à tous, sur internet. Votre adresse e-mail n'y est montrée qu'aux membres.",
  noEntry: "Vous n'apparaissez pas dans l'annuaire.",
  notMember:
    "En ce moment, vous n'apparaissez pas\u00a0: votre adhésion n'est pas en cours. Voici ce que les autres verraient.",
  change: 'Choisir',
  absent: "Ne pas apparaître dans l'annuaire",
  absentHint: 'Personne ne vous y trouvera, pas même par une recherche.',
  showing: 'Montrer aussi, avec mon nom',
  shows,
  nothingMore: "Il n'y a rien d'autre à montrer\u00a0: votre fiche ne le dit pas.",
  record: "Ce qui n'est pas dans votre fiche ne peut pas être montré.",
  toRecord: 'Mon compte',
  introduction: 'Me présenter en une phrase ou deux',
  introductionHint: (most: number) => `${most} caractères au plus. Facultatif.`,
  tooLong: (by: number) =>
    `La présentation est trop longue\u00a0: enlevez ${by} ${by > 1 ? 'caractères' : 'caractère'}`,
  look: "Voir avant d'enregistrer",
  checkTitle: "Vérifiez avant d'enregistrer",
  check: 'Voici exactement ce que les autres verront de vous.',
  checkAbsent: "Vous n'apparaîtrez plus dans l'annuaire\u00a0: ni dans la liste, ni dans une recherche.",
  save: 'Enregistrer',
  back: 'Modifier',
  toDirectory: "Ouvrir l'annuaire",
  toAccount: 'Revenir à Mon compte',
}

const en: typeof fr = {
  title: 'My place in the directory',
  kept: 'Your choice is saved',
  keptHelp: 'It holds from now on, on all sites.',
  now: 'What others see of you',
  forMembers: 'The directory is open to members only.',
  forEveryone:
    'The directory is open to all, on the internet. Your e-mail address is only shown to members there.',
  noEntry: 'You do not appear in the directory.',
  notMember:
    'At the moment you do not appear: your membership is not in force. This is what others would see.',
  change: 'Choose',
  absent: 'Do not appear in the directory',
  absentHint: 'Nobody will find you there, not even by searching.',
  showing: 'Show as well, with my name',
  shows: {
    occupation: 'My occupation',
    town: 'My town',
    address: 'My full address',
    phone: 'My telephone number',
    mobile: 'My mobile number',
    email: 'My e-mail address',
  },
  nothingMore: 'There is nothing else to show: your record does not tell it.',
  record: 'What is not in your record cannot be shown.',
  toRecord: 'My account',
  introduction: 'Introduce myself in a sentence or two',
  introductionHint: most => `${most} characters at most. Optional.`,
  tooLong: by => `The introduction is too long: take out ${by} ${by > 1 ? 'characters' : 'character'}`,
  look: 'See before saving',
  checkTitle: 'Check before saving',
  check: 'This is exactly what others will see of you.',
  checkAbsent: 'You will no longer appear in the directory: neither in the list nor in a search.',
  save: 'Save',
  back: 'Change',
  toDirectory: 'Open the directory',
  toAccount: 'Back to My account',
}

export const choiceWords: Catalog<typeof fr> = { fr, en }
