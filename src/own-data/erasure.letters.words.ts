import type { Catalog } from '../html/language.ts'

const fr = {
  asked: {
    subject: (site: string) => `${site}\u00a0: votre demande d'effacement`,
    received: (day: string) => `Nous avons bien reçu, le ${day}, votre demande d'effacement de vos données.`,
    byOffice: (day: string) => `Un responsable la traite et vous répond au plus tard le ${day}.`,
    byItself: (day: string) => `Vos données seront effacées le ${day}.`,
    changed: "Si vous changez d'avis, retirez votre demande d'ici là.",
    see: 'Voir ou retirer ma demande',
    notYou:
      "Si vous n'avez rien demandé, quelqu'un connaît votre mot de passe\u00a0: retirez la demande et changez-le.",
    reason: (site: string) =>
      `Vous recevez ce message parce qu'une demande a été faite avec votre compte sur ${site}.`,
  },
  toDecide: {
    subject: (site: string) => `${site}\u00a0: une demande d'effacement à traiter`,
    asks: (name: string) => `${name} demande l'effacement de ses données.`,
    byOffice: (day: string) => `Vous devez répondre au plus tard le ${day}.`,
    byItself: (day: string) => `Sans action de votre part, ses données seront effacées le ${day}.`,
    see: 'Voir la demande',
    reason: (site: string) => `Vous recevez ce message parce que vous êtes responsable sur ${site}.`,
  },
  refused: {
    subject: (site: string) => `${site}\u00a0: votre demande d'effacement est refusée`,
    says: "Votre demande d'effacement de vos données a été refusée, pour ce motif\u00a0:",
    ask: (whom: string) => `Pour en parler, adressez-vous à ${whom}.`,
    complain: 'Vous pouvez aussi vous plaindre à la CNIL (www.cnil.fr) ou saisir le juge.',
    reason: (site: string) => `Vous recevez ce message parce que vous avez fait une demande sur ${site}.`,
  },
  done: {
    subject: (site: string) => `${site}\u00a0: vos données sont effacées`,
    says: 'Vos données personnelles ont été effacées, et votre compte avec elles.',
    stays:
      "Vos paiements restent dans les comptes pendant 10 ans, comme la loi l'exige, mais plus rien n'y dit qu'ils sont de vous.",
    last: "Ce message est le dernier\u00a0: votre adresse est effacée elle aussi une fois qu'il est parti.",
    reason: (site: string) =>
      `Vous recevez ce message parce que vos données sur ${site} viennent d'être effacées.`,
  },
}

const en: typeof fr = {
  asked: {
    subject: site => `${site}: your request for erasure`,
    received: day => `On ${day} we received your request for your data to be erased.`,
    byOffice: day => `A manager deals with it and answers you by ${day}.`,
    byItself: day => `Your data will be erased on ${day}.`,
    changed: 'If you change your mind, withdraw your request before then.',
    see: 'See or withdraw my request',
    notYou:
      'If you have not asked for anything, somebody knows your password: withdraw the request and change it.',
    reason: site => `You get this message because a request was made with your account on ${site}.`,
  },
  toDecide: {
    subject: site => `${site}: a request for erasure to deal with`,
    asks: name => `${name} asks for personal data to be erased.`,
    byOffice: day => `You have to answer by ${day}.`,
    byItself: day => `Unless you act, the data will be erased on ${day}.`,
    see: 'See the request',
    reason: site => `You get this message because you are a manager on ${site}.`,
  },
  refused: {
    subject: site => `${site}: your request for erasure is refused`,
    says: 'Your request for your data to be erased was refused, for this reason:',
    ask: whom => `To talk about it, turn to ${whom}.`,
    complain: 'You can also complain to the CNIL (www.cnil.fr) or go to court.',
    reason: site => `You get this message because you made a request on ${site}.`,
  },
  done: {
    subject: site => `${site}: your data is erased`,
    says: 'Your personal data has been erased, and your account with it.',
    stays:
      'Your payments stay in the accounts for 10 years, as the law asks, but nothing there says any more that they are yours.',
    last: 'This message is the last one: your address is erased too once it has been sent.',
    reason: site => `You get this message because your data on ${site} has just been erased.`,
  },
}

/** The letters about an erasure. */
export const erasureLetterWords: Catalog<typeof fr> = { fr, en }
