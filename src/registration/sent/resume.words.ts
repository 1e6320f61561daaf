import type { Catalog } from '../../html/language.ts'

const fr = {
  laterTitle: 'Reprendre plus tard',
  laterKept:
    'Ce que vous avez saisi est gardé 30 jours dans ce navigateur\u00a0: il vous suffit de revenir ici.',
  laterWhy: 'Pour continuer sur un autre appareil, recevez un lien par e-mail.',
  email: 'Adresse e-mail',
  submit: 'Recevoir le lien',
  goOn: 'Continuer maintenant',
  emailMissing: 'Saisissez votre adresse e-mail',
  sent: "Un message vient d'être envoyé",
  sentTo: (email: string) => `À l'adresse\u00a0: ${email}`,
  sentThen: "Son lien ouvre votre inscription là où vous l'avez laissée, sur l'appareil de votre choix.",
  movedTitle: 'Votre inscription est ouverte ailleurs',
  moved:
    "Elle a été reprise sur un autre appareil, avec le lien reçu par e-mail\u00a0: c'est là qu'elle continue, et ce navigateur ne la montre plus.",
  movedBack: "Pour la ramener ici, recevez de nouveau le lien à l'adresse donnée dans l'inscription.",
  another: 'Commencer une autre inscription',
  resumeTitle: 'Reprendre mon inscription',
  resume: (organisation: string, moment: string) =>
    `Votre inscription auprès de ${organisation} vous attend. Dernière modification\u00a0: ${moment}.`,
  newPassword:
    'Si vous aviez choisi un mot de passe, choisissez de nouveau votre mot de passe\u00a0: par sécurité, il ne suit pas le lien.',
  otherDevices: "L'inscription ne sera plus ouverte sur l'appareil où elle a été commencée.",
  replaces:
    "Une autre inscription est commencée dans ce navigateur\u00a0: elle ne sera plus accessible d'ici.",
  resumeButton: 'Reprendre mon inscription',
  dead: {
    sent: {
      title: 'Cette inscription est déjà envoyée',
      text: 'Connectez-vous avec votre adresse et le mot de passe choisi pour voir où elle en est.',
    },
    expired: {
      title: 'Ce lien a expiré',
      text: "Il était valable 30 jours. L'inscription est encore là\u00a0: recevez un nouveau lien.",
    },
    changed: {
      title: 'Ce lien ne sert plus',
      text: "L'adresse e-mail de cette inscription a été changée depuis. Suivez le lien du message le plus récent.",
    },
    unknown: {
      title: "Ce lien n'est plus bon",
      text: "Il est incomplet, ou l'inscription s'est effacée\u00a0: une inscription laissée 30 jours s'efface d'elle-même.",
    },
  },
  newLink: 'Recevoir un nouveau lien',
  signIn: 'Se connecter',
  begin: 'Commencer une inscription',
  home: "Revenir à l'accueil",
}

const en: typeof fr = {
  laterTitle: 'Continue later',
  laterKept: 'What you have typed is kept for 30 days in this browser: just come back here.',
  laterWhy: 'To go on with another device, get a link by e-mail.',
  email: 'E-mail address',
  submit: 'Get the link',
  goOn: 'Go on now',
  emailMissing: 'Enter your e-mail address',
  sent: 'A message has just been sent',
  sentTo: email => `To the address: ${email}`,
  sentThen: 'Its link opens your registration where you left it, on any device.',
  movedTitle: 'Your registration is open elsewhere',
  moved:
    'It was taken up on another device, with the link received by e-mail: it goes on there, and this browser does not show it any more.',
  movedBack: 'To bring it back here, get the link again, at the address given in the registration.',
  another: 'Begin another registration',
  resumeTitle: 'Continue my registration',
  resume: (organisation, moment) =>
    `Your registration with ${organisation} is waiting for you. Last change: ${moment}.`,
  newPassword:
    'If you had chosen a password, choose your password again: for safety, it does not come with the link.',
  otherDevices: 'The registration will no longer be open on the device where it was begun.',
  replaces: 'Another registration is begun in this browser: it can no longer be reached from here.',
  resumeButton: 'Continue my registration',
  dead: {
    sent: {
      title: 'This registration is sent already',
      text: 'Sign in with your address and the password that you chose to see where it stands.',
    },
    expired: {
      title: 'This link has expired',
      text: 'It was good for 30 days. The registration is still there: get a new link.',
    },
    changed: {
      title: 'This link no longer works',
      text: 'The e-mail address of this registration has been changed since. Follow the link in the newest message.',
    },
    unknown: {
      title: 'This link is not good any more',
      text: 'It is not complete, or the registration is gone: one that is left for 30 days goes away.',
    },
  },
  newLink: 'Get a new link',
  signIn: 'Sign in',
  begin: 'Begin a registration',
  home: 'Back to the home page',
}

export const resumeWords: Catalog<typeof fr> = { fr, en }
