import type { Catalog } from '../html/language.ts'

const fr = {
  choosePassword: 'Choisir mon mot de passe',
  linkSubject: (site: string) => `${site} : choisir votre mot de passe`,
  linkAsked: (site: string, email: string) =>
    `Vous avez demandé à choisir un mot de passe pour vous connecter au site ${site} avec l'adresse ${email}.`,
  linkByOffice: (site: string, email: string) =>
    `Le bureau vous envoie un lien pour choisir un nouveau mot de passe et vous connecter au site ${site} avec l'adresse ${email}.`,
  linkByOfficeReason: (site: string) =>
    `Vous recevez ce message parce que le bureau du site ${site} l'a envoyé à l'adresse de votre compte.`,
  linkValid:
    "Ce lien est valable une heure et ne sert qu'une fois. Passé ce délai, la page vous en proposera un nouveau.",
  notYou:
    "Vous n'avez rien demandé ? Ne faites rien : votre mot de passe reste le même, et personne n'a eu accès à votre compte.",
  linkReason: (site: string) =>
    `Vous recevez ce message parce que quelqu'un a saisi cette adresse sur le site ${site}, rubrique « Mot de passe oublié ou première connexion ».`,
  firstSubject: (site: string) => `${site} : votre première connexion`,
  firstIntro: (site: string) =>
    `Le bureau vous a inscrit parmi les membres du site ${site}. Il ne vous reste qu'à choisir un mot de passe.`,
  firstThen: (email: string) =>
    `Ensuite, vous vous connecterez avec l'adresse ${email} et ce mot de passe. Le lien est valable sept jours.`,
  signInElsewhere: (host: string) =>
    `La connexion se fait sur ${host}, le site qui garde les mots de passe de tout le réseau.`,
  firstExpired: (url: string) => `Passé ce délai, demandez un nouveau lien à cette adresse : ${url}`,
  firstReason: (site: string) =>
    `Vous recevez ce message parce que le bureau a saisi votre adresse sur le site ${site}.`,
  secondGranted: (site: string) =>
    `La personne avec qui vous adhérez vous permet de vous connecter au site ${site} avec votre propre adresse. Il ne vous reste qu'à choisir un mot de passe.`,
  secondGrantedReason: (site: string) =>
    `Vous recevez ce message parce que la personne avec qui vous adhérez a donné votre adresse sur le site ${site}.`,
  unknownSubject: (site: string) => `${site} : cette adresse n'est pas connue`,
  unknownIntro: (site: string, email: string) =>
    `Vous avez demandé à vous connecter au site ${site}, mais aucun compte n'y porte l'adresse ${email}.`,
  unknownThen:
    'Vous avez peut-être donné une autre adresse en vous inscrivant : essayez-la. Sinon, contactez-nous, nous vous dirons comment faire.',
  unknownNotYou: "Vous n'avez rien demandé ? Ne faites rien : ce message n'a pas d'autre suite.",
  secondSubject: (site: string) => `${site} : se connecter`,
  secondIntro: (site: string, email: string) =>
    `Vous avez demandé à vous connecter au site ${site} avec l'adresse ${email}. Elle est celle de la seconde personne d'une adhésion : elle ne permet pas de se connecter.`,
  secondThen: "Connectez-vous avec l'adresse de la première personne inscrite, ou contactez-nous.",
  changedSubject: (site: string) => `${site} : votre mot de passe a été changé`,
  changedIntro: (site: string, email: string) =>
    `Le mot de passe du compte ${email} sur le site ${site} vient d'être changé. Les autres appareils connectés à ce compte ont été déconnectés.`,
  changedNotYou:
    "C'est vous ? Vous n'avez rien à faire. Ce n'est pas vous ? Choisissez tout de suite un nouveau mot de passe, puis contactez-nous :",
  askAgain: 'Choisir un nouveau mot de passe',
  changedReason: (site: string) =>
    `Vous recevez ce message pour votre sécurité, à chaque changement de mot de passe sur le site ${site}.`,
}

const en: typeof fr = {
  choosePassword: 'Choose my password',
  linkSubject: site => `${site}: choose your password`,
  linkAsked: (site, email) =>
    `You asked to choose a password to sign in to ${site} with the address ${email}.`,
  linkByOffice: (site, email) =>
    `The office sends you a link to choose a new password and sign in to ${site} with the address ${email}.`,
  linkByOfficeReason: site =>
    `You get this message because the office of ${site} sent it to the address of your account.`,
  linkValid:
    'This link is good for one hour and works once. When the hour is over, the page will offer you a new one.',
  notYou:
    'You did not ask for anything? Do nothing: your password stays the same, and nobody has had access to your account.',
  linkReason: site =>
    `You get this message because somebody entered this address on ${site}, under “Forgotten password or first sign-in”.`,
  firstSubject: site => `${site}: your first sign-in`,
  firstIntro: site =>
    `The office has entered you among the members of ${site}. All that is left is to choose a password.`,
  firstThen: email =>
    `After that, you sign in with the address ${email} and this password. The link is good for seven days.`,
  signInElsewhere: host => `One signs in on ${host}, the site that keeps the passwords of the whole network.`,
  firstExpired: url => `After that time, ask for a new link here: ${url}`,
  firstReason: site => `You get this message because the office entered your address on ${site}.`,
  secondGranted: site =>
    `The person with whom you are a member lets you sign in to ${site} with your own address. All that is left is to choose a password.`,
  secondGrantedReason: site =>
    `You get this message because the person with whom you are a member gave your address on ${site}.`,
  unknownSubject: site => `${site}: this address is not known`,
  unknownIntro: (site, email) =>
    `You asked to sign in to ${site}, but no account there has the address ${email}.`,
  unknownThen:
    'Perhaps you gave another address when you registered: try that one. If not, contact us and we will tell you what to do.',
  unknownNotYou: 'You did not ask for anything? Do nothing: nothing else follows from this message.',
  secondSubject: site => `${site}: signing in`,
  secondIntro: (site, email) =>
    `You asked to sign in to ${site} with the address ${email}. It belongs to the second person of a membership, and does not sign in.`,
  secondThen: 'Sign in with the address of the person who registered first, or contact us.',
  changedSubject: site => `${site}: your password was changed`,
  changedIntro: (site, email) =>
    `The password of the account ${email} on ${site} has just been changed. Other devices signed in to this account were signed out.`,
  changedNotYou:
    'Was it you? There is nothing to do. Was it not you? Choose a new password at once, then contact us:',
  askAgain: 'Choose a new password',
  changedReason: site => `You get this message for your security, whenever the password changes on ${site}.`,
}

export const letterWords: Catalog<typeof fr> = { fr, en }
