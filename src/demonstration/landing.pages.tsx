import { Card } from '../html/card.tsx'
import type { Catalog } from '../html/language.ts'
import { Styleguide } from '../html/styleguide.tsx'
import { Table } from '../html/table.tsx'
import { blueprints } from '../organisations/blueprints.ts'
import { noTerms } from '../organisations/realm-terms.ts'
import type { Site } from '../organisations/site.ts'
import { originOf } from '../web/origin.ts'
import { page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { demonstrationAccounts, demonstrationPassword } from './accounts.ts'
import { invitationCode } from './works-council.ts'

const noId = '00000000-0000-0000-0000-000000000000'

/** `localhost` is no site of any realm; it borrows the shape of one, so that its pages look like all others. */
export const landingSite: Site = {
  id: noId,
  host: 'localhost',
  name: 'Guichet',
  tagline: 'Le guichet des membres',
  colour: '#34415c',
  logoSvg: null,
  logoFile: null,
  language: 'fr',
  contactEmail: null,
  contactPhone: null,
  postalAddress: null,
  isSignInHost: false,
  organisation: { id: noId, name: 'Guichet', above: [] },
  menu: [],
  realm: {
    id: noId,
    name: 'Guichet',
    policy: blueprints.association,
    timeZone: 'Europe/Paris',
    signInHost: '',
    terms: noTerms,
  },
}

const fr = {
  title: 'La démonstration',
  intro:
    'Trois organisations inventées, sur un seul serveur. Ouvrez un site, connectez-vous, perdez votre mot de passe : tout est permis.',
  password: 'Mot de passe de tous les comptes',
  mailbox: 'Tous les messages envoyés arrivent dans',
  mailboxLink: 'la boîte aux lettres',
  invitation: "Lien d'invitation du « CSE Verrerie » :",
  email: 'Adresse e-mail',
  who: 'Qui est-ce',
  accounts: 'Comptes',
  styleguide: 'Le guide de style',
}
const en: typeof fr = {
  title: 'The demonstration',
  intro:
    'Three made-up organisations, on one server. Open a site, sign in, lose your password: anything goes.',
  password: 'Password of every account',
  mailbox: 'Every letter that is sent arrives in',
  mailboxLink: 'the mailbox',
  invitation: 'Invitation link of “CSE Verrerie”:',
  email: 'E-mail address',
  who: 'Who it is',
  accounts: 'Accounts',
  styleguide: 'The style guide',
}
const catalog: Catalog<typeof fr> = { fr, en }

/** `GET /` on localhost: the sites, the accounts and the invitation link. */
export async function landingPage(visit: Visit): Promise<Response> {
  const words = catalog[visit.language]
  const { app } = visit
  const sites = await app.sites.all()
  const invitation = `${originOf(app.settings, 'avantages.localhost')}/invitation/${invitationCode}`
  return page(visit, {
    title: words.title,
    wide: true,
    children: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.intro}</p>
        <p>
          {words.password} : <strong>{demonstrationPassword}</strong>
        </p>
        <p>
          {words.mailbox} <a href="/mailbox">{words.mailboxLink}</a>.{' '}
          <a href="/styleguide">{words.styleguide}</a>.
        </p>
        <p>
          {words.invitation} <a href={invitation}>{invitation}</a>
        </p>
        {sites.map(site => (
          <SiteAccounts key={site.id} visit={visit} site={site} />
        ))}
      </>
    ),
  })
}

function SiteAccounts({ visit, site }: { visit: Visit; site: Site }) {
  const words = catalog[visit.language]
  const origin = originOf(visit.app.settings, site.host)
  const accounts = Object.entries(demonstrationAccounts).find(([host]) => host === site.host)?.[1] ?? []
  return (
    <Card title={site.name}>
      <p>
        <a href={`${origin}/`}>{origin}</a>
      </p>
      {accounts.length > 0 && (
        <Table
          caption={words.accounts}
          columns={[{ label: words.email }, { label: words.who }]}
          rows={accounts.map(([email, inFrench, inEnglish]) => [
            email,
            visit.language === 'fr' ? inFrench : inEnglish,
          ])}
        />
      )}
    </Card>
  )
}

/** `GET /styleguide`: every piece of the design system. */
export function styleguidePage(visit: Visit): Response {
  return page(visit, {
    title: 'Guide de style',
    wide: true,
    children: <Styleguide language={visit.language} />,
  })
}
