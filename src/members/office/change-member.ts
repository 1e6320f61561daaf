import type { Updateable } from 'kysely'
import type { Tx } from '../../database/open.ts'
import type { Tables } from '../../database/rows.generated.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { type HeldMembership, type HeldPerson, organisationOf } from './held-person.ts'
import { onceMore } from './once-more.ts'
import type { MemberValues } from './read-member.ts'
import { holderOfNumber } from './what-is-taken.ts'

/** The numbers of the memberships in reach, by membership. */
export type Numbers = ReadonlyMap<string, string | null>

/** A number that somebody else has in that organisation. */
export type NumberTaken = { membershipId: string; by: { givenName: string; familyName: string } }

export type MemberChange =
  | { done: true; changed: boolean }
  | { refused: 'numbers'; taken: readonly NumberTaken[] }
  /** The person is no longer a member in reach. */
  | { refused: 'former' }
  /** Somebody else has changed the record since it was looked at. */
  | { refused: 'changed' }

/**
 * Corrects what is held about a person, all of it or nothing; only what differs is written. Of a record that is
 * shared with others it is the numbers alone.
 */
export async function changeMember(
  visit: Visit,
  held: HeldPerson,
  values: MemberValues,
  numbers: Numbers,
): Promise<MemberChange> {
  if (held.hold === 'former') return { refused: 'former' }
  const renumbered = held.memberships.filter(({ id, number }) => (numbers.get(id) ?? null) !== number)
  const changed = held.hold === 'whole' ? differing(held, values) : {}
  if (renumbered.length === 0 && Object.keys(changed).length === 0) return { done: true, changed: false }
  return await onceMore(() =>
    visit.app.db.transaction().execute(async tx => {
      if (!(await isAsHeld(tx, visit, held))) return { refused: 'changed' }
      const taken = await takenNumbers(tx, visit, held, renumbered, numbers)
      if (taken.length > 0) return { refused: 'numbers', taken }
      await write(visit, tx, held, changed, renumbered, numbers)
      return { done: true, changed: true }
    }),
  )
}

function differing(held: HeldPerson, values: MemberValues): Updateable<Tables['person']> {
  const changed = pairsOf(held, values).filter(([, before, after]) => !isSame(before, after))
  return Object.fromEntries(changed.map(([column, , after]) => [column, after]))
}

const isSame = (one: unknown, other: unknown) => String(one ?? '') === String(other ?? '')

/** Each column, what is held, and what it is to be. */
function pairsOf(held: HeldPerson, values: MemberValues) {
  return [
    ['given_name', held.givenName, values.givenName],
    ['family_name', held.familyName, values.familyName],
    ['birth_date', held.birthDate, values.birthDate],
    ['occupation_id', held.occupation?.id ?? null, values.occupationId],
    ['mobile', held.mobile, values.mobile],
    ['phone', held.phone, values.phone],
    ['address_line1', held.addressLine1, values.addressLine1],
    ['address_line2', held.addressLine2, values.addressLine2],
    ['postcode', held.postcode, values.postcode],
    ['town', held.town, values.town],
    ['country', held.country, values.country],
  ] as const
}

/** Holds the person and the memberships, and looks whether they are still what the reading was made from. */
async function isAsHeld(tx: Tx, visit: Visit, held: HeldPerson): Promise<boolean> {
  const realmId = visit.site.realm.id
  const person = await tx
    .selectFrom('person')
    .selectAll()
    .where('realm_id', '=', realmId)
    .where('id', '=', held.id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  const memberships = await tx
    .selectFrom('membership')
    .select(['id', 'number'])
    .where('realm_id', '=', realmId)
    .where(
      'id',
      'in',
      held.memberships.map(({ id }) => id),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const numbers = new Map(memberships.map(({ id, number }) => [id, number]))
  const isPerson = pairsOf(held, nothingTyped).every(([column, before]) => isSame(before, person[column]))
  return isPerson && held.memberships.every(({ id, number }) => isSame(number, numbers.get(id)))
}

const nothingTyped: MemberValues = {
  givenName: '',
  familyName: '',
  birthDate: null,
  occupationId: null,
  mobile: null,
  phone: null,
  addressLine1: null,
  addressLine2: null,
  postcode: null,
  town: null,
  country: null,
}

async function takenNumbers(
  tx: Tx,
  visit: Visit,
  held: HeldPerson,
  memberships: readonly HeldMembership[],
  numbers: Numbers,
): Promise<NumberTaken[]> {
  const taken: NumberTaken[] = []
  for (const { id, organisationId } of memberships) {
    const number = numbers.get(id)
    if (!number) continue
    const by = await holderOfNumber(tx, visit.site.realm.id, organisationId, number, held.id)
    if (by) taken.push({ membershipId: id, by })
  }
  return taken
}

async function write(
  visit: Visit,
  tx: Tx,
  held: HeldPerson,
  changed: Updateable<Tables['person']>,
  renumbered: readonly HeldMembership[],
  numbers: Numbers,
): Promise<void> {
  const realmId = visit.site.realm.id
  if (Object.keys(changed).length > 0) {
    await tx
      .updateTable('person')
      .set(changed)
      .where('realm_id', '=', realmId)
      .where('id', '=', held.id)
      .execute()
  }
  for (const { id } of renumbered) {
    await tx
      .updateTable('membership')
      .set({ number: numbers.get(id) ?? null })
      .where('realm_id', '=', realmId)
      .where('id', '=', id)
      .execute()
  }
  await audit(tx, visit.app.clock.now(), {
    ...from(visit),
    event: 'memberCorrected',
    accountId: held.account?.id ?? null,
    personId: held.id,
    organisationId: organisationOf(held),
    details: {
      by: visit.visitor?.person?.id ?? null,
      changed: [...Object.keys(changed), ...(renumbered.length > 0 ? ['number'] : [])],
    },
  })
}
