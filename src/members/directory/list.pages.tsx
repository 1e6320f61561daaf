import { signInWords } from '../../accounts/sign-in.words.ts'
import { type Allowance, ipSubject, takeTry } from '../../accounts/throttle.ts'
import { ButtonLink } from '../../html/button.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { readLine } from '../read-line.ts'
import { directoryWords } from './directory.words.ts'
import { choiceOf, type Directory, entryOf } from './entry.ts'
import { EntryView } from './entry-view.tsx'
import { type Asked, FilterForm, hrefOf } from './filter-form.tsx'
import { boundsFor, directoryGate } from './gate.ts'
import { type DirectoryPage, directoryPage, type Place } from './list.ts'
import { chosenBy, from, organisationsOf } from './organisations.ts'

/** Never for a search engine, whoever may read it. */
const headers = { 'X-Robots-Tag': 'noindex' }

/** `GET /annuaire`: the members of the realm as each chose to appear, on all its sites the same. */
export async function directoryListPage(visit: Visit): Promise<Response> {
  const { app, site, query } = visit
  const { directory } = site.realm.policy
  if (directory === 'none') return notFound(visit)
  const closed = await directoryGate(visit, directory)
  if (closed) return closed
  const allowance = await takePage(visit)
  if (!allowance.allowed) return slowed(visit, allowance.waitSeconds)
  const organisations = await organisationsOf(app.db, site.realm.id)
  const chosen = chosenBy(visit, organisations)
  const asked: Asked = {
    organisations,
    chosen,
    search: readLine(query.get('recherche')?.slice(0, 200)),
    bounds: boundsFor(visit, directory),
  }
  const organisationIds = chosen && from(chosen, organisations)
  const among = {
    realmId: site.realm.id,
    organisationIds,
    organisations: organisations.length,
    bounds: asked.bounds,
  }
  return show(visit, directory, asked, await directoryPage(app.db, among, asked.search, placeIn(query)))
}

/** Somebody who looks for people opens some pages; somebody who copies them all opens every one. */
async function takePage({ app, site, visitor, ip }: Visit): Promise<Allowance> {
  return await takeTry(app.db, app.clock.now(), site.realm.id, [
    visitor
      ? { kind: 'directoryAccount', subject: visitor.accountId }
      : { kind: 'directoryIp', subject: ipSubject(ip) },
  ])
}

function placeIn(query: URLSearchParams): Place {
  const [after, before] = [query.get('apres'), query.get('avant')]
  if (after) return { after }
  return before ? { before } : null
}

function show(visit: Visit, directory: Directory, asked: Asked, found: DirectoryPage): Response {
  const { language } = visit
  const words = directoryWords[language]
  const { chosen, search, organisations } = asked
  const heading = chosen ? words.membersOf(chosen.name) : words.members
  return page(visit, {
    title: words.title,
    wide: true,
    headers,
    children: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.intro}</p>
        {directory.readableBy === 'everyone' && directory.mayShow.includes('email') && (
          <p>{words.forEveryone}</p>
        )}
        {visit.visitor?.person && (
          <p>
            <a class="directory-link" href="/espace/annuaire">
              {words.ownEntry}
            </a>
          </p>
        )}
        <FilterForm visit={visit} asked={asked} />
        <h2>{search ? words.results : heading}</h2>
        {chosen && (
          <p>
            {search && <>{heading}. </>}
            <a class="directory-link" href={hrefOf(visit, { ...asked, chosen: null })}>
              {search ? words.searchAll : words.showAll}
            </a>
          </p>
        )}
        {found.members.length > 0 ? (
          <ul class="directory-list">
            {found.members.map(member => (
              <li key={member.personId}>
                <EntryView
                  language={language}
                  entry={entryOf(member, choiceOf(member), asked.bounds, language)}
                  toOrganisation={
                    organisations.length > 1
                      ? id => hrefOf(visit, { ...asked, search: '', chosen: { id } })
                      : undefined
                  }
                />
              </li>
            ))}
          </ul>
        ) : search ? (
          <>
            <p>{words.nobody}</p>
            <p>{words.nobodyHelp}</p>
          </>
        ) : (
          <p>{words.nobodyYet}</p>
        )}
        <Pagination
          language={language}
          previous={found.before ? hrefOf(visit, asked, { avant: found.before }) : undefined}
          next={found.after ? hrefOf(visit, asked, { apres: found.after }) : undefined}
        />
      </>
    ),
  })
}

function slowed(visit: Visit, waitSeconds: number): Response {
  const words = directoryWords[visit.language]
  return page(visit, {
    title: words.tooFast,
    status: 429,
    headers: { ...headers, 'Retry-After': String(waitSeconds) },
    children: (
      <>
        <h1>{words.tooFast}</h1>
        <p>{words.tooFastWhy}</p>
        <p>{words.tooFastWait(signInWords[visit.language].wait(waitSeconds))}</p>
        <p>
          <ButtonLink href={visit.query.size > 0 ? `/annuaire?${visit.query}` : '/annuaire'}>
            {words.again}
          </ButtonLink>
        </p>
      </>
    ),
  })
}
