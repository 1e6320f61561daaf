import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { explainJoining, WaysForMembers } from '../joining.pages.tsx'
import { applicationHere } from '../wizard.ts'
import { type DeadInvitation, findInvitation } from './invitation.ts'
import { invitationWords } from './invitation.words.ts'
import { DeadInvitationExplained, tellDead } from './invitation-dead.tsx'
import { askWhatToDo, beginWith, goOn, invitationCookie } from './invitation-resume.pages.tsx'

/**
 * `GET /invitation/:code`: a good link leads straight to the form, and waits in a cookie until something is
 * typed: opening a link, which mail scanners do too, writes nothing down.
 */
export async function openInvitation(visit: Visit): Promise<Response> {
  const { app, site, params } = visit
  if (site.realm.policy.registration.startedBy === 'office') return await explainJoining(visit, 'office')
  const found = await findInvitation(app.db, app.clock.now(), site.realm.id, params.code ?? '')
  if (!found.good && found.why === 'unknown') return await showDead(visit, found, false)
  const application = visit.visitor ? null : await applicationHere(visit)
  const isOfThis = application?.invitation_id === found.invitation.id
  if (isOfThis && application.state !== 'draft') return redirect('/inscription/envoyee')
  // Who began while it was good may end after its last day.
  const goesOn = isOfThis && (found.good || found.why === 'expired')
  if (!found.good && !goesOn) return await showDead(visit, found, isOfThis)
  if (visit.visitor) return showHasAccount(visit)
  const { code } = found.invitation
  if (goesOn) return await goOn(visit, code)
  // What this browser holds is left behind only by whoever says so. A refusal holds nothing back.
  if (application?.state === 'draft') return await askWhatToDo(visit, application, found.invitation)
  const isSent = application !== null && application.state !== 'refused'
  return isSent ? redirect('/inscription/envoyee', [invitationCookie(code)]) : beginWith(visit, code)
}

async function showDead(visit: Visit, dead: DeadInvitation, isDraftHere: boolean): Promise<Response> {
  const told = await tellDead(visit, dead)
  return page(visit, {
    title: told.title,
    status: dead.why === 'unknown' ? 404 : 410,
    children: (
      <>
        <h1>{told.title}</h1>
        <DeadInvitationExplained visit={visit} told={told} isDraftHere={isDraftHere} />
      </>
    ),
  })
}

function showHasAccount(visit: Visit): Response {
  const words = invitationWords[visit.language]
  return page(visit, {
    title: words.hasAccount,
    children: (
      <>
        <h1>{words.hasAccount}</h1>
        <WaysForMembers visit={visit} what={words.forSomebodyNew} />
      </>
    ),
  })
}
