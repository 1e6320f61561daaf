import type { Catalog } from '../html/language.ts'

const fr = {
  office: 'Écrans du bureau',
  screens: {
    home: 'Tableau de bord',
    members: 'Adhérents',
    dues: 'Cotisations',
    applications: 'Demandes',
    invitations: 'Invitations',
    suspensions: 'Suspensions',
    occupations: 'Fonctions',
    statements: 'Relevés',
    records: 'Fiches',
    pages: 'Pages',
    site: 'Réglages du site',
    terms: 'Conditions',
    erasures: 'Effacements',
    roles: 'Rôles',
  },
  groups: {
    people: 'Personnes',
    money: 'Trésorerie',
    site: 'Site',
    settings: 'Réglages',
  },
  inView: 'Organisation en vue',
  inViewIs: 'Organisation en vue\u00a0:',
  all: (count: number) => `Toutes (${count})`,
  show: 'Choisir',
  change: 'Changer',
  changeWhat: "d'organisation en vue",
}
const en: typeof fr = {
  office: 'Screens of the office',
  screens: {
    home: 'Dashboard',
    members: 'Members',
    dues: 'Dues',
    applications: 'Applications',
    invitations: 'Invitations',
    suspensions: 'Suspensions',
    occupations: 'Occupations',
    statements: 'Statements',
    records: 'Records',
    pages: 'Pages',
    site: 'Settings of the site',
    terms: 'Terms',
    erasures: 'Erasures',
    roles: 'Roles',
  },
  groups: {
    people: 'People',
    money: 'Treasury',
    site: 'Site',
    settings: 'Settings',
  },
  inView: 'Organisation in view',
  inViewIs: 'Organisation in view:',
  all: count => `All (${count})`,
  show: 'Choose',
  change: 'Change',
  changeWhat: 'the organisation in view',
}

export const shellWords: Catalog<typeof fr> = { fr, en }

export type ScreenName = keyof (typeof fr)['screens']
export type ScreenGroup = keyof (typeof fr)['groups']
