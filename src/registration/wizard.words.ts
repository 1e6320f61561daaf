import type { Catalog } from '../html/language.ts'

const fr = {
  progress: (at: number, of: number) => `Étape ${at} sur ${of}`,
  next: 'Suivant',
  previous: 'Précédent',
  later: 'Reprendre plus tard',
  submit: 'Valider mon inscription',
  submitByInvitation: 'Envoyer ma demande',
  change: 'Modifier',
  willBeApproved: 'Votre structure devra valider votre inscription',
  willBeApprovedHelp: (organisation: string) =>
    `Une fois votre demande envoyée, ${organisation} en sera informée et vous recevrez sa réponse par e-mail.`,
  already: 'Vous avez déjà un compte\u00a0?',
  signIn: 'Se connecter',
  busy: "Beaucoup de personnes s'inscrivent en ce moment. Ce que vous avez saisi est gardé\u00a0: réessayez dans un instant.",
  tooMany: "Trop d'inscriptions viennent de votre connexion. Réessayez dans une heure, ou contactez-nous.",
  tooMuch: 'Ce que vous avez saisi est trop long pour être gardé. Raccourcissez-le, ou contactez-nous.',
  passwordKept: 'Votre mot de passe est enregistré',
  passwordKeptHelp: 'Laissez les deux champs vides pour le garder, ou saisissez-en un autre.',
  password: 'Mot de passe',
  passwordMissing: 'Choisissez un mot de passe',
  again: 'Ressaisissez le mot de passe',
}

const en: typeof fr = {
  progress: (at, of) => `Step ${at} of ${of}`,
  next: 'Next',
  previous: 'Previous',
  later: 'Continue later',
  submit: 'Confirm my registration',
  submitByInvitation: 'Send my application',
  change: 'Change',
  willBeApproved: 'Your structure will have to approve your registration',
  willBeApprovedHelp: organisation =>
    `Once your application is sent, ${organisation} will be told of it and you will get its answer by e-mail.`,
  already: 'Do you have an account already?',
  signIn: 'Sign in',
  busy: 'Many people are registering right now. What you have typed is kept: try again in a moment.',
  tooMany: 'Too many registrations come from your connection. Try again in an hour, or contact us.',
  tooMuch: 'What you have typed is too long to be kept. Make it shorter, or contact us.',
  passwordKept: 'Your password is kept',
  passwordKeptHelp: 'Leave both fields empty to keep it, or enter another one.',
  password: 'Password',
  passwordMissing: 'Choose a password',
  again: 'Enter the password again',
}

export const wizardWords: Catalog<typeof fr> = { fr, en }
