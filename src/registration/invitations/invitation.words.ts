import type { Catalog } from '../../html/language.ts'

const fr = {
  dead: "Ce lien d'invitation ne permet plus de s'inscrire",
  unknown: "Ce lien d'invitation n'existe pas",
  why: {
    unknown:
      "Son adresse est peut-être incomplète\u00a0: ouvrez-le de nouveau depuis le message que vous avez reçu, ou recopiez-le en entier. Si cela ne suffit pas, demandez un nouveau lien à l'organisation qui vous l'a envoyé.",
    stopped: (organisation: string) => `${organisation} a mis fin à ce lien. Demandez-lui-en un nouveau.`,
    expired: (organisation: string, day: string) =>
      `Il était valable jusqu'au ${day} inclus. Demandez un nouveau lien à ${organisation}.`,
    usedUp: (organisation: string) =>
      `Il a déjà servi autant de fois que prévu. Demandez un nouveau lien à ${organisation}.`,
    usedOnce: (organisation: string) =>
      `Il ne servait qu'une fois, et une inscription a déjà été envoyée avec lui. Si ce n'est pas la vôtre, demandez un nouveau lien à ${organisation}.`,
  },
  kept: 'Ce que vous avez saisi est gardé 30 jours. Quand vous aurez un nouveau lien, ouvrez-le sur cet appareil\u00a0: vous reprendrez où vous en étiez.',
  already: 'Vous êtes déjà inscrit\u00a0?',
  signIn: 'Se connecter',
  first: 'Mot de passe oublié ou première connexion',
  hasAccount: 'Vous avez déjà un compte',
  signedInAs: (email: string) => `Vous êtes connecté avec l'adresse ${email}.`,
  forSomebodyNew: 'Ce lien sert à inscrire une nouvelle personne.',
  myAccount: 'Aller à mon compte',
  signOut: 'Me déconnecter et inscrire une autre personne',
  resume: 'Reprendre votre inscription',
  resumeWhy:
    "Sur cet appareil, vous aviez commencé à vous inscrire avec un autre lien, qui n'est plus valable. Ce que vous aviez saisi est gardé\u00a0: vous pouvez continuer avec le nouveau lien.",
  goOn: 'Reprendre mon inscription',
  beginAgain: 'Tout recommencer',
  begun: 'Une inscription est déjà commencée',
  begunWhy: (before: string, now: string) =>
    `Sur cet appareil, vous avez commencé à vous inscrire auprès de ${before}. Vous pouvez continuer, ou commencer une nouvelle inscription auprès de ${now} avec le lien que vous venez d'ouvrir\u00a0: la première ne sera alors plus accessible d'ici.`,
  beginWithLink: 'Commencer avec ce lien',
  keepFirst: "Recevoir d'abord le lien de l'inscription commencée",
}

const en: typeof fr = {
  dead: 'This invitation link no longer lets anyone register',
  unknown: 'This invitation link does not exist',
  why: {
    unknown:
      'Perhaps its address is not complete: open it again from the message that you received, or copy the whole of it. If that does not help, ask the organisation that sent it to you for a new one.',
    stopped: organisation => `${organisation} has stopped this link. Ask for a new one.`,
    expired: (organisation, day) =>
      `It was good until the end of ${day}. Ask ${organisation} for a new link.`,
    usedUp: organisation => `It has been used as often as it could be. Ask ${organisation} for a new link.`,
    usedOnce: organisation =>
      `It worked once, and a registration has been sent with it. If it was not yours, ask ${organisation} for a new link.`,
  },
  kept: 'What you have typed is kept for 30 days. When you have a new link, open it on this device: you will go on where you were.',
  already: 'Are you registered already?',
  signIn: 'Sign in',
  first: 'Forgotten password or first sign-in',
  hasAccount: 'You have an account already',
  signedInAs: email => `You are signed in with the address ${email}.`,
  forSomebodyNew: 'This link is for registering somebody new.',
  myAccount: 'Go to my account',
  signOut: 'Sign out and register somebody else',
  resume: 'Continue your registration',
  resumeWhy:
    'On this device you had begun to register with another link, which is no longer good. What you had typed is kept: you can go on with the new link.',
  goOn: 'Continue my registration',
  beginAgain: 'Start all over',
  begun: 'A registration is begun already',
  begunWhy: (before, now) =>
    `On this device you have begun to register with ${before}. You can go on, or begin a new registration with ${now} by the link that you have just opened: the first one can then no longer be reached from here.`,
  beginWithLink: 'Begin with this link',
  keepFirst: 'Get the link to the registration that is begun first',
}

export const invitationWords: Catalog<typeof fr> = { fr, en }
