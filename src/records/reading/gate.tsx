import { askWhoYouAre } from '../../accounts/who-are-you.pages.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { askForSignIn } from '../../sso/lead.ts'
import { askForTerms } from '../../terms/acceptance.pages.tsx'
import { termsToAccept } from '../../terms/acceptance.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { type Reading, readingOf } from '../readers.ts'
import { readingWords } from './reading.words.ts'

const turnedAway: Record<
  Exclude<Reading, 'open'>,
  (visit: Visit, rubric: Rubric) => Response | Promise<Response>
> = {
  signIn: visit => askForSignIn(visit),
  whoAreYou: visit => askWhoYouAre(visit),
  // The members' area says why it is closed.
  restricted: () => redirect('/espace'),
  late: latePage,
}

/** The gate of a rubric, for a route that is anyone's: null for those who may read it, else what to do first. */
export async function readersGate(visit: Visit, rubric: Rubric): Promise<Response | null> {
  const reading = readingOf(visit, rubric)
  if (reading !== 'open') return await turnedAway[reading](visit, rubric)
  if (rubric.readableBy === 'everyone' || !visit.visitor) return null
  return (await termsToAccept(visit, visit.visitor)) ? askForTerms(visit) : null
}

function latePage(visit: Visit, rubric: Rubric): Response {
  const words = readingWords[visit.language]
  return page(visit, {
    title: words.lateTitle,
    status: 403,
    children: (
      <>
        <h1>{words.lateTitle}</h1>
        <p class="lead">{rubric.title[visit.language]}</p>
        <p>{words.late}</p>
        <p>
          <a href="/espace/cotisation">{words.dues}</a>
        </p>
      </>
    ),
  })
}

/** For search engines: what is not everyone's is not theirs, and a search or a further page is no page of its own. */
export function headingsFor(visit: Visit, rubric: Rubric, path: string): Record<string, string> {
  if (rubric.readableBy !== 'everyone' || visit.query.size > 0) return { 'X-Robots-Tag': 'noindex' }
  return { Link: `<${visit.origin}${path}>; rel="canonical"` }
}
