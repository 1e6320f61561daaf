import type { Tx } from '../database/open.ts'
import {
  enterMembership,
  enterPerson,
  giveRole,
  type NewMembership,
  type NewPerson,
} from '../members/enter-member.ts'
import { makeSite, type NewSite } from '../organisations/setup.ts'

type Entry = NewPerson & {
  /** An account that has never signed in has no password. */
  neverSignedIn?: boolean
  memberOf?: Omit<NewMembership, 'personId'>
  manages?: string
}

/** What the realms of the demonstration are made with. */
export type Scene = {
  tx: Tx
  now: Temporal.Instant
  today: Temporal.PlainDate
  passwordHash: string
  open(realmId: string, site: NewSite): Promise<string>
  enter(realmId: string, entry: Entry): Promise<{ personId: string; membershipId: string | null }>
}

/** @param passwordHash of the password that every account has which has ever signed in. */
export function sceneOf(tx: Tx, now: Temporal.Instant, passwordHash: string): Scene {
  return {
    tx,
    now,
    today: now.toZonedDateTimeISO('Europe/Paris').toPlainDate(),
    passwordHash,
    open: (realmId, site) => makeSite(tx, now, realmId, site),
    enter: async (realmId, { neverSignedIn, memberOf, manages, ...person }) => {
      const { personId, accountId } = await enterPerson(tx, now, realmId, person)
      if (accountId && !neverSignedIn) {
        await tx
          .updateTable('account')
          .set({ password_hash: passwordHash, password_changed_at: now })
          .where('realm_id', '=', realmId)
          .where('id', '=', accountId)
          .execute()
      }
      const membershipId = memberOf
        ? await enterMembership(tx, now, realmId, { ...memberOf, personId })
        : null
      if (manages) await giveRole(tx, now, realmId, { organisationId: manages, personId, name: 'manager' })
      return { personId, membershipId }
    },
  }
}
