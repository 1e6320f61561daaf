import type { Catalog } from '../html/language.ts'

const fr = {
  /** Stands where the name did. */
  erasedPerson: 'Personne effacée',
  title: 'Effacer mes données',
  lead: "Vous pouvez demander que votre organisation efface ce qu'elle sait de vous.",
  goes: 'Ce qui sera effacé',
  goesList: [
    'votre nom, vos adresses, vos téléphones, votre date de naissance',
    'votre compte\u00a0: vous ne pourrez plus vous connecter',
    "vos fiches et leurs images, vos demandes d'inscription",
    'les membres de votre famille que nous ne connaissons que par vous',
  ],
  stays: 'Ce qui restera, sans votre nom',
  staysList: [
    'vos cotisations et vos paiements, gardés 10 ans pour les comptes (code de commerce, article L123-22)',
    'les dates de votre adhésion',
  ],
  staysWithoutDues: ['les dates de votre adhésion'],
  second:
    "La seconde personne de votre couple reste adhérente jusqu'à la fin de ce qui est payé. Elle fera sa propre demande si elle le souhaite.",
  leaves: 'Votre adhésion prendra fin. Rien ne pourra être retrouvé ensuite.',
  byOffice: "Un responsable traite la demande, au plus tard un mois après l'avoir reçue.",
  byItself: (days: number) =>
    days === 1
      ? "L'effacement se fera de lui-même demain. D'ici là, vous pouvez retirer votre demande."
      : `L'effacement se fera de lui-même dans ${days} jours. D'ici là, vous pouvez retirer votre demande.`,
  owes: 'Une cotisation est encore à régler\u00a0: elle ne vous sera plus demandée.',
  applying: "Une demande d'inscription est en cours\u00a0: elle sera effacée aussi, sans réponse.",
  copyFirst: "Téléchargez d'abord vos données si vous voulez les garder.",
  reason: 'Un mot pour votre organisation (facultatif)',
  password: 'Mot de passe',
  sure: "Oui, je demande l'effacement de mes données",
  sureMissing: 'Cochez la case pour confirmer votre demande',
  tooLong: 'Un texte de 1000 caractères au plus',
  wrongPassword: "Ce n'est pas le bon mot de passe",
  busy: 'Le site est très sollicité. Réessayez dans un instant.',
  ask: "Demander l'effacement",
  back: 'Revenir à Mes données',
  open: 'Votre demande est enregistrée',
  askedOn: (day: string) => `Demandée le ${day}.`,
  answerBy: (day: string) => `Vous aurez une réponse au plus tard le ${day}.`,
  carriedOutOn: (day: string) => `Vos données seront effacées le ${day}.`,
  withdraw: 'Retirer ma demande',
  role: 'Vous avez un rôle au bureau\u00a0: il doit prendre fin avant que vos données puissent être effacées. Adressez-vous à un responsable.',
}

const en: typeof fr = {
  erasedPerson: 'Person erased',
  title: 'Erase my data',
  lead: 'You can ask your organisation to erase what it knows about you.',
  goes: 'What will be erased',
  goesList: [
    'your name, addresses, telephones, date of birth',
    'your account: you will not be able to sign in any more',
    'your records and their images, your applications',
    'members of your family whom we know through you only',
  ],
  stays: 'What will stay, without your name',
  staysList: [
    'your dues and payments, kept for 10 years for the accounts (French code de commerce, article L123-22)',
    'the dates of your membership',
  ],
  staysWithoutDues: ['the dates of your membership'],
  second:
    'The second person of your couple stays a member until the end of what is paid for, and may make a request of her or his own.',
  leaves: 'Your membership will end. Nothing can be found again afterwards.',
  byOffice: 'A manager deals with the request, within a month of receiving it.',
  byItself: days =>
    days === 1
      ? 'The erasure happens by itself tomorrow. Until then you can withdraw your request.'
      : `The erasure happens by itself in ${days} days. Until then you can withdraw your request.`,
  owes: 'Dues are still to be paid: you will not be asked for them any more.',
  applying: 'An application is on its way: it will be erased too, without an answer.',
  copyFirst: 'Download your data first if you wish to keep it.',
  reason: 'A word for your organisation (optional)',
  password: 'Password',
  sure: 'Yes, I ask for my data to be erased',
  sureMissing: 'Tick the box to confirm your request',
  tooLong: 'A text of 1000 characters at most',
  wrongPassword: 'This is not the right password',
  busy: 'The site is very busy. Please try again in a moment.',
  ask: 'Ask for erasure',
  back: 'Back to My data',
  open: 'Your request has been received',
  askedOn: day => `Asked for on ${day}.`,
  answerBy: day => `You will have an answer by ${day}.`,
  carriedOutOn: day => `Your data will be erased on ${day}.`,
  withdraw: 'Withdraw my request',
  role: 'You have a role in the office: it has to end before your data can be erased. Ask a manager.',
}

/** The own request for erasure. */
export const erasureWords: Catalog<typeof fr> = { fr, en }
