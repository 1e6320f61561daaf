import type { Catalog } from '../html/language.ts'
import type { Rubric } from '../organisations/rubric.ts'

const fr = {
  title: 'Les rubriques et vos fiches',
  read: 'Lire une rubrique',
  readHow: (rubrics: string) =>
    `Cliquez sur ${rubrics}, en haut de la page, puis sur celle de votre choix\u00a0:`,
  readBy: {
    everyone: 'ouverte à tous',
    members: 'réservée aux membres',
    paidUp: 'réservée aux membres à jour de leur cotisation',
  } satisfies Record<Rubric['readableBy'], string>,
  write: 'Créer une fiche',
  writeHow: (account: string, create: string) =>
    `Dans ${account}, sous ${create}, cliquez sur la rubrique de votre choix et remplissez la page.`,
  writeDraft: (draft: string, preview: string) =>
    `${draft} garde ce que vous avez écrit sans le montrer. ${preview} montre la fiche comme on la lira.`,
  officeFirst: (rubrics: string) => `Le bureau relit la fiche avant qu'elle ne paraisse\u00a0: ${rubrics}.`,
  officeOnly: (rubrics: string) => `Le bureau seul y écrit\u00a0: ${rubrics}.`,
  change: 'Mettre une fiche à jour',
  changeHow: (own: string) =>
    `Cliquez sur ${own}, puis sur la fiche\u00a0: vous pouvez la modifier, la retirer ou la supprimer.`,
}

const en: typeof fr = {
  title: 'The rubrics and your records',
  read: 'Read a rubric',
  readHow: rubrics => `Click on ${rubrics}, at the top of the page, then on the one of your choice:`,
  readBy: {
    everyone: 'open to everybody',
    members: 'for members only',
    paidUp: 'for members whose dues are paid',
  },
  write: 'Create a record',
  writeHow: (account, create) =>
    `In ${account}, under ${create}, click on the rubric of your choice and fill in the page.`,
  writeDraft: (draft, preview) =>
    `${draft} keeps what you have written without showing it. ${preview} shows the record as it will be read.`,
  officeFirst: rubrics => `The office reads the record before it appears: ${rubrics}.`,
  officeOnly: rubrics => `Only the office writes there: ${rubrics}.`,
  change: 'Bring a record up to date',
  changeHow: own => `Click on ${own}, then on the record: you can change it, withdraw it or delete it.`,
}

export const recordsGuideWords: Catalog<typeof fr> = { fr, en }
