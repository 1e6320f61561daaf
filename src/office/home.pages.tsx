import { organisationsWhere } from '../accounts/permissions.ts'
import type { Catalog } from '../html/language.ts'
import { Notice } from '../html/notice.tsx'
import { Table } from '../html/table.tsx'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { countMembers, organisationsOf, recentLetters } from './home.ts'

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
  letters: 'Derniers messages',
  to: 'À',
  what: 'Message',
  state: 'État',
  states: { queued: 'en attente', sent: 'parti', failed: 'refusé', withheld: 'non envoyé' },
  templates: {
    passwordLink: 'lien pour choisir un mot de passe',
    firstSignIn: 'première connexion',
    unknownAddress: 'adresse inconnue',
    secondAdherent: 'seconde personne',
    passwordChanged: 'mot de passe changé',
  } as Record<string, string>,
  noMail: "Aucun serveur de messagerie n'est réglé (SMTP_URL) : les messages attendent.",
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
  letters: 'Latest letters',
  to: 'To',
  what: 'Letter',
  state: 'State',
  states: { queued: 'waiting', sent: 'sent', failed: 'refused', withheld: 'not sent' },
  templates: {
    passwordLink: 'link to choose a password',
    firstSignIn: 'first sign-in',
    unknownAddress: 'unknown address',
    secondAdherent: 'second person',
    passwordChanged: 'password changed',
  },
  noMail: 'No mail server is set (SMTP_URL): letters are waiting.',
  noLetters: 'No letters so far.',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /bureau`: what the person runs, with the members counted, and the state of the letters to them. */
export async function officeHome(visit: Visit): Promise<Response> {
  const { visitor } = visit
  if (!visitor) return redirect('/connexion')
  const words = catalog[visit.language]
  const roles = visitor.person?.roles ?? []
  const organisations = await organisationsOf(visit, organisationsWhere(visitor, 'seeOffice'))
  const counted = await countMembers(visit, organisationsWhere(visitor, 'seeMembers'))
  const letters = await recentLetters(visit, organisationsWhere(visitor, 'seeLetters'))
  const { smtpUrl, demonstration } = visit.app.settings
  return page(visit, {
    title: words.title,
    wide: true,
    children: (
      <>
        <h1>{words.title}</h1>
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
              words.templates[letter.template] ?? letter.template,
              [words.states[letter.state], letter.last_error].filter(Boolean).join(' : '),
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
