import { may } from '../accounts/permissions.ts'
import type { Policy } from '../organisations/policy.ts'
import { type PageReply, page } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { InViewBar } from './in-view-bar.tsx'
import { type Screen, ScreensGrid, ScreensMenu } from './screens-menu.tsx'

const withDues = ({ dues }: Policy) => dues !== 'none'
const withRegistration = ({ registration }: Policy) => registration.startedBy !== 'office'
const withRubrics = ({ rubrics }: Policy) => rubrics.length > 0
const withOccupations = ({ registration }: Policy) => registration.fields.occupation !== 'none'

/** The screens of the office, each with the permission that opens it; those of a group stand together. */
const screens: readonly Screen[] = [
  { permission: 'seeOffice', href: '/bureau', name: 'home', group: null },
  { permission: 'seeMembers', href: '/bureau/adherents', name: 'members', group: 'people' },
  {
    permission: 'seeApplications',
    href: '/bureau/demandes',
    name: 'applications',
    group: 'people',
    where: withRegistration,
  },
  {
    permission: 'invite',
    href: '/bureau/invitations',
    name: 'invitations',
    group: 'people',
    where: withRegistration,
  },
  { permission: 'eraseMembers', href: '/bureau/effacements', name: 'erasures', group: 'people' },
  { permission: 'seeDues', href: '/bureau/cotisations', name: 'dues', group: 'money', where: withDues },
  {
    permission: 'importStatements',
    href: '/bureau/releves',
    name: 'statements',
    group: 'money',
    where: withDues,
  },
  {
    permission: 'suspendMembers',
    href: '/bureau/suspensions',
    name: 'suspensions',
    group: 'money',
    where: withDues,
  },
  {
    permission: 'publishRecords',
    href: '/bureau/fiches',
    name: 'records',
    group: 'site',
    where: withRubrics,
  },
  { permission: 'editPages', href: '/bureau/pages', name: 'pages', group: 'site' },
  { permission: 'editSites', href: '/bureau/site', name: 'site', group: 'site' },
  { permission: 'publishTerms', href: '/bureau/conditions', name: 'terms', group: 'site' },
  { permission: 'giveRoles', href: '/bureau/roles', name: 'roles', group: 'settings' },
  {
    permission: 'editOccupations',
    href: '/bureau/fonctions',
    name: 'occupations',
    group: 'settings',
    where: withOccupations,
  },
]

/** The screens that the roles of the person who asks open. */
function openTo({ visitor, site }: Visit): Screen[] {
  return screens.filter(
    ({ permission, where }) =>
      visitor && may(visitor, permission) && (where === undefined || where(site.realm.policy)),
  )
}

/** A page of the office: below the way to the other screens, and the organisation to which the lists are narrowed. */
export function officePage(visit: Visit, { children, ...reply }: Omit<PageReply, 'wide'>): Response {
  return page(visit, {
    ...reply,
    wide: true,
    children: (
      <>
        <InViewBar visit={visit} />
        <ScreensMenu visit={visit} open={openTo(visit)} />
        {children}
      </>
    ),
  })
}

/** All the screens that the person may open, at the place where the dashboard wants them. */
export function AllScreens({ visit }: { visit: Visit }) {
  return <ScreensGrid visit={visit} open={openTo(visit).filter(({ group }) => group !== null)} />
}

/** The dashboard: it names every screen itself, below what waits to be done. */
export function dashboardPage(visit: Visit, { children, ...reply }: Omit<PageReply, 'wide'>): Response {
  return page(visit, {
    ...reply,
    wide: true,
    children: (
      <>
        <InViewBar visit={visit} />
        {children}
      </>
    ),
  })
}
