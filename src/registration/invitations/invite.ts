import { emailKey } from '../../accounts/email-address.ts'
import { type Subject, takeTry, waitOf } from '../../accounts/throttle.ts'
import type { Tx } from '../../database/open.ts'
import { queueLetter } from '../../mail/outbox.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { endOf, type Invitation, makeInvitation, worthOf } from './invitation.ts'
import type { InvitationRequest } from './invitation-new.ts'
import { sitesOfLinks } from './invitations.ts'

/** What became of a request for a link. */
export type Invited =
  /** For many: it is there to be handed on. */
  | { became: 'made'; email: null }
  /** For one address: a new link is on its way, the one that was good already, or none yet: too many have gone there. */
  | { became: 'sent' | 'sentAgain' | 'waits'; email: string }

/**
 * Makes the link; one for a single address is sent there, in the name of the site on which it opens. An
 * address has one good link of an organisation, however often one is asked for.
 */
export async function invite(visit: Visit, request: InvitationRequest): Promise<Invited> {
  const siteOf = await sitesOfLinks(visit)
  const siteId = siteOf(request.organisationId).id
  return await visit.app.db.transaction().execute(async tx => {
    const { email } = request
    if (email === null) {
      await make(visit, tx, request)
      return { became: 'made', email }
    }
    await holdOrganisation(visit, tx, request)
    const there = await goodLinkFor(visit, tx, request.organisationId, email)
    const invitation = there ?? (await make(visit, tx, request))
    const isSent = await sendInvitation(visit, tx, siteId, invitation, email)
    return { became: !isSent ? 'waits' : there ? 'sentAgain' : 'sent', email }
  })
}

async function make(visit: Visit, tx: Tx, request: InvitationRequest): Promise<Invitation> {
  const { app, site, visitor } = visit
  const now = app.clock.now()
  const { organisationId, email, mostUses, lastDay } = request
  const personId = visitor?.person?.id ?? null
  const invitation = await makeInvitation(tx, now, site.realm.id, {
    organisationId,
    email,
    mostUses,
    expiresAt: lastDay && endOf(lastDay, site.realm.timeZone),
    madeByPersonId: personId,
  })
  await audit(tx, now, {
    ...from(visit),
    event: 'invitationMade',
    accountId: visitor?.accountId ?? null,
    personId,
    organisationId,
    details: { invitation: invitation.id, email },
  })
  return invitation
}

/** Of two clicks at once the second waits for the first. */
async function holdOrganisation(
  { site }: Visit,
  tx: Tx,
  { organisationId }: InvitationRequest,
): Promise<void> {
  await tx
    .selectFrom('organisation')
    .select('id')
    .where('realm_id', '=', site.realm.id)
    .where('id', '=', organisationId)
    .forNoKeyUpdate()
    .execute()
}

async function goodLinkFor(
  { app, site }: Visit,
  tx: Tx,
  organisationId: string,
  email: string,
): Promise<Invitation | null> {
  const links = await tx
    .selectFrom('invitation')
    .selectAll()
    .where('realm_id', '=', site.realm.id)
    .where('organisation_id', '=', organisationId)
    .where('email_key', '=', emailKey(email))
    .orderBy('id', 'desc')
    .execute()
  return links.find(link => worthOf(link, app.clock.now()).good) ?? null
}

/** @returns whether the letter goes out, or is on its way since less than a minute */
async function sendInvitation(
  { app, site }: Visit,
  tx: Tx,
  siteId: string,
  { id, organisation_id }: Invitation,
  email: string,
): Promise<boolean> {
  const now = app.clock.now()
  const realmId = site.realm.id
  const subject = emailKey(email) ?? ''
  const pause: Subject = { kind: 'letterPause', subject: `invitation ${organisation_id} ${subject}` }
  if ((await waitOf(tx, now, realmId, pause)) > 0) return true
  const allowance = await takeTry(tx, now, realmId, [
    pause,
    { kind: 'letterHour', subject },
    { kind: 'letterDay', subject },
  ])
  if (!allowance.allowed) return false
  await queueLetter(app, tx, {
    realmId,
    siteId,
    to: email,
    template: 'invitation',
    details: { invitation: id },
  })
  return true
}
