import type { App } from '../../web/app.ts'
import type { Application } from '../application.ts'
import { holdDraftHere } from '../draft.ts'
import { type Invitation, invitationBehind, refusesDrafts } from './invitation.ts'

/** Whether a draft can only be sent with another link, and this one is of the same organisation. */
export async function canGoOnWith(
  { db }: Pick<App, 'db'>,
  application: Application,
  invitation: Invitation,
): Promise<boolean> {
  if (application.state !== 'draft' || application.organisation_id !== invitation.organisation_id)
    return false
  const before = await invitationBehind(db, application)
  return before !== null && refusesDrafts(before)
}

/** Lets a draft go on with another link of the organisation to which it goes, while the browser with the key holds it. */
export async function goOnWith(
  app: Pick<App, 'db' | 'clock'>,
  { realm_id, id }: Application,
  key: string,
  invitation: Invitation,
): Promise<void> {
  await app.db.transaction().execute(async tx => {
    const draft = await holdDraftHere(tx, { realm_id, id }, key)
    if ('refused' in draft) return
    await tx
      .updateTable('application')
      .set(eb => ({
        invitation_id: invitation.id,
        version: eb('version', '+', 1),
        changed_at: app.clock.now(),
      }))
      .where('realm_id', '=', realm_id)
      .where('id', '=', id)
      .where('organisation_id', '=', invitation.organisation_id)
      .execute()
  })
}
