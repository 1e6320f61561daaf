import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { emailKey } from '../../accounts/email-address.ts'
import { newId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import type { Tables } from '../../database/rows.generated.ts'
import { plainName } from '../../members/import/text.ts'
import { organisationName } from '../../organisations/organisations-below.ts'

export type Invitation = Selectable<Tables['invitation']>

/** A link that lets nobody begin, and why. */
export type DeadInvitation =
  | { good: false; why: 'unknown' }
  | { good: false; why: 'stopped' | 'expired' | 'usedUp'; invitation: Invitation }

export type InvitationState = { good: true; invitation: Invitation } | DeadInvitation

/** What the code of an invitation link is worth in a realm. */
export async function findInvitation(
  db: Db,
  now: Temporal.Instant,
  realmId: string,
  code: string,
): Promise<InvitationState> {
  if (!looksLikeCode(code)) return { good: false, why: 'unknown' }
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('code', '=', code)
    .executeTakeFirst()
  return invitation ? worthOf(invitation, now) : { good: false, why: 'unknown' }
}

/** The invitation with which an application began. */
export async function invitationBehind(
  db: Db,
  { realm_id, invitation_id }: Pick<Selectable<Tables['application']>, 'realm_id' | 'invitation_id'>,
): Promise<Invitation | null> {
  if (!invitation_id) return null
  const invitation = await db
    .selectFrom('invitation')
    .selectAll()
    .where('realm_id', '=', realm_id)
    .where('id', '=', invitation_id)
    .executeTakeFirst()
  return invitation ?? null
}

/** What an invitation is worth now. */
export function worthOf(invitation: Invitation, now: Temporal.Instant): InvitationState {
  const why = endedBecause(invitation, now)
  return why ? { good: false, why, invitation } : { good: true, invitation }
}

/** Why a link no longer lets anyone begin, or null while it does. */
export function endedBecause(
  invitation: Pick<Invitation, 'stopped_at' | 'expires_at' | 'most_uses' | 'uses'>,
  now: Temporal.Instant,
): 'stopped' | 'expired' | 'usedUp' | null {
  if (invitation.stopped_at) return 'stopped'
  if (invitation.expires_at && Temporal.Instant.compare(invitation.expires_at, now) <= 0) return 'expired'
  return isUsedUp(invitation) ? 'usedUp' : null
}

/** Whether a draft that began with it can no longer be sent: a stop and the maximum are final, its expiry is not. */
export function refusesDrafts(invitation: Pick<Invitation, 'stopped_at' | 'most_uses' | 'uses'>): boolean {
  return invitation.stopped_at !== null || isUsedUp(invitation)
}

const isUsedUp = ({ most_uses, uses }: Pick<Invitation, 'most_uses' | 'uses'>) =>
  most_uses !== null && uses >= most_uses

/** Whether a text could be the code of a link; nothing else may go from an address into a cookie. */
export function looksLikeCode(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text)
}

/** The moment after the last one of a day. */
export function endOf(lastDay: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return lastDay.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
}

/** The last day on which a link lets people begin, or null when it has none. */
export function lastDayOf(
  { expires_at }: Pick<Invitation, 'expires_at'>,
  timeZone: string,
): Temporal.PlainDate | null {
  return expires_at?.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate() ?? null
}

export type NewInvitation = {
  organisationId: string
  /** The only address that may register; the link then works once. Without it the link is for many. */
  email?: string | null
  mostUses?: number | null
  expiresAt?: Temporal.Instant | null
  madeByPersonId?: string | null
  /** Without it one is made that reads well and cannot be guessed. */
  code?: string
}

/** Makes a link with which an organisation lets people register. */
export async function makeInvitation(
  tx: Tx,
  now: Temporal.Instant,
  realmId: string,
  invitation: NewInvitation,
): Promise<Invitation> {
  const { organisationId, email = null } = invitation
  return await tx
    .insertInto('invitation')
    .values({
      realm_id: realmId,
      id: newId(),
      organisation_id: organisationId,
      code: invitation.code ?? newCode(await organisationName(tx, { realmId, organisationId })),
      email,
      email_key: email && emailKey(email),
      most_uses: email ? 1 : (invitation.mostUses ?? null),
      expires_at: invitation.expiresAt ?? null,
      made_by_person_id: invitation.madeByPersonId ?? null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

// Crockford's base 32: no two of its signs look alike.
const signs = '0123456789abcdefghjkmnpqrstvwxyz'

/** `cse-verrerie-7k2m9x4tqa`: whose it is, and 50 random bits. */
export function newCode(organisation: string): string {
  const name = plainName(organisation)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
  const random = [...randomBytes(10)].map(byte => signs[byte % signs.length]).join('')
  return `${name || 'invitation'}-${random}`
}
