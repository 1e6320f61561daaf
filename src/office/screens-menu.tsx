import type { Permission } from '../accounts/permissions.ts'
import type { Policy } from '../organisations/policy.ts'
import type { Visit } from '../web/visit.ts'
import { type ScreenGroup, type ScreenName, shellWords } from './shell.words.ts'

export type Screen = {
  permission: Permission
  href: string
  name: ScreenName
  /** What it is about; only the dashboard is about everything. */
  group: ScreenGroup | null
  /** Whether the realm has a use for it; all have, unless it says so. */
  where?: (policy: Policy) => boolean
}

type Menu = { visit: Visit; open: readonly Screen[] }

/** As many as one takes in at a glance, in one row; more are a row of groups, with the screens of the one that is open below. */
const fewScreens = 7

/** The way from any screen of the office to the others. */
export function ScreensMenu({ visit, open }: Menu) {
  const words = shellWords[visit.language]
  const here = open.findLast(({ href }) => visit.path === href || visit.path.startsWith(`${href}/`))
  if (open.length <= fewScreens)
    return (
      <nav class="office-screens" aria-label={words.office}>
        <Row visit={visit} open={open} here={here} />
      </nav>
    )
  const groups = groupsOf(open)
  const current = groups.find(({ name }) => name === here?.group)
  return (
    <nav class="office-screens" aria-label={words.office}>
      <ul>
        {open
          .filter(({ group }) => group === null)
          .map(screen => (
            <Item key={screen.href} href={screen.href} current={screen === here && 'page'}>
              {words.screens[screen.name]}
            </Item>
          ))}
        {groups.map(({ name, screens: [first] }) => (
          <Item key={name} href={first?.href ?? ''} current={name === current?.name && 'true'}>
            {words.groups[name]}
          </Item>
        ))}
      </ul>
      {current && current.screens.length > 1 && (
        <Row visit={visit} open={current.screens} here={here} isBelow />
      )}
    </nav>
  )
}

/** All of them at once, for the dashboard. */
export function ScreensGrid({ visit, open }: Menu) {
  const words = shellWords[visit.language]
  return (
    <nav class="office-grid" aria-label={words.office}>
      {groupsOf(open).map(({ name, screens }) => (
        <div key={name}>
          <h2>{words.groups[name]}</h2>
          <ul>
            {screens.map(screen => (
              <Item key={screen.href} href={screen.href}>
                {words.screens[screen.name]}
              </Item>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function Row({ visit, open, here, isBelow }: Menu & { here: Screen | undefined; isBelow?: boolean }) {
  const words = shellWords[visit.language]
  return (
    <ul class={isBelow ? 'office-screens-open' : undefined}>
      {open.map(screen => (
        <Item key={screen.href} href={screen.href} current={screen === here && 'page'}>
          {words.screens[screen.name]}
        </Item>
      ))}
    </ul>
  )
}

type ItemProps = { href: string; current?: 'page' | 'true' | false; children: string }

function Item({ href, current, children }: ItemProps) {
  return (
    <li>
      <a href={href} aria-current={current || undefined}>
        {children}
      </a>
    </li>
  )
}

function groupsOf(open: readonly Screen[]): { name: ScreenGroup; screens: readonly Screen[] }[] {
  const names = [...new Set(open.map(({ group }) => group))].filter(group => group !== null)
  return names.map(name => ({ name, screens: open.filter(({ group }) => group === name) }))
}
