import type { Site } from '../organisations/site.ts'
import { originOf } from '../web/origin.ts'
import type { Visit } from '../web/visit.ts'
import { typedHost } from './guide-link.tsx'

/** The sites of a realm, each with its address. */
export function SiteList({ visit, sites }: { visit: Visit; sites: readonly Site[] }) {
  return (
    <ul>
      {sites.map(({ id, host, name }) => (
        <li key={id}>
          <a href={`${originOf(visit.app.settings, host)}/`} data-on-paper={typedHost(visit, host)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
