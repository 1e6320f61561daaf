import { newId } from '../../src/database/new-id.ts'
import {
  type Invitation,
  makeInvitation,
  type NewInvitation,
} from '../../src/registration/invitations/invitation.ts'
import type { TestApp } from './app.ts'
import type { Browser } from './browser-less-client.ts'

export const council = 'avantages.localhost'

/** Makes, changes and opens the links of « CSE Verrerie », with which one can register to the end. */
export async function linksOfVerrerie({ app, clock, browse }: Pick<TestApp, 'app' | 'clock' | 'browse'>) {
  const { id: organisationId, realm_id: realmId } = await app.db
    .selectFrom('organisation')
    .selectAll()
    .where('name', '=', 'CSE Verrerie')
    .executeTakeFirstOrThrow()
  await app.db
    .insertInto('occupation')
    .values({ realm_id: realmId, id: newId(), label: 'Souffleur de test', created_at: clock.now() })
    .execute()
  return {
    realmId,
    organisationId,
    make: async (values: Partial<NewInvitation> = {}) =>
      await app.db
        .transaction()
        .execute(tx => makeInvitation(tx, clock.now(), realmId, { organisationId, ...values })),
    change: async ({ id }: Invitation, values: Partial<Invitation>) => {
      await app.db.updateTable('invitation').set(values).where('id', '=', id).execute()
    },
    open: async ({ code }: Invitation, browser: Browser = browse(council)) => ({
      browser,
      reply: await browser.get(`/invitation/${code}`),
    }),
    usesOf: async ({ id }: Invitation) =>
      (await app.db.selectFrom('invitation').select('uses').where('id', '=', id).executeTakeFirstOrThrow())
        .uses,
    applicationsOf: async ({ id }: Invitation) =>
      await app.db
        .selectFrom('application')
        .selectAll()
        .where('invitation_id', '=', id)
        .orderBy('state')
        .execute(),
  }
}
