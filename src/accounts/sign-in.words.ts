import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Se connecter',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  remember: 'Se souvenir de moi',
  rememberHint: 'Pendant 30 jours, sur cet appareil. À éviter sur un ordinateur partagé.',
  submit: 'Se connecter',
  forgotten: 'Mot de passe oublié ou première connexion',
  createAccount: 'Créer un compte',
  home: "Revenir à l'accueil",
  reserved: 'Cette page est réservée aux membres. Connectez-vous pour la voir.',
  emailMissing: 'Saisissez votre adresse e-mail',
  passwordMissing: 'Saisissez votre mot de passe',
  wrong: "L'adresse e-mail ou le mot de passe n'est pas le bon",
  wrongHelp:
    'Vérifiez les deux. Si vous avez plusieurs adresses e-mail, essayez celle que vous avez donnée en adhérant. Si vous ne vous êtes jamais connecté, ou si vous avez oublié votre mot de passe, demandez-en un nouveau :',
  slowed: (wait: string) =>
    `Trop d'essais ont échoué. Pour protéger ce compte, attendez ${wait} avant de réessayer. Choisir un nouveau mot de passe lève aussitôt cette attente.`,
  thenWait: (wait: string) => `Attendez ${wait} avant de réessayer.`,
  busy: 'Beaucoup de personnes se connectent en ce moment. Réessayez dans un instant.',
  passwordSaved: 'Votre mot de passe est enregistré',
  passwordSavedHelp: 'Vous pouvez maintenant vous connecter.',
  wait: (seconds: number) => {
    if (seconds < 60) return `${seconds} ${seconds > 1 ? 'secondes' : 'seconde'}`
    const minutes = Math.ceil(seconds / 60)
    if (minutes < 120) return `${minutes} ${minutes > 1 ? 'minutes' : 'minute'}`
    return `${Math.ceil(minutes / 60)} heures`
  },
  confirmTitle: 'Confirmez votre mot de passe',
  confirmWhy:
    'Le bureau donne accès aux données des membres\u00a0: le mot de passe est redemandé après 30 minutes sans activité, et avant de donner un rôle ou de télécharger une liste de membres.',
  confirmSubmit: 'Continuer',
  confirmKept: 'Ce que vous avez saisi est gardé et pourra partir ensuite.',
  confirmed: 'Mot de passe confirmé',
  confirmedKept: "Ce que vous aviez saisi n'est pas encore parti. Continuez pour l'envoyer.",
  confirmWrong: "Ce n'est pas le bon mot de passe",
}

const en: typeof fr = {
  title: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  remember: 'Remember me',
  rememberHint: 'For 30 days, on this device. Not on a computer that you share.',
  submit: 'Sign in',
  forgotten: 'Forgotten password or first sign-in',
  createAccount: 'Create an account',
  home: 'Back to the home page',
  reserved: 'This page is for members only. Sign in to see it.',
  emailMissing: 'Enter your e-mail address',
  passwordMissing: 'Enter your password',
  wrong: 'The e-mail address or the password is not right',
  wrongHelp:
    'Check both. If you have several e-mail addresses, try the one you gave when you joined. If you have never signed in, or have forgotten your password, ask for a new one:',
  slowed: wait =>
    `Too many tries have failed. To protect this account, wait ${wait} before you try again. Choosing a new password ends this wait at once.`,
  thenWait: wait => `Wait ${wait} before you try again.`,
  busy: 'Many people are signing in right now. Please try again in a moment.',
  passwordSaved: 'Your password has been saved',
  passwordSavedHelp: 'You can sign in now.',
  wait: seconds => {
    if (seconds < 60) return `${seconds} second${seconds > 1 ? 's' : ''}`
    const minutes = Math.ceil(seconds / 60)
    if (minutes < 120) return `${minutes} minute${minutes > 1 ? 's' : ''}`
    return `${Math.ceil(minutes / 60)} hours`
  },
  confirmTitle: 'Confirm your password',
  confirmWhy:
    "The office opens the members' data: the password is asked for again after 30 minutes without activity, and before giving a role or downloading a list of members.",
  confirmSubmit: 'Continue',
  confirmKept: 'What you have typed is kept, and can go out afterwards.',
  confirmed: 'Password confirmed',
  confirmedKept: 'What you had typed has not gone out yet. Continue to send it.',
  confirmWrong: 'This is not the right password',
}

export const signInWords: Catalog<typeof fr> = { fr, en }
