import { looksLikeId } from '../../database/new-id.ts'
import { ButtonLink } from '../../html/button.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { originOf } from '../../web/origin.ts'
import type { Visit } from '../../web/visit.ts'
import { sitesInReach } from '../office/sites-in-reach.ts'
import { siteWords } from './site.words.ts'

/** `GET /bureau/site/:id`: a site that was made, and what it still takes for the world to find it. */
export async function siteMadePage(visit: Visit): Promise<Response> {
  const { app, language, params } = visit
  const words = siteWords[language]
  const id = params.id ?? ''
  const site = looksLikeId(id) && (await sitesInReach(visit, 'editSites')).find(each => each.id === id)
  if (!site) return notFound(visit)
  const title = words.madeTitle(site.name)
  const address = `${originOf(app.settings, site.host)}/`
  return officePage(visit, {
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{words.organisationOf(site.organisation.name)}</p>
        <p>
          <a href={address}>{address}</a>
        </p>
        {!site.isSignInHost && (
          <>
            <p>{words.madeHelp}</p>
            <h2>{words.dnsTitle}</h2>
            <p>{words.dns(site.host, site.realm.signInHost)}</p>
            <h2>{words.tlsTitle}</h2>
            <p>{words.tls(site.host)}</p>
          </>
        )}
        <h2>{words.nextTitle}</h2>
        <ul>
          <li>
            <a href={`/bureau/site?site=${site.id}`}>{words.nextSettings}</a>
          </li>
          <li>
            <a href={`/bureau/pages?site=${site.id}`}>{words.nextPages}</a>
          </li>
          <li>
            <a href="/bureau/roles">{words.nextRoles}</a>
          </li>
        </ul>
        <p>
          <ButtonLink kind="secondary" href={address}>
            {words.seeSite}
          </ButtonLink>
        </p>
      </>
    ),
  })
}
