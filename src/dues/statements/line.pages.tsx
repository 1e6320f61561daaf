import type { Problem } from '../../html/error-summary.tsx'
import { reachOf } from '../../office/reach.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { bookLine, type Decided, ignoreLine, payeesOf, takeUpLine } from './decide-line.ts'
import { showLine } from './line-page.tsx'
import { fieldOfOther } from './line-parts.tsx'
import { findLine, type Line } from './lines.ts'
import { linesWords } from './lines.words.ts'
import { hrefOfLines } from './lines-address.ts'
import { payableMembers } from './payable-members.ts'
import type { Share } from './proposal.ts'
import { readShares } from './shares-typed.ts'

/** `GET /bureau/releves/lignes/:id`: what is known of a line, for whom it may count, and the search for others. */
export async function statementLinePage(visit: Visit): Promise<Response> {
  const line = await lineHere(visit)
  return line ? await showLine(visit, line, { chosen: visit.query.getAll('avec') }) : notFound(visit)
}

/** `POST /bureau/releves/lignes/:id`: books it for the members that were chosen, with the amounts that were typed. */
export async function saveLine(visit: Visit): Promise<Response> {
  const line = await lineHere(visit)
  if (!line) return notFound(visit)
  const chosen = visit.form.getAll('membre')
  const organisationIds = await payeesOf(visit, line)
  const members = await payableMembers(
    visit.app.db,
    { realmId: visit.site.realm.id, organisationIds },
    chosen,
  )
  const read = readShares(visit, line, [...members.values()])
  const problems = [...('problems' in read ? read.problems : []), ...sameAsTwin(visit, line)]
  if ('problems' in read || problems.length > 0) return await showLine(visit, line, { chosen, problems })
  return told(line, 'booked', await bookLine(visit, line, read.shares))
}

/** `POST /bureau/releves/lignes/:id/confirmer`: books it as it was proposed on the page. */
export async function confirmLine(visit: Visit): Promise<Response> {
  const line = await lineHere(visit)
  if (!line) return notFound(visit)
  const parts = visit.form.getAll('part')
  const proposed = line.proposal.alternatives.find(
    ({ shares }) => shares.map(written).join() === parts.join(),
  )
  if (!proposed) return told(line, 'booked', { refused: 'decidedBefore' })
  const problems = sameAsTwin(visit, line)
  if (problems.length > 0) return await showLine(visit, line, { chosen: [], problems })
  return told(line, 'booked', await bookLine(visit, line, proposed.shares))
}

/** Of a line that has a twin, it has to be said that it is another payment. */
function sameAsTwin({ form, language }: Visit, { state, proposal }: Line): Problem[] {
  if (state !== 'open' || !proposal.twin || form.get(fieldOfOther) === 'oui') return []
  return [{ field: fieldOfOther, message: linesWords[language].twin.sayOther }]
}

const written = ({ membershipId, amountCents }: Share) => `${membershipId} ${amountCents}`

/** `POST /bureau/releves/lignes/:id/ignorer`. */
export async function setLineAside(visit: Visit): Promise<Response> {
  const line = await lineHere(visit)
  return line ? told(line, 'ignored', await ignoreLine(visit, line)) : notFound(visit)
}

/** `POST /bureau/releves/lignes/:id/reprendre`. */
export async function takeLineUp(visit: Visit): Promise<Response> {
  const line = await lineHere(visit)
  return line ? told(line, 'takenUp', await takeUpLine(visit, line)) : notFound(visit)
}

async function lineHere(visit: Visit): Promise<Line | null> {
  const reach = await reachOf(visit, 'importStatements')
  const within = { realmId: visit.site.realm.id, organisationIds: reach.map(({ id }) => id) }
  return await findLine(visit.app.db, within, visit.params.id ?? '')
}

/** What is refused here was not on the page that was sent: it has changed since. */
function told(line: Line, what: 'booked' | 'ignored' | 'takenUp', outcome: Decided): Response {
  const said = 'done' in outcome ? what : 'decidedBefore'
  return redirect(hrefOfLines(), [leave({ said: 'statementLine', what: said, line: line.id })])
}
