import { organisationsWhere } from '../accounts/permissions.ts'
import type { Catalog } from '../html/language.ts'
import { Notice } from '../html/notice.tsx'
import { Table } from '../html/table.tsx'
import type { LetterName } from '../mail/letter.ts'
import { redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { countMembers, countUndecided, mostWaiting, organisationsOf, recentLetters } from './home.ts'
import { letterStateWords } from './letter-state.words.ts'
import { officePage } from './shell.tsx'

const fr = {
  title: 'Bureau',
  organisations: 'Vos organisations',
  organisation: 'Organisation',
  role: 'Rôle',
  members: 'Membres',
  never: 'Jamais connectés',
  roles: {
    reader: 'lecture',
    secretary: 'secrétariat',
    treasurer: 'trésorerie',
    publisher: 'publication',
    manager: 'responsable',
  },
  undecided: (count: number) =>
    count === 1 ? '1 demande attend une décision' : `${count} demandes attendent une décision`,
  undecidedOver: (most: number) => `Plus de ${most} demandes attendent une décision`,
  letters: 'Derniers messages',
  to: 'À',
  what: 'Message',
  state: 'État',
  noMail: "Aucun serveur de messagerie n'est réglé (SMTP_URL)\u00a0: les messages attendent.",
  noLetters: 'Aucun message pour le moment.',
}
const en: typeof fr = {
  title: 'Office',
  organisations: 'Your organisations',
  organisation: 'Organisation',
  role: 'Role',
  members: 'Members',
  never: 'Never signed in',
  roles: {
    reader: 'reader',
    secretary: 'secretary',
    treasurer: 'treasurer',
    publisher: 'publisher',
    manager: 'manager',
  },
  undecided: count =>
    count === 1 ? '1 application awaits a decision' : `${count} applications await a decision`,
  undecidedOver: most => `More than ${most} applications await a decision`,
  letters: 'Latest letters',
  to: 'To',
  what: 'Letter',
  state: 'State',
  noMail: 'No mail server is set (SMTP_URL): letters are waiting.',
  noLetters: 'No letters so far.',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /bureau`: what the person runs, with the members counted, and the state of the letters to them. */
export async function officeHome(visit: Visit): Promise<Response> {
  const { visitor } = visit
  if (!visitor) return redirect('/connexion')
  const words = catalog[visit.language]
  const { templates, states } = letterStateWords[visit.language]
  const roles = visitor.person?.roles ?? []
  const organisations = await organisationsOf(visit, organisationsWhere(visitor, 'seeOffice'))
  const counted = await countMembers(visit, organisationsWhere(visitor, 'seeMembers'))
  const letters = await recentLetters(visit, organisationsWhere(visitor, 'seeLetters'))
  const decides = visit.site.realm.policy.registration.admittedAfter.includes('officeApproved')
  const undecided = decides ? await countUndecided(visit, organisationsWhere(visitor, 'seeApplications')) : 0
  const { smtpUrl, demonstration } = visit.app.settings
  return officePage(visit, {
    title: words.title,
    children: (
      <>
        <h1>{words.title}</h1>
        {undecided > 0 && (
          <Notice kind="information">
            <p>
              <a href="/bureau/demandes">
                {undecided > mostWaiting ? words.undecidedOver(mostWaiting) : words.undecided(undecided)}
              </a>
            </p>
          </Notice>
        )}
        {!smtpUrl && !demonstration && <Notice kind="problem">{words.noMail}</Notice>}
        <Table
          caption={words.organisations}
          columns={[
            { label: words.organisation },
            { label: words.role },
            { label: words.members, numeric: true },
            { label: words.never, numeric: true },
          ]}
          rows={organisations.map(({ id, name }) => [
            name,
            roles
              .filter(role => role.organisationId === id)
              .map(role => words.roles[role.name])
              .join(', '),
            String(counted.get(id)?.members ?? '–'),
            String(counted.get(id)?.never ?? '–'),
          ])}
        />
        {letters.length > 0 ? (
          <Table
            caption={words.letters}
            columns={[{ label: words.to }, { label: words.what }, { label: words.state }]}
            rows={letters.map(letter => [
              letter.to_email,
              templates[letter.template as LetterName],
              [states[letter.state], letter.last_error].filter(Boolean).join(' : '),
            ])}
          />
        ) : (
          <>
            <h2>{words.letters}</h2>
            <p>{words.noLetters}</p>
          </>
        )}
      </>
    ),
  })
}
