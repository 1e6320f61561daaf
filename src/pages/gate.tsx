import { askWhoYouAre } from '../accounts/who-are-you.pages.tsx'
import { Contacts } from '../organisations/contacts.tsx'
import type { Visibility } from '../organisations/site.ts'
import { askForSignIn } from '../sso/lead.ts'
import { askForTerms } from '../terms/acceptance.pages.tsx'
import { termsToAccept } from '../terms/acceptance.ts'
import { page, redirect } from '../web/replies.tsx'
import type { Visit } from '../web/visit.ts'
import { pagesWords } from './pages.words.ts'
import { type Reading, readingOf } from './readers.ts'

type Gated = { visibility: Visibility; title: string }

const turnedAway: Record<
  Exclude<Reading, 'open'>,
  (visit: Visit, page: Gated) => Response | Promise<Response>
> = {
  signIn: visit => askForSignIn(visit),
  whoAreYou: visit => askWhoYouAre(visit),
  // The members' area says why it is closed.
  restricted: () => redirect('/espace'),
  forOthers: forOthersPage,
}

/** The gate of a page, for a route that is anyone's: null for those who may read it, else what to do first. */
export async function pageGate(visit: Visit, page: Gated): Promise<Response | null> {
  const reading = await readingOf(visit, page.visibility)
  if (reading !== 'open') return await turnedAway[reading](visit, page)
  if (page.visibility === 'everyone' || !visit.visitor) return null
  return (await termsToAccept(visit, visit.visitor)) ? askForTerms(visit) : null
}

/** A member of another organisation of the realm is told whose page it is. */
function forOthersPage(visit: Visit, { visibility, title }: Gated): Response {
  const { site, language } = visit
  const words = pagesWords[language]
  const { name } = site.organisation
  return page(visit, {
    title: words.forOthersTitle,
    status: 403,
    children: (
      <>
        <h1>{words.forOthersTitle}</h1>
        <p class="lead">{title}</p>
        <p>{visibility === 'office' ? words.forOffice(name) : words.forMembersOf(name)}</p>
        <Contacts language={language} sites={[site]} />
        <p>
          <a href="/espace">{words.backToArea}</a>
        </p>
      </>
    ),
  })
}
