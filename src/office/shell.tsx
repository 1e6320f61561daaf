import { may, type Permission } from '../accounts/permissions.ts'
import type { Catalog } from '../html/language.ts'
import type { Policy } from '../organisations/policy.ts'
import { type PageReply, page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'

const fr = {
  office: 'Écrans du bureau',
  home: 'Tableau de bord',
  members: 'Adhérents',
  dues: 'Cotisations',
  applications: 'Demandes',
  invitations: 'Invitations',
  suspensions: 'Suspensions',
  occupations: 'Fonctions',
  statements: 'Relevés',
  records: 'Fiches',
  terms: 'Conditions',
  erasures: 'Effacements',
}
const en: typeof fr = {
  office: 'Screens of the office',
  home: 'Dashboard',
  members: 'Members',
  dues: 'Dues',
  applications: 'Applications',
  invitations: 'Invitations',
  suspensions: 'Suspensions',
  occupations: 'Occupations',
  statements: 'Statements',
  records: 'Records',
  terms: 'Terms',
  erasures: 'Erasures',
}
const catalog: Catalog<typeof fr> = { fr, en }

type Screen = {
  permission: Permission
  href: string
  name: Exclude<keyof typeof fr, 'office'>
  /** Whether the realm has a use for it; all have, unless it says so. */
  where?: (policy: Policy) => boolean
}

/** The screens of the office, each with the permission that opens it. */
const screens: readonly Screen[] = [
  { permission: 'seeOffice', href: '/bureau', name: 'home' },
  { permission: 'seeMembers', href: '/bureau/adherents', name: 'members' },
  {
    permission: 'seeDues',
    href: '/bureau/cotisations',
    name: 'dues',
    where: ({ dues }) => dues !== 'none',
  },
  {
    permission: 'seeApplications',
    href: '/bureau/demandes',
    name: 'applications',
    where: ({ registration }) => registration.startedBy !== 'office',
  },
  {
    permission: 'invite',
    href: '/bureau/invitations',
    name: 'invitations',
    where: ({ registration }) => registration.startedBy !== 'office',
  },
  {
    permission: 'suspendMembers',
    href: '/bureau/suspensions',
    name: 'suspensions',
    where: ({ dues }) => dues !== 'none',
  },
  {
    permission: 'editOccupations',
    href: '/bureau/fonctions',
    name: 'occupations',
    where: ({ registration }) => registration.fields.occupation !== 'none',
  },
  {
    permission: 'importStatements',
    href: '/bureau/releves',
    name: 'statements',
    where: ({ dues }) => dues !== 'none',
  },
  {
    permission: 'publishRecords',
    href: '/bureau/fiches',
    name: 'records',
    where: ({ rubrics }) => rubrics.length > 0,
  },
  { permission: 'publishTerms', href: '/bureau/conditions', name: 'terms' },
  { permission: 'eraseMembers', href: '/bureau/effacements', name: 'erasures' },
]

/** A page of the office: below the way to the other screens that the person's roles open. */
export function officePage(visit: Visit, { children, ...reply }: Omit<PageReply, 'wide'>): Response {
  const { visitor, language, site, path } = visit
  const words = catalog[language]
  const open = screens.filter(
    ({ permission, where }) =>
      visitor && may(visitor, permission) && (where === undefined || where(site.realm.policy)),
  )
  const here = open.findLast(({ href }) => path === href || path.startsWith(`${href}/`))
  return page(visit, {
    ...reply,
    wide: true,
    children: (
      <>
        <nav class="office-screens" aria-label={words.office}>
          <ul>
            {open.map(screen => (
              <li key={screen.href}>
                <a href={screen.href} aria-current={screen === here ? 'page' : undefined}>
                  {words[screen.name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {children}
      </>
    ),
  })
}
