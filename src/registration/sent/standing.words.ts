import type { Catalog } from '../../html/language.ts'

const fr = {
  sent: 'Demande envoyée',
  sentTo: (organisation: string) => `Votre demande d'inscription auprès de ${organisation} est bien arrivée.`,
  congratulations: 'Félicitations',
  admittedTo: (organisation: string) => `Votre inscription auprès de ${organisation} est validée`,
  enterWith: (email: string) =>
    `Vous pouvez entrer dans l'espace membres avec l'adresse ${email} et votre mot de passe.`,
  password: {
    typed: 'Votre mot de passe est celui que vous avez choisi en vous inscrivant.',
    dropped:
      "Il vous reste à choisir un mot de passe\u00a0: plusieurs demandes ont été envoyées avec cette adresse, et celui qui a été saisi avec celle-ci n'est pas retenu.",
    kept: "Cette adresse avait déjà un compte\u00a0: son mot de passe n'a pas changé, et votre inscription y est ajoutée.",
    none: "Cette adresse avait déjà un compte, et votre inscription y est ajoutée. Il n'a pas encore de mot de passe\u00a0: il vous reste à en choisir un.",
    other: '',
  },
  addressConfirmed: 'Votre adresse est confirmée',
  followHere: 'Vous pouvez déjà vous connecter pour suivre votre demande.',
  refused: "Votre demande n'a pas été acceptée",
  refusedBy: (organisation: string) => `${organisation} a examiné votre demande et ne l'a pas acceptée.`,
  reason: 'Motif\u00a0:',
  refusedThen: "Si vous pensez que c'est une erreur, contactez-nous.",
  next: 'Et maintenant\u00a0?',
  missing: {
    emailConfirmed: (_organisation: string, email: string) =>
      `Confirmez votre adresse\u00a0: ouvrez le message envoyé à ${email} et suivez son lien.`,
    officeApproved: (organisation: string) =>
      `${organisation} examine votre demande et vous répond par e-mail.`,
    duesPaid: (organisation: string) =>
      `Réglez votre cotisation auprès de ${organisation}\u00a0: votre inscription compte dès qu'elle est enregistrée.`,
  },
  atLast: "Vous entrez ensuite dans l'espace membres avec votre adresse et votre mot de passe.",
  duesWithin: (days: number) =>
    `Votre première cotisation sera à régler dans les ${days} jours qui suivent votre admission.`,
  duesNow: (days: number) => `Votre première cotisation est à régler dans les ${days} jours.`,
  yours: 'Votre demande',
  identifier: 'Identifiant',
  name: 'Nom et prénom',
  organisation: 'Organisation',
  sentOn: 'Envoyée le',
  signIn: 'Se connecter',
  home: "Revenir à l'accueil",
  waiting: (organisation: string) =>
    `${organisation} a bien reçu votre demande. Voici ce qui manque encore avant votre admission.`,
}

const en: typeof fr = {
  sent: 'Application sent',
  sentTo: organisation => `Your application to ${organisation} has arrived.`,
  congratulations: 'Congratulations',
  admittedTo: organisation => `Your registration with ${organisation} is complete`,
  enterWith: email => `You can enter the members' area with the address ${email} and your password.`,
  password: {
    typed: 'Your password is the one that you chose when you registered.',
    dropped:
      'What is left is to choose a password: several applications were sent with this address, and the one typed with this one does not count.',
    kept: 'This address had an account already: its password has not changed, and your registration is added to it.',
    none: 'This address had an account already, and your registration is added to it. It has no password yet: what is left is to choose one.',
    other: '',
  },
  addressConfirmed: 'Your address is confirmed',
  followHere: 'You can sign in now to follow your application.',
  refused: 'Your application was not accepted',
  refusedBy: organisation => `${organisation} has looked at your application and has not accepted it.`,
  reason: 'Reason:',
  refusedThen: 'If you think that this is a mistake, contact us.',
  next: 'What happens next?',
  missing: {
    emailConfirmed: (_organisation, email) =>
      `Confirm your address: open the message sent to ${email} and follow its link.`,
    officeApproved: organisation => `${organisation} looks at your application and answers by e-mail.`,
    duesPaid: organisation =>
      `Pay your dues to ${organisation}: your registration counts as soon as they are recorded.`,
  },
  atLast: "After that you enter the members' area with your address and your password.",
  duesWithin: days => `Your first dues are to be paid within ${days} days of your admission.`,
  duesNow: days => `Your first dues are to be paid within ${days} days.`,
  yours: 'Your application',
  identifier: 'Identifier',
  name: 'Name',
  organisation: 'Organisation',
  sentOn: 'Sent on',
  signIn: 'Sign in',
  home: 'Back to the home page',
  waiting: organisation =>
    `${organisation} has received your application. This is what is still missing before you are admitted.`,
}

export const standingWords: Catalog<typeof fr> = { fr, en }
