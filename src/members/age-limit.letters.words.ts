import type { Catalog } from '../html/language.ts'

const fr = {
  subject: (site: string, child: string, day: string) => `${site} : fin des droits pour ${child} le ${day}`,
  ends: (child: string, until: string, day: string) =>
    `${child} fait partie de vos bénéficiaires. Les enfants le sont ${until}\u00a0: pour ${child}, les droits se terminent le ${day}.`,
  others: "Vous n'avez rien à faire. Vos droits et ceux du reste de votre famille ne changent pas.",
  mend: 'Si la date de naissance est fausse, corrigez-la dans votre compte.',
  see: 'Voir mes bénéficiaires',
  ask: (whom: string) => `Une question\u00a0? Adressez-vous à ${whom}.`,
  reason: (site: string) =>
    `Vous recevez ce message parce qu'un enfant inscrit avec vous sur le site ${site} atteint bientôt l'âge limite.`,
}

const en: typeof fr = {
  subject: (site, child, day) => `${site}: ${child}’s rights end on ${day}`,
  ends: (child, until, day) =>
    `${child} is among your beneficiaries. Children are ${until}: the rights of ${child} end on ${day}.`,
  others: 'You need do nothing. Your rights and those of the rest of your family do not change.',
  mend: 'If the date of birth is wrong, correct it in your account.',
  see: 'See my beneficiaries',
  ask: whom => `A question? Ask ${whom}.`,
  reason: site =>
    `You get this message because a child registered with you on ${site} will soon reach the age limit.`,
}

export const ageLimitWords: Catalog<typeof fr> = { fr, en }
