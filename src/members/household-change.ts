import { sql } from 'kysely'
import { emailKey } from '../accounts/email-address.ts'
import type { Tx } from '../database/open.ts'
import { enterBeneficiary, enterPerson, joinCouple, type NewBeneficiary } from './enter-member.ts'
import type { Household } from './household.ts'
import { endSecondSignIn } from './second-sign-in.ts'

/** Whose household, and when. */
type Of = { realmId: string; personId: string; now: Temporal.Instant }

type Second = { givenName: string; familyName: string; email: string }

/**
 * Adds, corrects or removes the second person of a couple. The address of one who signs in is left as it is: an
 * account goes with it. Nobody is made to sign in by this.
 * @returns whether anything changed.
 */
export async function changeSecondAdherent(
  tx: Tx,
  of: Of,
  held: Household['secondAdherent'],
  wanted: Second | null,
): Promise<boolean> {
  if (!held && !wanted) return false
  if (!held && wanted) {
    const { personId } = await enterPerson(tx, of.now, of.realmId, { ...wanted, signsIn: false })
    await joinCouple(tx, of.now, of.realmId, of.personId, personId)
    return true
  }
  if (held && !wanted) {
    await endCouple(tx, of)
    return true
  }
  if (!held || !wanted) return false
  const email = held.signsIn ? held.email : wanted.email
  const isSame =
    held.givenName === wanted.givenName && held.familyName === wanted.familyName && held.email === email
  if (isSame) return false
  await tx
    .updateTable('person')
    .set({
      given_name: wanted.givenName,
      family_name: wanted.familyName,
      ...(held.signsIn ? {} : { email, email_key: emailKey(email ?? '') }),
    })
    .where('realm_id', '=', of.realmId)
    .where('id', '=', held.personId)
    .execute()
  return true
}

/** The second person is no longer part of the membership, and no longer signs in for its sake. */
async function endCouple(tx: Tx, { realmId, personId, now }: Of): Promise<void> {
  const couple = await tx
    .selectFrom('second_adherent')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!couple) return
  if (couple.signs_in_since) await endSecondSignIn(tx, now, realmId, couple)
  await tx
    .deleteFrom('second_adherent')
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .execute()
  await forgetIfAlone(tx, realmId, couple.second_person_id)
}

/** A beneficiary as wanted: without `personId` somebody new. Days as ISO 8601 text. */
export type WantedBeneficiary = Omit<NewBeneficiary, 'birthDate'> & {
  birthDate: string | null
  personId?: string | undefined
}

/**
 * Makes the beneficiaries those that are wanted: by who they are, never by their place in a list, corrects, adds
 * and removes. A child with another birth date reaches the age limit on another day, of which the holder has not
 * been told yet.
 * @param held those that there are, read in this transaction.
 * @returns whether anything changed.
 */
export async function changeBeneficiaries(
  tx: Tx,
  of: Of,
  held: readonly WantedBeneficiary[],
  wanted: readonly WantedBeneficiary[],
): Promise<boolean> {
  let changed = false
  const kept = new Set(wanted.map(({ personId }) => personId))
  for (const { personId } of held) {
    if (!personId || kept.has(personId)) continue
    await removeBeneficiary(tx, of, personId)
    changed = true
  }
  const there = new Map(held.map(each => [each.personId, each]))
  for (const each of wanted) {
    const before = each.personId ? there.get(each.personId) : undefined
    if (before && isSame(before, each)) continue
    if (before) await correctBeneficiary(tx, of, before, each)
    else await enterBeneficiary(tx, of.now, of.realmId, of.personId, asNew(each))
    changed = true
  }
  return changed
}

const isSame = (a: WantedBeneficiary, b: WantedBeneficiary) =>
  a.kind === b.kind &&
  a.givenName === b.givenName &&
  a.familyName === b.familyName &&
  a.birthDate === b.birthDate

const dayOf = (iso: string | null) => (iso === null ? null : Temporal.PlainDate.from(iso))

function asNew({ kind, givenName, familyName, birthDate }: WantedBeneficiary): NewBeneficiary {
  return { kind, givenName, familyName, birthDate: dayOf(birthDate) }
}

async function correctBeneficiary(
  tx: Tx,
  { realmId, personId: holderId }: Of,
  before: WantedBeneficiary,
  { kind, givenName, familyName, birthDate }: WantedBeneficiary,
): Promise<void> {
  const isAnotherDay = before.birthDate !== birthDate || before.kind !== kind
  const own = await tx
    .updateTable('beneficiary')
    .set({ kind, ...(isAnotherDay ? { told_at: null } : {}) })
    .where('realm_id', '=', realmId)
    .where('holder_id', '=', holderId)
    .where('person_id', '=', before.personId ?? '')
    .returning('person_id')
    .executeTakeFirst()
  if (!own) return
  await tx
    .updateTable('person')
    .set({
      given_name: givenName,
      family_name: familyName,
      // Who is not a child is not asked; what is known stays.
      ...(kind === 'dependentChild' ? { birth_date: dayOf(birthDate) } : {}),
    })
    .where('realm_id', '=', realmId)
    .where('id', '=', own.person_id)
    .execute()
}

async function removeBeneficiary(tx: Tx, { realmId, personId: holderId }: Of, personId: string) {
  const own = await tx
    .deleteFrom('beneficiary')
    .where('realm_id', '=', realmId)
    .where('holder_id', '=', holderId)
    .where('person_id', '=', personId)
    .returning('person_id')
    .executeTakeFirst()
  if (own) await forgetIfAlone(tx, realmId, own.person_id)
}

/** SQLSTATE of a row that another one points to. */
const foreignKeyViolation = '23503'

/**
 * Deletes a person to whom nothing else points. A membership or an account keeps it; where only a letter or a change of
 * address does, it goes once they have gone, see `own-data/forget-unattached.ts`.
 */
async function forgetIfAlone(tx: Tx, realmId: string, personId: string): Promise<void> {
  await sql`savepoint forget`.execute(tx)
  try {
    await tx.deleteFrom('person').where('realm_id', '=', realmId).where('id', '=', personId).execute()
    await sql`release savepoint forget`.execute(tx)
  } catch (error) {
    if ((error as { code?: unknown }).code !== foreignKeyViolation) throw error
    await sql`rollback to savepoint forget`.execute(tx)
    await sql`release savepoint forget`.execute(tx)
  }
}
