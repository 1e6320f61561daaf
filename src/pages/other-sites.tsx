import type { Site } from '../organisations/site.ts'
import { sitesAbove, sitesBelow, townIn } from '../organisations/sites-around.ts'
import { originOf } from '../web/origin.ts'
import type { Visit } from '../web/visit.ts'
import { pagesWords } from './pages.words.ts'

type Props = {
  visit: Visit
  /** All those of the realm. */
  sites: readonly Site[]
  /** Beyond how many the list is a page of its own, to which a link leads. */
  most?: number
}

/**
 * The ways to the other sites of a realm: down to those of what lies below, by name and with whom to ask there, and up
 * to the one above.
 */
export function OtherSites({ visit, sites, most = Number.POSITIVE_INFINITY }: Props) {
  const words = pagesWords[visit.language]
  const below = sitesBelow(visit.site, sites).sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  const above = sitesAbove(visit.site, sites)
  return (
    <>
      {below.length > 0 && (
        <>
          <h2>{words.sitesBelow}</h2>
          {below.length > most ? (
            <p>
              <a href="/contact">{words.allSites(below.length)}</a>
            </p>
          ) : (
            <ul class="contacts">
              {below.map(site => (
                <SiteLine key={site.id} visit={visit} site={site} />
              ))}
            </ul>
          )}
        </>
      )}
      {above.length > 0 && (
        <>
          <h2>{words.siteAbove}</h2>
          <ul class="contacts">
            {above.map(site => (
              <SiteLine key={site.id} visit={visit} site={site} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function SiteLine({ visit, site }: { visit: Visit; site: Site }) {
  const { name, host, postalAddress, contactEmail, contactPhone } = site
  const town = townIn(postalAddress)
  return (
    <li>
      <strong>
        <a href={`${originOf(visit.app.settings, host)}/`}>{name}</a>
      </strong>
      {town && <span>{town}</span>}
      {contactEmail && <a href={`mailto:${contactEmail}`}>{contactEmail}</a>}
      {contactPhone && <a href={`tel:${contactPhone.replace(/[^\d+]/g, '')}`}>{contactPhone}</a>}
    </li>
  )
}
