import type { Catalog } from '../../html/language.ts'

const fr = {
  title: 'Confirmer mon adresse',
  intro: (organisation: string) =>
    `Cette demande d'inscription auprès de ${organisation} a été envoyée avec votre adresse. Est-ce bien la vôtre\u00a0?`,
  confirm: 'Confirmer mon adresse',
  notMe: "Ce n'est pas moi",
  notMeHelp:
    "Vous n'avez rien demandé\u00a0? Avec «\u00a0Ce n'est pas moi\u00a0», la demande est effacée, et vous ne recevez plus de message à son sujet.",
  decided: "Vous n'avez rien demandé\u00a0? Cette demande a déjà été traitée\u00a0: contactez-nous.",
  takenBackTitle: 'La demande est effacée',
  takenBack:
    "Elle n'aura pas de suite, et personne n'a eu accès à votre boîte aux lettres. Vous pouvez fermer cette page.",
  expiredTitle: 'Ce lien a expiré',
  expired:
    "Il était valable sept jours, et votre adresse n'est pas encore confirmée. Recevez un nouveau message\u00a0: son lien sera bon.",
  correctedTitle: 'Ce lien ne sert plus',
  corrected:
    "L'adresse de cette demande a été corrigée depuis\u00a0: un autre message est parti à la nouvelle adresse. C'est son lien qu'il faut suivre.",
  unknownTitle: "Ce lien n'est plus bon",
  unknown:
    "Il est incomplet, ou la demande n'existe plus. Ouvrez de nouveau le lien du message que vous avez reçu.",
  unknownThen: 'Vous pouvez aussi recevoir un nouveau message\u00a0:',
  byAddress: 'avec votre adresse',
  newLink: 'Recevoir un nouveau message',
  sent: "Un message vient d'être envoyé",
  sentHelp:
    "À l'adresse donnée dans la demande. Suivez le lien de ce nouveau message\u00a0; regardez aussi parmi les indésirables.",
  signIn: 'Se connecter',
  home: "Revenir à l'accueil",
}

const en: typeof fr = {
  title: 'Confirm my address',
  intro: organisation => `This application to ${organisation} was sent with your address. Is it yours?`,
  confirm: 'Confirm my address',
  notMe: 'It was not me',
  notMeHelp:
    'You did not ask for anything? With “It was not me” the application is deleted, and you get no more messages about it.',
  decided: 'You did not ask for anything? This application has been dealt with already: contact us.',
  takenBackTitle: 'The application is deleted',
  takenBack:
    'Nothing will follow from it, and nobody has had access to your mailbox. You can close this page.',
  expiredTitle: 'This link has expired',
  expired:
    'It was good for seven days, and your address is not confirmed yet. Get a new message: its link will work.',
  correctedTitle: 'This link no longer works',
  corrected:
    'The address of this application has been corrected since: another message went to the new address. Follow the link in that one.',
  unknownTitle: 'This link is not good any more',
  unknown:
    'It is not complete, or the application is gone. Open the link in the message that you received again.',
  unknownThen: 'You can also get a new message:',
  byAddress: 'with your address',
  newLink: 'Get a new message',
  sent: 'A message has just been sent',
  sentHelp:
    'To the address given in the application. Follow the link in this new message; look in your spam folder too.',
  signIn: 'Sign in',
  home: 'Back to the home page',
}

export const confirmWords: Catalog<typeof fr> = { fr, en }
