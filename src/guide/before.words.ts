import type { Catalog } from '../html/language.ts'

const fr = {
  title: 'Avant de commencer',
  entered: {
    office: 'Votre organisation vous a inscrit dans la base des membres',
    anyone: 'Vous êtes inscrit',
    invitee: 'Votre structure vous a envoyé un lien',
  },
  enteredHow: {
    office:
      "C'est elle qui saisit votre nom et votre adresse e-mail dans la base des membres en ligne. Nouvel adhérent\u00a0? Assurez-vous auprès d'elle qu'elle l'a fait\u00a0: tant que vous n'y figurez pas, vous ne pouvez pas vous connecter.",
    anyone:
      "Pour se connecter, il faut d'abord s'être inscrit. On s'inscrit soi-même, en ligne\u00a0: la partie suivante de ce guide montre comment.",
    invitee:
      "Votre structure vous envoie un lien pour vous inscrire. Sans ce lien, on ne peut pas s'inscrire\u00a0: si vous ne l'avez pas reçu, demandez-le-lui.",
  },
  whom: 'Voir qui contacter',
  address: 'Vous avez une adresse e-mail que vous lisez',
  addressWhy: {
    office:
      'Votre organisation doit avoir votre adresse e-mail, exacte et en service. Elle est votre identifiant, et vous y recevez le lien pour choisir votre mot de passe.',
    anyone: 'Elle est votre identifiant, et vous y recevez nos messages.',
    invitee: 'Elle est votre identifiant, et vous y recevez nos messages.',
  },
  oneOnly: 'Vous en avez plusieurs\u00a0? Utilisez toujours la même.',
  paidUp: 'Vous êtes à jour de votre cotisation',
  paidUpWhy:
    "L'espace membres s'ouvre aux membres à jour de leur cotisation. Si la vôtre est en retard, vous pouvez quand même vous connecter, mais seulement pour la régler et pour voir votre compte.",
  paidUpMore: 'Voir ce qui reste ouvert quand on est en retard',
}

const en: typeof fr = {
  title: 'Before you begin',
  entered: {
    office: 'Your organisation has entered you among the members',
    anyone: 'You have registered',
    invitee: 'Your structure has sent you a link',
  },
  enteredHow: {
    office:
      'It enters your name and your e-mail address in the members’ base online. A new member? Make sure that it has done so: as long as you are not there, you cannot sign in.',
    anyone:
      'To sign in, one has to be registered first. One registers by oneself, online: the next part of this guide shows how.',
    invitee:
      'Your structure sends you a link with which you register. Without that link nobody can register: if you have not received it, ask for it.',
  },
  whom: 'See whom to contact',
  address: 'You have an e-mail address that you read',
  addressWhy: {
    office:
      'Your organisation needs your e-mail address, exact and in use. You sign in with it, and there you receive the link to choose your password.',
    anyone: 'You sign in with it, and there you receive our messages.',
    invitee: 'You sign in with it, and there you receive our messages.',
  },
  oneOnly: 'You have several? Always use the same one.',
  paidUp: 'Your dues are paid',
  paidUpWhy:
    "The members' area opens to members whose dues are paid. If yours are late, you can sign in all the same, but only to pay them and to see your account.",
  paidUpMore: 'See what stays open when dues are late',
}

export const beforeWords: Catalog<typeof fr> = { fr, en }
