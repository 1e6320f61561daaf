import { emailKey } from '../../accounts/email-address.ts'
import { endEmailChanges } from '../../accounts/email-change-end.ts'
import { findOrMakeAccount } from '../../accounts/enter-account.ts'
import { leaveAccount } from '../../accounts/leave-account.ts'
import type { Tx } from '../../database/open.ts'
import type { Site } from '../../organisations/site.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { isArchived } from './archived.ts'
import { type HeldPerson, organisationOf } from './held-person.ts'
import { holdsMore } from './higher-role.ts'
import { moveAccount } from './move-account.ts'
import { moveApplications } from './move-applications.ts'
import { onceMore, Taken } from './once-more.ts'
import { type LetterOutcome, sendLink, siteOfOrganisation } from './send-link.ts'
import { accountOfAddress, type SharedAccount } from './what-is-taken.ts'

/** The address that is to be the person's; null takes it away. */
export type NewAddress = {
  email: string | null
  /** The account whose mailbox is said to be shared. */
  sharedAccount: string | null
  sendsLetter: boolean
}

export type AddressChange =
  | { done: true; letter: LetterOutcome }
  | { refused: 'higherRole' }
  /** The record is not one that is changed here. */
  | { refused: 'hold' }
  /** One's own: whoever took it away could not come back to mend it. */
  | { refused: 'own' }
  | { refused: 'shared'; account: SharedAccount }
  /** Somebody else has changed the address since it was looked at. */
  | { refused: 'changed' }

type Change = NewAddress & { held: HeldPerson; organisationIds: readonly string[]; site: Site }

/**
 * Changes the address of a person, and with it what signs in: the account moves with its only person, without the
 * password that it had; who shares a mailbox leaves it for an own account; and an account that has the address
 * already stands for this person too, once that is confirmed.
 */
export async function changeAddress(
  visit: Visit,
  held: HeldPerson,
  organisationIds: readonly string[],
  address: NewAddress,
): Promise<AddressChange> {
  if (held.hold !== 'whole') return { refused: 'hold' }
  if (await holdsMore(visit, held.id)) return { refused: 'higherRole' }
  const isOwn = held.id === visit.visitor?.person?.id
  const sendsLetter = address.sendsLetter && !(await isArchived(visit, held))
  if (!address.email && isOwn) return { refused: 'own' }
  const site = await siteOfOrganisation(visit, organisationOf(held))
  // One's own: without the letter nobody could come back.
  const change = { ...address, sendsLetter: sendsLetter || isOwn, held, organisationIds, site }
  return await onceMore(() => visit.app.db.transaction().execute(tx => carryOut(visit, tx, change)))
}

async function carryOut(visit: Visit, tx: Tx, change: Change): Promise<AddressChange> {
  const { email, held } = change
  const realmId = visit.site.realm.id
  const now = visit.app.clock.now()
  const key = email ? emailKey(email) : null
  const before = await tx
    .selectFrom('person')
    .select('email_key')
    .where('realm_id', '=', realmId)
    .where('id', '=', held.id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (before.email_key !== held.emailKey) return { refused: 'changed' }
  const within = { realmId, organisationIds: change.organisationIds }
  const taken = key ? await accountOfAddress(tx, within, key) : null
  const isOwn = taken?.sharers.some(({ id }) => id === held.id) ?? false
  if (taken && !isOwn && taken.id !== change.sharedAccount) return { refused: 'shared', account: taken }
  await endEmailChanges(tx, now, realmId, held.id)
  const accountId = await signInWith(visit, tx, change, taken?.id ?? null)
  await tx
    .updateTable('person')
    .set({ email, email_key: key })
    .where('realm_id', '=', realmId)
    .where('id', '=', held.id)
    .execute()
  await moveApplications(tx, now, { realmId, personId: held.id }, email && key ? { email, key } : null)
  await audit(tx, now, {
    ...from(visit),
    event: 'memberCorrected',
    accountId,
    personId: held.id,
    organisationId: organisationOf(held),
    details: { by: visit.visitor?.person?.id ?? null, oldEmail: before.email_key, newEmail: key },
  })
  return { done: true, letter: await letterAfter(visit, tx, change) }
}

/** Lets the person sign in with the new address, and with no other. Returns the account, if there is one left. */
async function signInWith(
  visit: Visit,
  tx: Tx,
  { email, held }: Change,
  takenId: string | null,
): Promise<string | null> {
  const realmId = visit.site.realm.id
  const now = visit.app.clock.now()
  const own = { realmId, personId: held.id }
  if (!email) {
    await leaveAccount(tx, own)
    return null
  }
  if (!takenId) {
    const moved = await moveAccount(tx, own, email)
    if (moved) return moved
  }
  await leaveAccount(tx, own, takenId)
  const account = await findOrMakeAccount(tx, now, realmId, held.id, email)
  // Somebody else has got the address since it was looked at.
  if (account?.id !== takenId && account?.made === false) throw new Taken()
  if (account) await writeAs(tx, realmId, account.id, email)
  return account?.id ?? null
}

/** Shows an address as it was typed last: capitals make no other account. */
async function writeAs(tx: Tx, realmId: string, accountId: string, email: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ email })
    .where('realm_id', '=', realmId)
    .where('id', '=', accountId)
    .execute()
}

async function letterAfter(visit: Visit, tx: Tx, change: Change): Promise<LetterOutcome> {
  const { email, held, sendsLetter, site } = change
  const key = email ? emailKey(email) : null
  const organisationId = organisationOf(held)
  if (!key || !sendsLetter) return 'none'
  const account = await accountOfAddress(tx, { realmId: visit.site.realm.id, organisationIds: [] }, key)
  if (!account) return 'none'
  // A password that is there is that of those who share the mailbox, or of an address that stays the same.
  if (account.hasPassword) return 'hasPassword'
  const hadPassword = held.account?.hasPassword === true && held.account.sharers.length === 0
  const recipient = { ...account, hasPassword: hadPassword }
  return await sendLink(visit, tx, { account: recipient, personId: held.id, organisationId, site })
}
