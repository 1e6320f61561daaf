import { newId } from '../../src/database/new-id.ts'
import { enterMembership, enterPerson, suspend } from '../../src/members/enter-member.ts'
import type { TestApp } from './app.ts'
import { type LedgerScene, ledgerScene } from './ledger-scene.ts'

type Payer = { personId: string; membershipId: string; email: string; familyName: string }

export type PayersScene = LedgerScene & {
  /** A member with an account and the demonstration's password. */
  payer(given?: { dueOn?: string; suspended?: boolean; organisationId?: string }): Promise<Payer>
  bank(organisationId?: string): Promise<void>
  /** The due that is open, or was opened last. */
  dueOf(payer: Payer): Promise<{ id: string; reference: string; announced_at: Temporal.Instant | null }>
  payInFull(payer: Payer, cents: number): Promise<string>
}

let payers = 0

/** What tests of paying do again and again: members who sign in, and where they pay to. */
export async function payersScene(desk: TestApp, host: string): Promise<PayersScene> {
  const scene = await ledgerScene(desk, host)
  const { app, clock } = desk
  const { realm } = scene
  return {
    ...scene,
    payer: async ({ dueOn = '2026-08-15', suspended = false, organisationId = scene.organisationId } = {}) =>
      await scene.work(async tx => {
        const email = `payeur-${++payers}@exemple.fr`
        const person = { givenName: 'Zoé', familyName: `Payeur ${payers}`, email }
        const { personId, accountId } = await enterPerson(tx, clock.now(), realm.id, person)
        const membershipId = await enterMembership(tx, clock.now(), realm.id, {
          organisationId,
          personId,
          dueOn: Temporal.PlainDate.from(dueOn),
        })
        if (suspended) await suspend(tx, clock.now(), realm.id, membershipId, 'trois rappels')
        const known = await tx
          .selectFrom('account')
          .select('password_hash')
          .where('password_hash', 'is not', null)
          .limit(1)
          .executeTakeFirstOrThrow()
        await tx
          .updateTable('account')
          .set(known)
          .where('id', '=', accountId ?? '')
          .execute()
        return { personId, membershipId, email, familyName: person.familyName }
      }),
    bank: async (organisationId = scene.organisationId) => {
      await app.db
        .insertInto('bank_account')
        .values({
          realm_id: realm.id,
          organisation_id: organisationId,
          holder: "Cercle d'essais",
          iban: 'FR7630006000011234567890189',
          bic: 'AGRIFRPP',
          changed_at: clock.now(),
        })
        .onConflict(conflict => conflict.columns(['realm_id', 'organisation_id']).doNothing())
        .execute()
    },
    dueOf: async ({ membershipId }) =>
      await app.db
        .selectFrom('due')
        .select(['id', 'reference', 'announced_at'])
        .where('membership_id', '=', membershipId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow(),
    payInFull: async ({ membershipId }, cents) => {
      const { settled } = await scene.pay({ [membershipId]: cents })
      return settled[0]?.dueId ?? newId()
    },
  }
}
