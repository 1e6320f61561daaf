import type { Catalog } from '../../html/language.ts'

const fr = {
  subject: (site: string) => `${site} : votre cotisation est enregistrée`,
  received: (organisation: string, amount: string) =>
    `${organisation} a bien reçu votre cotisation de ${amount}. Merci\u00a0!`,
  receivedFree: (organisation: string) => `${organisation} a enregistré votre cotisation.`,
  member: (name: string) => `Adhérent\u00a0: ${name}.`,
  until: (day: string) => `Votre adhésion est à jour jusqu'au ${day} inclus.`,
  receipt: (number: string) => `Le reçu n° ${number} vous attend sur le site, à côté de votre cotisation.`,
  see: 'Voir ma cotisation et mon reçu',
  ask: (whom: string) => `Une question\u00a0? Adressez-vous à ${whom}.`,
  reason: (site: string) =>
    `Vous recevez ce message parce que votre cotisation vient d'être enregistrée sur le site ${site}.`,
}

const en: typeof fr = {
  subject: site => `${site}: your dues are recorded`,
  received: (organisation, amount) => `${organisation} has received your dues of ${amount}. Thank you!`,
  receivedFree: organisation => `${organisation} has recorded your dues.`,
  member: name => `Member: ${name}.`,
  until: day => `Your membership is in order until ${day} inclusive.`,
  receipt: number => `Receipt no. ${number} waits for you on the site, beside your dues.`,
  see: 'See my dues and my receipt',
  ask: whom => `A question? Ask ${whom}.`,
  reason: site => `You get this message because your dues have just been recorded on ${site}.`,
}

export const duesReceivedWords: Catalog<typeof fr> = { fr, en }
