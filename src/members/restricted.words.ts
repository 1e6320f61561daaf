import type { Catalog } from '../html/language.ts'

const fr = {
  late: {
    title: 'Votre cotisation est en retard',
    since: (organisation: string, day: string) =>
      `Votre cotisation (${organisation}) était à régler au plus tard le ${day}. L'espace membres s'ouvrira de nouveau dès qu'elle sera enregistrée.`,
    todo: "Réglez-la auprès de votre organisation, ou, si c'est déjà fait, demandez-lui de l'enregistrer.",
  },
  suspended: {
    title: 'Votre adhésion est suspendue',
    since: (organisation: string) =>
      `Après plusieurs rappels, ${organisation} a suspendu votre adhésion. L'espace membres s'ouvrira de nouveau dès que votre cotisation sera enregistrée.`,
    todo: "Réglez votre cotisation, ou contactez votre organisation si vous pensez que c'est une erreur.",
  },
  suspendedByHand: {
    since: (organisation: string, _day: string) =>
      `${organisation} a suspendu votre adhésion. L'espace membres s'ouvrira de nouveau dès que la suspension sera levée.`,
    todo: "Contactez votre organisation pour en connaître la raison, ou si vous pensez que c'est une erreur.",
  },
  awaitingAdmission: {
    title: "Votre demande est en attente d'admission",
    since: (organisation: string) =>
      `${organisation} a bien reçu votre demande et doit encore la valider. Vous recevrez un message dès que ce sera fait.`,
    todo: "Vous n'avez rien à faire. Si cela tarde, contactez votre structure.",
  },
  former: {
    title: "Vous n'êtes plus membre",
    since: () => "Votre adhésion a pris fin\u00a0: l'espace membres ne vous est plus ouvert.",
    todo: 'Pour adhérer de nouveau, contactez-nous.',
  },
  closed: "L'espace membres ne vous est pas ouvert",
  why: 'Que faire, et qui contacter',
  stillOpen: 'Vous pouvez toujours\u00a0:',
  account: 'voir votre compte',
  dues: 'voir votre cotisation',
  security: 'changer votre mot de passe',
  data: 'voir et télécharger vos données',
  changeOver: 'changer de personne',
  contact: 'Qui contacter',
}

const en: typeof fr = {
  late: {
    title: 'Your dues are late',
    since: (organisation, day) =>
      `Your dues (${organisation}) were to be paid by ${day}. The members' area opens again as soon as they are recorded.`,
    todo: 'Pay them to your organisation, or, if you have already, ask it to record them.',
  },
  suspended: {
    title: 'Your membership is suspended',
    since: organisation =>
      `After several reminders, ${organisation} has suspended your membership. The members' area opens again as soon as your dues are recorded.`,
    todo: 'Pay your dues, or contact your organisation if you think that this is a mistake.',
  },
  suspendedByHand: {
    since: organisation =>
      `${organisation} has suspended your membership. The members' area opens again as soon as the suspension is lifted.`,
    todo: 'Contact your organisation to know why, or if you think that this is a mistake.',
  },
  awaitingAdmission: {
    title: 'Your application awaits admission',
    since: organisation =>
      `${organisation} has received your application and still has to approve it. You will get a message as soon as that is done.`,
    todo: 'There is nothing for you to do. If it takes long, contact your structure.',
  },
  former: {
    title: 'You are no longer a member',
    since: () => "Your membership has ended: the members' area is no longer open to you.",
    todo: 'To join again, contact us.',
  },
  closed: "The members' area is not open to you",
  why: 'What to do, and whom to contact',
  stillOpen: 'You can still:',
  account: 'see your account',
  dues: 'see your dues',
  security: 'change your password',
  data: 'see and download your data',
  changeOver: 'change to another person',
  contact: 'Whom to contact',
}

export const restrictedWords: Catalog<typeof fr> = { fr, en }
