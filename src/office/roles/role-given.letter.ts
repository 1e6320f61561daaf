import { sql } from 'kysely'
import type { Catalog } from '../../html/language.ts'
import type { LetterTemplate } from '../../mail/letter.ts'
import { originOf } from '../../web/origin.ts'
import { isIn, type Role, roleRows, shownRole } from './role.ts'
import { daysInWords } from './role-line.ts'
import { roleNames } from './role-names.words.ts'

const fr = {
  subject: (role: string, organisation: string) =>
    `Vous avez le rôle «\u00a0${role}\u00a0» (${organisation})`,
  says: (by: string, role: string, organisation: string) =>
    `${by} vous a donné le rôle «\u00a0${role}\u00a0» pour l'organisation ${organisation} et celles qui en dépendent.`,
  somebody: 'Un responsable',
  from: (start: string, end: string) => `Début\u00a0: ${start}. Fin\u00a0: ${end}.`,
  open: 'Ouvrir le bureau',
  question: 'Ce rôle vous étonne\u00a0? Répondez à ce message.',
  reason: (site: string) => `Vous recevez ce message parce qu'un rôle vous a été donné sur le site ${site}.`,
}
const en: typeof fr = {
  subject: (role, organisation) => `You have the role “${role}” (${organisation})`,
  says: (by, role, organisation) =>
    `${by} has given you the role “${role}” for ${organisation} and all organisations below it.`,
  somebody: 'A manager',
  from: (start, end) => `Start: ${start}. End: ${end}.`,
  open: 'Open the office',
  question: 'Does this role surprise you? Answer this letter.',
  reason: site => `You get this letter because you have been given a role on ${site}.`,
}
const catalog: Catalog<typeof fr> = { fr, en }

/** To who has been given a role; not sent any more once the role has been taken back. */
export const roleGivenLetter: LetterTemplate = async ({ app, site, language, letter }) => {
  const { rows } = await sql<Role>`select ${shownRole} from ${roleRows}
    where r.realm_id = ${site.realm.id} and r.id = ${letter.details.role}
      and not ${isIn('ended', app.clock.now())}`.execute(app.db)
  const [role] = rows
  if (!role) return 'withheld'
  const words = catalog[language]
  const { name, allows } = roleNames[language][role.name]
  const { start, end } = daysInWords(site.realm.timeZone, language, role)
  return {
    subject: words.subject(name, role.organisationName),
    blocks: [
      { paragraph: words.says(role.givenBy ?? words.somebody, name, role.organisationName) },
      { paragraph: allows },
      { paragraph: words.from(start, end) },
      { button: words.open, url: `${originOf(app.settings, site.host)}/bureau` },
      { note: words.question },
    ],
    reason: words.reason(site.name),
  }
}
