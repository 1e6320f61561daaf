import type { ComponentChildren } from 'preact'
import { originOf } from '../web/origin.ts'
import type { Visit } from '../web/visit.ts'

/** The address of a page of this site as one types it: without the scheme, which browsers add. */
export const typedAddress = (visit: Visit, path: string) =>
  `${visit.origin}${path}`.replace(/^https?:\/\//, '').replace(/\/$/, '')

/** The address of a site as one types it. */
export const typedHost = (visit: Visit, host: string) =>
  originOf(visit.app.settings, host).replace(/^https?:\/\//, '')

type Props = { visit: Visit; to: string; children: ComponentChildren }

/** A link to a page of the site, whose address stands beside it on paper. */
export function GuideLink({ visit, to, children }: Props) {
  return (
    <a href={to} data-on-paper={to.startsWith('#') ? undefined : typedAddress(visit, to)}>
      {children}
    </a>
  )
}

/** The same as a line of its own. */
export function LinkLine(props: Props) {
  return (
    <p class="guide-link">
      <GuideLink {...props} />
    </p>
  )
}
