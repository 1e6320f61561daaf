import type { Catalog } from '../html/language.ts'

const fr = {
  dues: 'Cotisation',
  nextDue: 'Prochaine échéance',
  past: (date: string) => `${date} (dépassée)`,
  nothingDue: 'Aucune échéance',
  suspended: 'Adhésion suspendue',
  awaiting: "En attente d'admission",
  left: 'Ancienne adhésion',
  state: 'État',
  upToDate: 'À jour',
  late: 'En retard',
  organisation: 'Organisation',
  number: "Numéro d'adhérent",
  officeChanges: 'La date de cotisation est tenue par le bureau.',
}

const en: typeof fr = {
  dues: 'Dues',
  nextDue: 'Next due date',
  past: date => `${date} (past)`,
  nothingDue: 'Nothing is due',
  suspended: 'Membership suspended',
  awaiting: 'Awaiting admission',
  left: 'Former membership',
  state: 'State',
  upToDate: 'Up to date',
  late: 'Late',
  organisation: 'Organisation',
  number: 'Member number',
  officeChanges: 'The date of the dues is kept by the office.',
}

export const duesWords: Catalog<typeof fr> = { fr, en }
