import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Connexion du deuxième adhérent',
  name: 'Deuxième adhérent',
  email: 'Adresse e-mail',
  none: 'non renseignée',
  state: 'Connexion',
  states: {
    no: 'ne se connecte pas avec sa propre adresse',
    waiting: 'autorisée, mot de passe pas encore choisi',
    yes: 'autorisée, avec sa propre adresse',
  },
  intro: (name: string) =>
    `Vous seul vous connectez pour votre couple. Vous pouvez permettre à ${name} de se connecter aussi, avec sa propre adresse et son propre mot de passe.`,
  grantThen:
    'Un message partira à cette adresse, avec un lien pour choisir un mot de passe. Vous pourrez retirer cette autorisation à tout moment.',
  grant: 'Autoriser la connexion',
  noAddress: (name: string) =>
    `Pour que ${name} puisse se connecter, il faut d'abord donner son adresse e-mail dans votre fiche membre.`,
  sameMailbox: (name: string, email: string) =>
    `${name} a la même adresse que vous, ${email}\u00a0: vous partagez la même boîte aux lettres, donc la même connexion. Si cette adresse sert à plusieurs membres, chacun dit qui il est après s'être connecté. Pour une connexion séparée, donnez d'abord une autre adresse à ${name} dans votre fiche membre.`,
  taken:
    "Cette adresse sert déjà à quelqu'un d'autre pour se connecter. Donnez une autre adresse dans votre fiche membre, ou contactez-nous.",
  tooMany: (wait: string) => `Plusieurs messages sont déjà partis à cette adresse. Réessayez dans ${wait}.`,
  record: 'Modifier ma fiche membre',
  granted: (name: string) => `${name} peut se connecter avec sa propre adresse.`,
  lost: (name: string) =>
    `Message perdu\u00a0? ${name} peut demander un nouveau lien sur la page «\u00a0Mot de passe oublié ou première connexion\u00a0».`,
  withdrawTitle: "Retirer l'autorisation",
  withdrawThen: (name: string) =>
    `${name} sera déconnecté de tous ses appareils et ne pourra plus se connecter. Votre connexion ne change pas.`,
  withdraw: "Retirer l'autorisation",
  doneGranted: 'La connexion est autorisée',
  doneGrantedHelp: (email: string) => `Un message vient d'être envoyé à l'adresse ${email}.`,
  doneWithdrawn: "L'autorisation est retirée",
  doneWithdrawnHelp: 'Cette personne ne se connecte plus avec sa propre adresse.',
  noSecond: "Votre adhésion n'a pas de deuxième adhérent.",
  isSecond:
    "C'est la première personne inscrite qui décide de votre connexion. Vous êtes connecté avec votre propre adresse.",
  back: 'Revenir à «\u00a0Mon compte\u00a0»',
}

const en: typeof fr = {
  title: 'Sign-in of the second member',
  name: 'Second member',
  email: 'E-mail address',
  none: 'not given',
  state: 'Sign-in',
  states: {
    no: 'does not sign in with an own address',
    waiting: 'allowed, no password chosen yet',
    yes: 'allowed, with an own address',
  },
  intro: name =>
    `You alone sign in for your couple. You can let ${name} sign in too, with an address and a password of their own.`,
  grantThen:
    'A message will go to this address, with a link to choose a password. You can take this back at any time.',
  grant: 'Allow signing in',
  noAddress: name => `So that ${name} can sign in, first give their e-mail address in your member record.`,
  sameMailbox: (name, email) =>
    `${name} has the same address as you, ${email}: you share a mailbox, and so a sign-in. If several members use this address, each says who they are after signing in. For a separate sign-in, first give ${name} another address in your member record.`,
  taken:
    'Somebody else signs in with this address already. Give another address in your member record, or contact us.',
  tooMany: wait => `Several messages have gone to this address already. Try again in ${wait}.`,
  record: 'Change my member record',
  granted: name => `${name} can sign in with an own address.`,
  lost: name =>
    `Message lost? ${name} can ask for a new link on the page “Forgotten password or first sign-in”.`,
  withdrawTitle: 'Take the permission back',
  withdrawThen: name =>
    `${name} will be signed out of every device and can no longer sign in. Your own sign-in does not change.`,
  withdraw: 'Take the permission back',
  doneGranted: 'Signing in is allowed',
  doneGrantedHelp: email => `A message has just been sent to ${email}.`,
  doneWithdrawn: 'The permission has been taken back',
  doneWithdrawnHelp: 'This person no longer signs in with an own address.',
  noSecond: 'Your membership has no second member.',
  isSecond:
    'The person who registered first decides about your sign-in. You are signed in with your own address.',
  back: 'Back to “My account”',
}

export const secondSignInWords: Catalog<typeof fr> = { fr, en }
