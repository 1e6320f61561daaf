import type { Catalog } from '../html/language.ts'

const fr = {
  toPublish: {
    subject: (site: string, rubric: string) => `${site}\u00a0: une fiche à publier (${rubric})`,
    text: (author: string, title: string, rubric: string) =>
      `${author} propose une fiche dans «\u00a0${rubric}\u00a0»\u00a0: ${title}.`,
    see: 'Voir la fiche',
    signIn: "Il faut se connecter avec un compte du bureau pour l'ouvrir.",
    reason: (organisation: string) =>
      `Vous recevez ce message parce que vous publiez les fiches de ${organisation}.`,
  },
  published: {
    subject: (site: string) => `${site}\u00a0: votre fiche est publiée`,
    text: (title: string) => `Votre fiche «\u00a0${title}\u00a0» est publiée.`,
    see: 'Voir la page',
  },
  returned: {
    subject: (site: string) => `${site}\u00a0: votre fiche vous est renvoyée`,
    text: (title: string) =>
      `Le bureau n'a pas publié votre fiche «\u00a0${title}\u00a0» et vous la renvoie. La raison\u00a0:`,
    next: "Rien n'est perdu\u00a0: modifiez-la, puis proposez-la de nouveau.",
    see: 'Ouvrir ma fiche',
  },
  withdrawn: {
    subject: (site: string) => `${site}\u00a0: votre fiche est retirée`,
    text: (title: string) =>
      `Le bureau a retiré votre fiche «\u00a0${title}\u00a0»\u00a0: elle ne se lit plus. La raison\u00a0:`,
    next: 'Elle est conservée dans vos fiches. Vous pouvez la modifier, puis la proposer de nouveau.',
    see: 'Ouvrir ma fiche',
  },
  reason: (site: string) =>
    `Vous recevez ce message parce que vous avez écrit cette fiche sur le site ${site}.`,
}
const en: typeof fr = {
  toPublish: {
    subject: (site, rubric) => `${site}: a record to publish (${rubric})`,
    text: (author, title, rubric) => `${author} proposes a record in “${rubric}”: ${title}.`,
    see: 'See the record',
    signIn: 'One has to sign in with an account of the office to open it.',
    reason: organisation => `You get this message because you publish the records of ${organisation}.`,
  },
  published: {
    subject: site => `${site}: your record is published`,
    text: title => `Your record “${title}” is published.`,
    see: 'See the page',
  },
  returned: {
    subject: site => `${site}: your record has been sent back to you`,
    text: title =>
      `The office has not published your record “${title}” and sends it back to you. The reason:`,
    next: 'Nothing is lost: change it, then propose it again.',
    see: 'Open my record',
  },
  withdrawn: {
    subject: site => `${site}: your record has been withdrawn`,
    text: title => `The office has withdrawn your record “${title}”: it can no longer be read. The reason:`,
    next: 'It is kept among your records. You can change it, then propose it again.',
    see: 'Open my record',
  },
  reason: site => `You get this message because you wrote this record on ${site}.`,
}

export const recordLettersWords: Catalog<typeof fr> = { fr, en }
