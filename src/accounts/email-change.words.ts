import type { Catalog } from '../html/language.ts'

const fr = {
  title: "Changer d'adresse e-mail",
  now: 'Adresse de connexion',
  intro:
    "Nous enverrons un lien à la nouvelle adresse. Tant que vous ne l'avez pas ouvert et confirmé, vous vous connectez avec l'adresse actuelle.",
  shared: (name: string) =>
    `Vous êtes plusieurs à partager cette adresse. Seule la connexion de ${name} change\u00a0: les autres gardent l'adresse et le mot de passe. Vous choisirez un mot de passe à vous en confirmant.`,
  newEmail: 'Nouvelle adresse e-mail',
  password: 'Mot de passe actuel',
  submit: 'Envoyer le lien',
  emailMissing: 'Saisissez votre nouvelle adresse e-mail',
  notAnAddress: "Ce n'est pas une adresse e-mail complète, comme nom@exemple.fr",
  same: "C'est déjà votre adresse\u00a0: saisissez-en une autre",
  taken: 'Cette adresse sert déjà à un autre compte. Choisissez-en une autre, ou contactez-nous.',
  meant: (email: string) =>
    `Vouliez-vous dire ${email}\u00a0? Corrigez l'adresse, ou envoyez-la de nouveau si elle est exacte.`,
  tooMany: (wait: string) =>
    `Plusieurs messages sont déjà partis. Regardez aussi parmi les indésirables\u00a0; vous pourrez en demander un autre dans ${wait}.`,
  pendingTitle: "Un message vient d'être envoyé",
  pending: (email: string) => `À l'adresse\u00a0: ${email}`,
  pendingThen: (moment: string) =>
    `Ouvrez ce message et suivez son lien, valable jusqu'au ${moment}. Rien au bout de quelques minutes\u00a0? Regardez parmi les indésirables («\u00a0spams\u00a0»).`,
  waiting: 'Changement en attente',
  expired: (email: string) =>
    `Le lien envoyé à l'adresse ${email} a expiré sans être suivi. Votre adresse n'a pas changé\u00a0; vous pouvez recommencer ci-dessous.`,
  resend: 'Renvoyer',
  cancel: 'Annuler le changement',
  sentAgain: 'Le message est renvoyé',
  sentAgainHelp: 'Seul le lien du dernier message est bon.',
  cancelled: 'Le changement est annulé',
  cancelledHelp: 'Votre adresse reste la même.',
  otherTitle: 'Choisir une autre adresse',
  back: 'Revenir à «\u00a0Mon compte\u00a0»',
  confirmTitle: 'Confirmer ma nouvelle adresse',
  confirmIntro: (email: string) => `Désormais, vous vous connecterez avec l'adresse ${email}.`,
  confirmOld: (email: string) =>
    `L'adresse ${email} ne servira plus à vous connecter. Vos autres appareils seront déconnectés.`,
  confirm: 'Confirmer',
  confirmNotYou:
    "Vous n'avez rien demandé\u00a0? Fermez cette page\u00a0: sans confirmation, rien ne change.",
  done: 'Votre adresse est changée',
  doneIntro: (email: string) => `Vous vous connectez maintenant avec l'adresse ${email}.`,
  takeBackTitle: "Annuler le changement d'adresse",
  takeBackIntro: (email: string, newEmail: string) =>
    `Il a été demandé de remplacer l'adresse ${email} par ${newEmail}. Si ce n'est pas vous, annulez.`,
  takeBackWas: (email: string, newEmail: string) =>
    `L'adresse ${newEmail} a remplacé l'adresse ${email}. Si ce n'est pas vous, annulez\u00a0: vous vous connecterez de nouveau avec ${email}.`,
  takeBackThen:
    'Tous les appareils seront déconnectés, le mot de passe actuel ne servira plus, et vous en choisirez un autre.',
  takeBack: "Ce n'est pas moi, annuler",
  takeBackYou: "C'est bien vous\u00a0? Fermez cette page, rien ne sera annulé.",
  takenBack: 'Le changement est annulé',
  takenBackIntro: (email: string) =>
    `Vous vous connectez avec l'adresse ${email}. Tous les appareils sont déconnectés et l'ancien mot de passe ne sert plus\u00a0: choisissez-en un nouveau maintenant.`,
  choose: 'Choisir un nouveau mot de passe',
  dead: {
    cancelled: {
      title: 'Ce changement a été annulé',
      text: "Votre adresse n'a pas changé. Si vous voulez toujours en changer, recommencez depuis «\u00a0Mon compte\u00a0».",
    },
    replaced: {
      title: 'Ce lien ne sert plus',
      text: "Un message plus récent vous a été envoyé, ou l'adresse a été changée autrement. Ouvrez le lien du dernier message.",
    },
    expired: {
      title: 'Ce lien a expiré',
      text: "Il était valable 24 heures, et votre adresse n'a pas changé. Recommencez depuis «\u00a0Mon compte\u00a0».",
    },
    taken: {
      title: 'Cette adresse a déjà un compte',
      text: "Un autre compte s'en sert depuis que vous avez fait votre demande. Rien n'a été changé\u00a0: choisissez une autre adresse, ou contactez-nous.",
    },
    unknown: {
      title: "Ce lien n'est pas complet",
      text: 'Ouvrez de nouveau le lien du message que vous avez reçu, en entier.',
    },
    nothingLeft: {
      title: "Il n'y a plus rien à annuler",
      text: "Le changement d'adresse a déjà été annulé. Si vous n'étiez pas à l'origine de la demande, choisissez un nouveau mot de passe.",
    },
    tooLate: {
      title: 'Ce lien a expiré',
      text: "Il était valable sept jours. Si ce changement d'adresse n'est pas de vous, contactez-nous tout de suite.",
    },
  },
  toAccount: 'Mon compte',
  signIn: 'Se connecter',
  forgotten: 'Mot de passe oublié ou première connexion',
  home: "Revenir à l'accueil",
}

const en: typeof fr = {
  title: 'Change my e-mail address',
  now: 'Address that signs in',
  intro:
    'We will send a link to the new address. Until you have opened and confirmed it, you sign in with the address of now.',
  shared: name =>
    `Several of you share this address. Only the sign-in of ${name} changes: the others keep the address and the password. You will choose a password of your own when you confirm.`,
  newEmail: 'New e-mail address',
  password: 'Current password',
  submit: 'Send the link',
  emailMissing: 'Enter your new e-mail address',
  notAnAddress: 'This is not a complete e-mail address, like name@example.com',
  same: 'This is your address already: enter another one',
  taken: 'Another account uses this address already. Choose another one, or contact us.',
  meant: email => `Did you mean ${email}? Correct the address, or send it again if it is right.`,
  tooMany: wait =>
    `Several messages have gone out already. Look in your spam folder too; you can ask for another one in ${wait}.`,
  pendingTitle: 'A message has just been sent',
  pending: email => `To the address: ${email}`,
  pendingThen: moment =>
    `Open this message and follow its link, which is good until ${moment}. Nothing after a few minutes? Look in your spam folder.`,
  waiting: 'A change is waiting',
  expired: email =>
    `The link sent to ${email} has expired unopened. Your address has not changed; you can start again below.`,
  resend: 'Send again',
  cancel: 'Cancel the change',
  sentAgain: 'The message has been sent again',
  sentAgainHelp: 'Only the link in the latest message works.',
  cancelled: 'The change is cancelled',
  cancelledHelp: 'Your address stays the same.',
  otherTitle: 'Choose another address',
  back: 'Back to “My account”',
  confirmTitle: 'Confirm my new address',
  confirmIntro: email => `From now on you will sign in with the address ${email}.`,
  confirmOld: email =>
    `The address ${email} will no longer sign you in. Your other devices will be signed out.`,
  confirm: 'Confirm',
  confirmNotYou: 'You did not ask for anything? Close this page: nothing changes until it is confirmed.',
  done: 'Your address has been changed',
  doneIntro: email => `You now sign in with the address ${email}.`,
  takeBackTitle: 'Cancel the change of address',
  takeBackIntro: (email, newEmail) =>
    `Somebody asked to replace the address ${email} by ${newEmail}. If it was not you, cancel.`,
  takeBackWas: (email, newEmail) =>
    `The address ${newEmail} has replaced ${email}. If it was not you, cancel: you will sign in with ${email} again.`,
  takeBackThen:
    'Every device will be signed out, the password of now will no longer work, and you will choose another one.',
  takeBack: 'It was not me, cancel',
  takeBackYou: 'It was you? Close this page, nothing will be cancelled.',
  takenBack: 'The change is cancelled',
  takenBackIntro: email =>
    `You sign in with the address ${email}. Every device is signed out and the old password no longer works: choose a new one now.`,
  choose: 'Choose a new password',
  dead: {
    cancelled: {
      title: 'This change was cancelled',
      text: 'Your address has not changed. If you still want to change it, start again from “My account”.',
    },
    replaced: {
      title: 'This link no longer works',
      text: 'A newer message was sent to you, or the address was changed in another way. Open the link in the latest message.',
    },
    expired: {
      title: 'This link has expired',
      text: 'It was good for 24 hours, and your address has not changed. Start again from “My account”.',
    },
    taken: {
      title: 'This address has an account already',
      text: 'Another account has come to use it since you asked. Nothing has been changed: choose another address, or contact us.',
    },
    unknown: {
      title: 'This link is not complete',
      text: 'Open the whole link of the message you received once more.',
    },
    nothingLeft: {
      title: 'There is nothing left to cancel',
      text: 'The change of address was cancelled already. If you had not asked for it, choose a new password.',
    },
    tooLate: {
      title: 'This link has expired',
      text: 'It was good for seven days. If this change of address is not yours, contact us at once.',
    },
  },
  toAccount: 'My account',
  signIn: 'Sign in',
  forgotten: 'Forgotten password or first sign-in',
  home: 'Back to the home page',
}

export const emailChangeWords: Catalog<typeof fr> = { fr, en }
