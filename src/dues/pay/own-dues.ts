import { sql } from 'kysely'
import type { Membership } from '../../accounts/visitor.ts'
import type { Db } from '../../database/open.ts'
import type { Realm } from '../../organisations/site.ts'
import type { App } from '../../web/app.ts'
import { type AccountDue, accountOf, type DuesAccount } from '../balance.ts'
import { openOrSettle } from '../ledger.ts'
import { type Plan, planOf } from '../plans.ts'
import { tellOfPayment } from '../receipts/tell-of-payment.ts'
import { type BankAccount, bankAccountsOf } from './bank-account.ts'

/** All that a member sees of the dues of one membership. */
export type OwnDues = {
  membership: Membership
  account: DuesAccount
  /** What is asked for, and not paid in full yet. */
  open: AccountDue | null
  /** What would be asked for next; null where something is open already, and where nothing is asked. */
  plan: Plan | null
  bank: BankAccount | null
}

/** The dues of some memberships, in their order. */
export async function ownDues(db: Db, realm: Realm, memberships: readonly Membership[]): Promise<OwnDues[]> {
  const ids = memberships.map(({ id }) => id)
  const [accounts, banks] = await Promise.all([
    accountOf(db, realm.id, ids),
    bankAccountsOf(db, realm.id, ids),
  ])
  return await Promise.all(
    memberships.flatMap(membership => {
      const account = accounts.find(({ membershipId }) => membershipId === membership.id)
      if (!account) return []
      const open = account.dues.find(({ settledAt, cancelledAt }) => !settledAt && !cancelledAt) ?? null
      const bank = banks.get(membership.id) ?? null
      return [planFor(db, realm, membership, open).then(plan => ({ membership, account, open, plan, bank }))]
    }),
  )
}

async function planFor(db: Db, realm: Realm, membership: Membership, open: AccountDue | null) {
  const asksNothing = open !== null || membership.state !== 'admitted' || realm.policy.dues === 'none'
  return asksNothing ? null : await planOf(db, realm.id, membership.id)
}

/**
 * Opens what a member owes next, so that there is a reference to pay it with; asked twice, it is the same. A credit that is
 * enough pays it at once.
 */
export async function preparePayment(
  app: Pick<App, 'db' | 'clock' | 'queue'>,
  realm: Realm,
  membershipId: string,
  personId: string,
): Promise<void> {
  const at = app.clock.now()
  await app.db.transaction().execute(async tx => {
    const { settled } = await openOrSettle(tx, realm, membershipId, { at, personId })
    await tellOfPayment(app, tx, realm.id, settled)
  })
}

/**
 * « J'ai fait le virement », and taking it back. What was paid or cancelled meanwhile stays as it is.
 * @param membershipIds those of whoever says it, of a couple also the other's.
 * @returns false for a due of none of them.
 */
export async function announceTransfer(
  { db, clock }: Pick<App, 'db' | 'clock'>,
  realmId: string,
  membershipIds: readonly string[],
  { dueId, isMade }: { dueId: string; isMade: boolean },
): Promise<boolean> {
  const own = db
    .selectFrom('due')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('id', '=', dueId)
    .where(sql<boolean>`membership_id = any(${[...membershipIds]}::uuid[])`)
  const changed = await db
    .updateTable('due')
    .set({ announced_at: isMade ? clock.now() : null })
    .where('realm_id', '=', realmId)
    .where('id', 'in', own)
    .where('settled_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('announced_at', isMade ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined || (await own.executeTakeFirst()) !== undefined
}
