import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Effacements',
  intro:
    'Chacun peut demander que ses données soient effacées. Répondez au plus tard un mois après la demande (RGPD, article 12).',
  open: 'Demandes à traiter',
  noneOpen: 'Aucune demande à traiter.',
  done: 'Effacements faits',
  noneDone: 'Aucun effacement pour le moment.',
  who: 'Personne',
  askedOn: 'Demandé le',
  answerBy: 'Réponse au plus tard le',
  byItself: 'Se fera de lui-même le',
  late: (day: string) => `${day} (dépassé)`,
  never: 'par le bureau',
  doneOn: 'Fait le',
  organisation: 'Organisation',
  by: 'Par',
  itself: "de lui-même, à l'échéance",
  unknown: 'un responsable',
  pageTitle: (name: string) => `Effacer les données de ${name}`,
  request: 'La demande',
  ownWords: 'Ce que la personne écrit',
  goes: 'Ce qui sera effacé',
  identity: 'son nom, ses coordonnées, son compte et ses connexions',
  records: (count: number) =>
    count === 1 ? 'sa fiche, avec ses images' : `ses ${count} fiches, avec leurs images`,
  beneficiaries: (count: number) =>
    count === 1
      ? "son ayant droit, s'il n'est connu que par elle"
      : `ses ${count} ayants droit, s'ils ne sont connus que par elle`,
  applications: "ses demandes d'inscription, même en cours",
  traces: 'ce qui la désigne dans les messages et les traces',
  dues: 'ce qui reste à régler\u00a0: la cotisation ouverte sera annulée',
  stays: 'Ce qui restera, sans son nom',
  stay: [
    'ses cotisations et ses paiements, gardés 10 ans pour les comptes (code de commerce, article L123-22)',
    'les dates de son adhésion, qui prendra fin',
    "la date de cet effacement, et qui l'a fait",
  ],
  stayWithoutDues: [
    'les dates de son adhésion, qui prendra fin',
    "la date de cet effacement, et qui l'a fait",
  ],
  second: "La seconde personne du couple reste adhérente jusqu'à la fin de ce qui est payé.",
  role: 'Cette personne a un rôle au bureau\u00a0: il doit prendre fin avant que ses données puissent être effacées.',
  elsewhere:
    "Cette personne est aussi adhérente d'une autre organisation\u00a0: vous ne pouvez pas effacer ses données.",
  ask: (whom: string) => `Adressez-vous à ${whom}.`,
  final: 'Rien ne pourra être retrouvé ensuite.',
  sure: 'Oui, effacer définitivement',
  sureMissing: 'Cochez la case pour confirmer',
  erase: 'Effacer les données',
  refuseTitle: 'Refuser la demande',
  refuseHelp:
    'La personne reçoit le motif par message. Un refus doit se fonder sur la loi (RGPD, article 17, 3).',
  reason: 'Motif du refus',
  reasonMissing: 'Écrivez pourquoi la demande est refusée',
  tooLong: 'Un texte de 1000 caractères au plus',
  refuse: 'Refuser',
  back: 'Revenir aux effacements',
  member: 'Revenir à la fiche',
  howAsked: "Comment la personne l'a demandé (facultatif)",
  howAskedHint: 'Par exemple\u00a0: par courrier du 3 mars. Sera effacé avec le reste.',
  startIntro:
    "Quand quelqu'un vous le demande par courrier ou de vive voix. Assurez-vous que c'est bien cette personne.",
}

const en: typeof fr = {
  title: 'Erasures',
  intro:
    'Anybody can ask for their data to be erased. Answer within a month of the request (GDPR, article 12).',
  open: 'Requests to deal with',
  noneOpen: 'No request to deal with.',
  done: 'Erasures done',
  noneDone: 'No erasure yet.',
  who: 'Person',
  askedOn: 'Asked for on',
  answerBy: 'Answer by',
  byItself: 'Happens by itself on',
  late: day => `${day} (past)`,
  never: 'by the office',
  doneOn: 'Done on',
  organisation: 'Organisation',
  by: 'By',
  itself: 'by itself, on its day',
  unknown: 'a manager',
  pageTitle: name => `Erase the data of ${name}`,
  request: 'The request',
  ownWords: 'What the person writes',
  goes: 'What will be erased',
  identity: 'the name, contact details, account and sessions',
  records: count => (count === 1 ? 'one record with its images' : `${count} records with their images`),
  beneficiaries: count =>
    count === 1
      ? 'one beneficiary, if known through the person only'
      : `${count} beneficiaries, as far as they are known through the person only`,
  applications: 'the applications, even on their way',
  traces: 'what names the person in letters and traces',
  dues: 'what is still to be paid: the open due will be cancelled',
  stays: 'What will stay, without the name',
  stay: [
    'dues and payments, kept for 10 years for the accounts (French code de commerce, article L123-22)',
    'the dates of the membership, which will end',
    'the date of this erasure, and who did it',
  ],
  stayWithoutDues: [
    'the dates of the membership, which will end',
    'the date of this erasure, and who did it',
  ],
  second: 'The second person of the couple stays a member until the end of what is paid for.',
  role: 'This person has a role in the office: it has to end before the data can be erased.',
  elsewhere: 'This person is a member of another organisation too: you cannot erase the data.',
  ask: whom => `Turn to ${whom}.`,
  final: 'Nothing can be found again afterwards.',
  sure: 'Yes, erase for good',
  sureMissing: 'Tick the box to confirm',
  erase: 'Erase the data',
  refuseTitle: 'Refuse the request',
  refuseHelp: 'The person gets the reason by letter. A refusal has to rest on the law (GDPR, article 17, 3).',
  reason: 'Reason for the refusal',
  reasonMissing: 'Write why the request is refused',
  tooLong: 'A text of 1000 characters at most',
  refuse: 'Refuse',
  back: 'Back to erasures',
  member: 'Back to the record',
  howAsked: 'How the person asked for it (optional)',
  howAskedHint: 'For example: by post on 3 March. Will be erased with the rest.',
  startIntro: 'When somebody asks you by post or in person. Make sure that it is really this person.',
}

/** What the office does about erasures. */
export const erasuresWords: Catalog<typeof fr> = { fr, en }
