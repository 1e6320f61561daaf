import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { SummaryList } from '../../html/summary-list.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { StateInWords } from './invitations.pages.tsx'
import { findListed, stopInvitation } from './invitations.ts'
import { invitationsWords } from './invitations.words.ts'

/** `GET /bureau/invitations/:id/arreter`: what stopping does, before it is done. */
export async function askToStop(visit: Visit): Promise<Response> {
  const invitation = await findListed(visit, visit.params.id ?? '')
  if (!invitation) return notFound(visit)
  const words = invitationsWords[visit.language]
  const isStopped = invitation.stopped_at !== null
  const title = isStopped ? words.stoppedTitle : words.stopTitle
  return officePage(visit, {
    title,
    children: (
      <>
        <h1>{title}</h1>
        <SummaryList
          rows={[
            { label: words.organisation, value: invitation.organisation },
            { label: words.forWhom, value: invitation.email ?? words.many },
            { label: words.link, value: <span class="breakable">{invitation.link}</span> },
            { label: words.state, value: <StateInWords visit={visit} invitation={invitation} /> },
          ]}
        />
        {isStopped ? (
          <ButtonLink href="/bureau/invitations">{words.back}</ButtonLink>
        ) : (
          <form method="post" action={visit.path}>
            <p>{words.stopWhat}</p>
            <p>{words.stopDrafts}</p>
            <ButtonGroup>
              <Button kind="warning">{words.stopSubmit}</Button>
              <ButtonLink kind="secondary" href="/bureau/invitations">
                {words.cancel}
              </ButtonLink>
            </ButtonGroup>
          </form>
        )}
      </>
    ),
  })
}

/** `POST /bureau/invitations/:id/arreter`. */
export async function stopLink(visit: Visit): Promise<Response> {
  const invitation = await findListed(visit, visit.params.id ?? '')
  if (!invitation) return notFound(visit)
  await stopInvitation(visit, invitation)
  return redirect('/bureau/invitations', [leave({ said: 'invitationStopped' })])
}
