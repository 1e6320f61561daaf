import type { Catalog } from '../html/language.ts'

const fr = {
  forOthersTitle: "Cette page est réservée à d'autres membres",
  forMembersOf: (organisation: string) =>
    `Elle est réservée aux membres de «\u00a0${organisation}\u00a0», dont vous ne faites pas partie. Si c'est une erreur, écrivez-nous.`,
  forOffice: (organisation: string) =>
    `Elle est réservée aux personnes qui gèrent «\u00a0${organisation}\u00a0».`,
  backToArea: "Revenir à l'espace membres",
  edit: 'Modifier cette page',
  reservedFor: {
    realm: 'Page réservée aux membres',
    organisation: (name: string) => `Page réservée aux membres de «\u00a0${name}\u00a0»`,
    office: 'Page réservée au bureau',
  },
  updated: (day: string) => `Mise à jour le ${day}`,
  address: 'Adresse postale',
  email: 'Adresse e-mail',
  phone: 'Téléphone',
  none: 'Les coordonnées de ce site ne sont pas encore renseignées.',
  sitesBelow: 'Les autres sites',
  allSites: (count: number) => `Voir les ${count} sites et leurs coordonnées`,
  siteAbove: 'Le site national',
}

const en: typeof fr = {
  forOthersTitle: 'This page is for other members',
  forMembersOf: organisation =>
    `It is for the members of “${organisation}”, which you are not. If this is a mistake, write to us.`,
  forOffice: organisation => `It is for those who run “${organisation}”.`,
  backToArea: "Back to the members' area",
  edit: 'Edit this page',
  reservedFor: {
    realm: 'A page for members',
    organisation: name => `A page for the members of “${name}”`,
    office: 'A page for the office',
  },
  updated: day => `Updated on ${day}`,
  address: 'Postal address',
  email: 'E-mail address',
  phone: 'Telephone',
  none: 'The contact details of this site have not been entered yet.',
  sitesBelow: 'The other sites',
  allSites: count => `See the ${count} sites and whom to ask there`,
  siteAbove: 'The national site',
}

/** The words of the pages that a site shows. */
export const pagesWords: Catalog<typeof fr> = { fr, en }
