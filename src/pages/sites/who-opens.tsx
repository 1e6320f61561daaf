import { officePage } from '../../office/shell.tsx'
import { Contacts } from '../../organisations/contacts.tsx'
import type { Site } from '../../organisations/site.ts'
import type { Visit } from '../../web/visit.ts'
import { reaches } from '../office/sites-in-reach.ts'
import { siteWords } from './site.words.ts'

/** The site of a realm that holds its credentials. */
export async function signInSiteOf({ app, site }: Visit): Promise<Site> {
  const signInSite = await app.sites.byHost(site.realm.signInHost)
  if (!signInSite) throw new Error(`no site answers on the sign-in host ${site.realm.signInHost}`)
  return signInSite
}

/**
 * Whether somebody may open a host: only whoever runs the site of the sign-in itself. The sign-in answers every host of the
 * realm without a password, so whoever controls the DNS of one that is added could be given the sign-ins of other people.
 */
export async function mayOpenSites(visit: Visit): Promise<boolean> {
  return reaches(visit.visitor, 'openSites', await signInSiteOf(visit))
}

/** For who runs a part of the realm only: who opens a site, and how to reach them. */
export async function openingIsForOthers(visit: Visit): Promise<Response> {
  const { language } = visit
  const words = siteWords[language]
  const signInSite = await signInSiteOf(visit)
  return officePage(visit, {
    title: words.newTitle,
    status: 403,
    children: (
      <>
        <h1>{words.newTitle}</h1>
        <p class="lead">{words.openedBy(signInSite.organisation.name)}</p>
        <p>{words.openedByWhy}</p>
        <Contacts language={language} sites={[signInSite]} />
        <p>
          <a href="/bureau/site">{words.title}</a>
        </p>
      </>
    ),
  })
}
