import type { Catalog } from '../../html/language.ts'

const fr = {
  receivedSubject: (site: string) => `${site} : confirmez votre inscription`,
  received: (organisation: string) =>
    `Une demande d'inscription auprès de ${organisation} nous est parvenue avec votre adresse.`,
  identifier: (email: string) =>
    `Votre identifiant pour vous connecter est cette adresse\u00a0: ${email}. Votre mot de passe est celui que vous avez choisi\u00a0; nous ne l'écrivons dans aucun message.`,
  toConfirm: 'Pour aller plus loin, confirmez que cette adresse est la vôtre\u00a0:',
  confirm: 'Confirmer mon adresse',
  afterwards: {
    officeApproved: (organisation: string) =>
      `Ensuite, ${organisation} examine votre demande et vous répond par e-mail.`,
    duesPaid: (organisation: string) =>
      `Votre inscription compte dès que ${organisation} a enregistré votre cotisation.`,
  },
  enterAfterwards: "Ensuite, vous pourrez entrer dans l'espace membres.",
  valid: 'Ce lien est valable sept jours. Passé ce délai, la page vous proposera un nouveau message.',
  notYou:
    "Vous n'avez rien demandé\u00a0? Ne faites rien\u00a0: sans confirmation, cette demande n'a pas de suite. Vous pouvez aussi suivre le lien et choisir «\u00a0Ce n'est pas moi\u00a0».",
  receivedReason: (site: string) =>
    `Vous recevez ce message parce que quelqu'un a donné cette adresse en s'inscrivant sur le site ${site}.`,
  hasAccount: (email: string) =>
    `Mais un compte existe déjà avec l'adresse ${email}. Son mot de passe reste le même\u00a0: celui qui a été saisi pour cette demande n'est pas retenu.`,
  addHere:
    "Si cette demande vient de vous, ou de quelqu'un qui partage votre boîte aux lettres, confirmez-la\u00a0: elle sera ajoutée à ce compte.",
  signInAt: (url: string) => `Pour vous connecter\u00a0: ${url}`,
  forgottenAt: (url: string) => `Mot de passe oublié\u00a0: ${url}`,
  admittedSubject: (site: string) => `${site} : bienvenue`,
  admitted: (organisation: string) =>
    `Félicitations\u00a0! Votre inscription auprès de ${organisation} est validée.`,
  enterWith: (email: string) =>
    `Vous pouvez entrer dans l'espace membres avec l'adresse ${email} et votre mot de passe.`,
  confirmFirst: (email: string) =>
    `Avant de vous connecter, confirmez l'adresse ${email} avec le lien du message que nous vous avons envoyé. Vous ne le trouvez plus\u00a0? Connectez-vous\u00a0: la page vous en proposera un autre.`,
  duesWithin: (days: number) => `Votre première cotisation est à régler dans les ${days} jours.`,
  signIn: 'Se connecter',
  admittedReason: (site: string) =>
    `Vous recevez ce message parce que vous vous êtes inscrit sur le site ${site}.`,
  refusedSubject: (site: string) => `${site} : votre demande d'inscription`,
  refused: (organisation: string) =>
    `${organisation} a examiné votre demande d'inscription et ne l'a pas acceptée.`,
  refusedWhy: 'Le motif donné est le suivant\u00a0:',
  refusedContact: (contacts: string) =>
    `Une question, ou une erreur à signaler\u00a0? Contactez ${contacts}.`,
  resumeSubject: (site: string) => `${site} : reprendre votre inscription`,
  resume: (site: string) => `Vous avez demandé à reprendre plus tard votre inscription sur le site ${site}.`,
  resumeHere: "Ce lien l'ouvre sur l'appareil de votre choix, là où vous l'avez laissée\u00a0:",
  resumeButton: 'Reprendre mon inscription',
  resumeValid:
    "Il est valable 30 jours, jusqu'à l'envoi de votre inscription. Sur un autre appareil, vous choisirez de nouveau votre mot de passe.",
  resumeNotYou:
    "Vous n'avez rien demandé\u00a0? Ne faites rien\u00a0: une inscription abandonnée s'efface d'elle-même.",
  resumeReason: (site: string) =>
    `Vous recevez ce message parce que quelqu'un a donné cette adresse en s'inscrivant sur le site ${site}.`,
  or: ' ou ',
}

const en: typeof fr = {
  receivedSubject: site => `${site}: confirm your registration`,
  received: organisation => `An application to ${organisation} has reached us with your address.`,
  identifier: email =>
    `You sign in with this address: ${email}. Your password is the one that you chose; we write it in no message.`,
  toConfirm: 'To go on, confirm that this address is yours:',
  confirm: 'Confirm my address',
  afterwards: {
    officeApproved: organisation =>
      `After that, ${organisation} looks at your application and answers by e-mail.`,
    duesPaid: organisation => `Your registration counts as soon as ${organisation} has recorded your dues.`,
  },
  enterAfterwards: "After that, you can enter the members' area.",
  valid: 'This link is good for seven days. After that time, the page offers you a new message.',
  notYou:
    'You did not ask for anything? Do nothing: nothing follows unless it is confirmed. You can also follow the link and choose “It was not me”.',
  receivedReason: site =>
    `You get this message because somebody gave this address when registering on ${site}.`,
  hasAccount: email =>
    `But there is an account with the address ${email} already. Its password stays the same: the one typed for this application does not count.`,
  addHere:
    'If this application is yours, or that of somebody who shares your mailbox, confirm it: it will be added to this account.',
  signInAt: url => `To sign in: ${url}`,
  forgottenAt: url => `Forgotten password: ${url}`,
  admittedSubject: site => `${site}: welcome`,
  admitted: organisation => `Congratulations! Your registration with ${organisation} is complete.`,
  enterWith: email => `You can enter the members' area with the address ${email} and your password.`,
  confirmFirst: email =>
    `Before you sign in, confirm the address ${email} with the link in the message that we sent you. You cannot find it? Sign in: the page offers you another one.`,
  duesWithin: days => `Your first dues are to be paid within ${days} days.`,
  signIn: 'Sign in',
  admittedReason: site => `You get this message because you registered on ${site}.`,
  refusedSubject: site => `${site}: your application`,
  refused: organisation => `${organisation} has looked at your application and has not accepted it.`,
  refusedWhy: 'The reason given is this:',
  refusedContact: contacts => `A question, or a mistake to tell of? Contact ${contacts}.`,
  resumeSubject: site => `${site}: continue your registration`,
  resume: site => `You asked to continue your registration on ${site} later.`,
  resumeHere: 'This link opens it on any device, where you left it:',
  resumeButton: 'Continue my registration',
  resumeValid:
    'It is good for 30 days, until you send your registration. On another device you choose your password again.',
  resumeNotYou: 'You did not ask for anything? Do nothing: a registration that is left alone goes away.',
  resumeReason: site =>
    `You get this message because somebody gave this address when registering on ${site}.`,
  or: ' or ',
}

export const applicantLetterWords: Catalog<typeof fr> = { fr, en }
