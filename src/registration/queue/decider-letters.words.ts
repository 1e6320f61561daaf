import type { Catalog } from '../../html/language.ts'

const fr = {
  subject: (site: string, applicant: string) => `${site} : demande de ${applicant}`,
  plainSubject: (site: string) => `${site}\u00a0: une demande à examiner`,
  toDecide: (applicant: string, organisation: string) =>
    `${applicant} demande à rejoindre ${organisation}. Votre décision est attendue.`,
  noNeed: (applicant: string, organisation: string) =>
    `${applicant} demande à rejoindre ${organisation}. Vous n'avez rien à valider\u00a0:`,
  waits: {
    emailConfirmed: "l'inscription comptera dès que l'adresse e-mail sera confirmée.",
    duesPaid: "l'inscription comptera dès que vous aurez noté la cotisation reçue.",
    nothing: "l'inscription compte déjà.",
  },
  see: 'Voir la demande',
  signIn:
    'Le lien vous demande de vous connecter. Si un autre responsable décide avant vous, la page le dit.',
  reason: (organisation: string) =>
    `Vous recevez ce message parce que vous traitez les demandes adressées à ${organisation}.`,
}

const en: typeof fr = {
  subject: (site, applicant) => `${site}: application of ${applicant}`,
  plainSubject: site => `${site}: an application to look at`,
  toDecide: (applicant, organisation) =>
    `${applicant} applies to join ${organisation}. Your decision is awaited.`,
  noNeed: (applicant, organisation) =>
    `${applicant} applies to join ${organisation}. There is nothing for you to approve:`,
  waits: {
    emailConfirmed: 'the registration counts as soon as the e-mail address is confirmed.',
    duesPaid: 'the registration counts as soon as you have noted that the dues have come in.',
    nothing: 'the registration counts already.',
  },
  see: 'See the application',
  signIn: 'The link asks you to sign in. If another manager decides before you, the page says so.',
  reason: organisation => `You get this message because you handle the applications to ${organisation}.`,
}

export const deciderLetterWords: Catalog<typeof fr> = { fr, en }
