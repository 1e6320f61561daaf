import { ButtonLink } from '../../html/button.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { Table } from '../../html/table.tsx'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { type Flash, forgetFlash, left } from '../../web/flash.ts'
import type { Visit } from '../../web/visit.ts'
import { endedBecause, lastDayOf } from './invitation.ts'
import { hasInvitations, type ListedInvitation, listInvitations } from './invitations.ts'
import { invitationsWords } from './invitations.words.ts'

/** `GET /bureau/invitations`: the links of the organisations that one runs, the newest first. */
export async function invitationsPage(visit: Visit): Promise<Response> {
  if (!hasInvitations(visit)) return notFound(visit)
  const words = invitationsWords[visit.language]
  const { invitations, before, after } = await listInvitations(visit)
  const flash = left(visit)
  const isOurs = flash?.said === 'invitationMade' || flash?.said === 'invitationStopped'
  return officePage(visit, {
    title: words.title,
    cookies: isOurs ? [forgetFlash] : [],
    children: (
      <>
        {flash && <Done visit={visit} flash={flash} />}
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <p>
          <ButtonLink href="/bureau/invitations/nouvelle">{words.make}</ButtonLink>
        </p>
        {invitations.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Table
            caption={words.list}
            columns={[
              { label: words.organisation },
              { label: words.uses, numeric: true },
              { label: words.lastDay },
              { label: words.state },
            ]}
            rows={invitations.map(invitation => cellsOf(visit, invitation))}
          />
        )}
        <Pagination
          language={visit.language}
          previous={before ? `/bureau/invitations?avant=${before}` : undefined}
          next={after ? `/bureau/invitations?apres=${after}` : undefined}
        />
      </>
    ),
  })
}

function Done({ visit, flash }: { visit: Visit; flash: Flash }) {
  const words = invitationsWords[visit.language].done
  if (flash.said === 'invitationStopped')
    return (
      <Notice kind="success" title={words.invitationStopped}>
        {words.invitationStoppedHelp}
      </Notice>
    )
  if (flash.said !== 'invitationMade') return null
  if (flash.email === null)
    return (
      <Notice kind="success" title={words.invitationMade}>
        {words.invitationMadeHelp}
      </Notice>
    )
  const waits = flash.became === 'waits'
  return (
    <Notice
      kind={waits ? 'information' : 'success'}
      title={waits ? words.invitationWaits(flash.email) : words.invitationSent(flash.email)}
    >
      {waits
        ? words.invitationWaitsHelp
        : flash.became === 'sentAgain'
          ? words.invitationSentAgainHelp
          : words.invitationSentHelp}
    </Notice>
  )
}

function cellsOf(visit: Visit, invitation: ListedInvitation) {
  const { language, site } = visit
  const words = invitationsWords[language]
  const lastDay = lastDayOf(invitation, site.realm.timeZone)
  const { uses, most_uses } = invitation
  return [
    <InvitationLink key="link" visit={visit} invitation={invitation} />,
    most_uses === null ? String(uses) : words.usesOf(uses, most_uses),
    <span key="day" class="unbroken">
      {lastDay ? dayInWords(lastDay, language) : words.noLastDay}
    </span>,
    <div key="state">
      <StateInWords visit={visit} invitation={invitation} />
      {!invitation.stopped_at && (
        <>
          {' '}
          <a class="row-action" href={`/bureau/invitations/${invitation.id}/arreter`}>
            {words.stop}
            <span class="visually-hidden"> ({invitation.link})</span>
          </a>
        </>
      )}
    </div>,
  ]
}

type Shown = { visit: Visit; invitation: ListedInvitation }

/** Whose link it is and for whom, and the whole of it to copy. */
function InvitationLink({ visit: { language, site }, invitation }: Shown) {
  const words = invitationsWords[language]
  const id = `link-${invitation.id}`
  const made = invitation.created_at.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  return (
    <div class="invitation-link">
      <span>{invitation.organisation}</span>
      <span class="invitation-for">{words.forWhomIs(invitation.email)}</span>
      <label class="visually-hidden" for={id}>
        {words.linkOf(invitation.organisation)}
      </label>
      <input class="input" id={id} type="text" readonly value={invitation.link} spellcheck={false} />
      <span class="hint">{words.made(dayInWords(made, language), invitation.madeBy)}</span>
    </div>
  )
}

/** Whether it is good, or why not; who stopped it, and when. */
export function StateInWords({ visit: { app, language, site }, invitation }: Shown) {
  const words = invitationsWords[language].states
  const why = endedBecause(invitation, app.clock.now())
  if (why !== 'stopped') return <>{words[why ?? 'good']}</>
  const day = invitation.stopped_at?.toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  return <>{words.stopped(day ? dayInWords(day, language) : '', invitation.stoppedBy)}</>
}
