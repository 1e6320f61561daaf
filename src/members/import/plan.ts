import { randomUUIDv7 } from 'node:crypto'
import type { Field } from './headings.ts'
import type { Accepted } from './household.ts'
import type { Known, KnownBatch } from './known.ts'
import type { MembershipData, PersonData, ReadRow } from './line.ts'
import { type Earlier, matcher } from './match.ts'
import type { LineOutcome, Note, Outcome } from './report.ts'

/** What is to be written for one batch of lines; the order of the lists is that of the statements. */
export type Plan = {
  newPeople: ({ id: string } & PersonData)[]
  changedPeople: ({ id: string } & PersonData)[]
  changedMemberships: ({ id: string; resetReminders: boolean } & MembershipData)[]
  newMemberships: ({ id: string; person_id: string } & Pick<ReadRow, 'state' | 'left_on'> & MembershipData)[]
  newAccounts: { id: string; email: string; email_key: string }[]
  /** To which address a person's sign-in goes: for somebody who had none, and for somebody who never signed in. */
  links: { person_id: string; email_key: string }[]
  moves: { person_id: string; email_key: string; from_id: string }[]
}
/** What is to be written, what becomes of each line, and whom those are about that were taken. */
export type Planned = { plan: Plan; lines: LineOutcome[]; accepted: Accepted[] }

const fieldOf: Record<keyof PersonData | keyof MembershipData, Field> = {
  title: 'title',
  given_name: 'givenName',
  family_name: 'familyName',
  birth_date: 'birthDate',
  email: 'email',
  email_key: 'email',
  phone: 'phone',
  mobile: 'mobile',
  address_line1: 'address',
  address_line2: 'addressMore',
  postcode: 'postcode',
  town: 'town',
  country: 'country',
  occupation_id: 'occupation',
  number: 'number',
  joined_on: 'joinedOn',
  due_on: 'dueOn',
  dues_cents: 'dues',
}

/** Decides, from what the database knows, what a batch of lines adds and changes. Remembers the lines in `earlier`. */
export function planBatch(rows: readonly ReadRow[], batch: KnownBatch, earlier: Earlier): Planned {
  const planner = new Planner(batch, earlier)
  const match = matcher(batch, earlier)
  for (const row of rows) {
    if (row.refused) {
      planner.refuse(row, row.notes)
      continue
    }
    const matched = match(row)
    if ('refused' in matched) planner.refuse(row, [matched.refused])
    else planner.accept(row, matched.known, matched.notes)
  }
  return planner.planned
}

class Planner {
  readonly planned: Planned = {
    plan: {
      newPeople: [],
      changedPeople: [],
      changedMemberships: [],
      newMemberships: [],
      newAccounts: [],
      links: [],
      moves: [],
    },
    lines: [],
    accepted: [],
  }
  readonly batch: KnownBatch
  readonly earlier: Earlier

  constructor(batch: KnownBatch, earlier: Earlier) {
    this.batch = batch
    this.earlier = earlier
  }

  refuse(row: ReadRow, notes: Note[]): void {
    this.tell(row, 'refused', notes)
    this.earlier.refuse(row)
  }

  tell({ line, person }: ReadRow, outcome: Outcome, notes: Note[]): void {
    const name = [person.family_name, person.given_name].filter(Boolean).join(' ')
    this.planned.lines.push({ line, outcome, name, notes })
  }

  accept(row: ReadRow, known: Known | null, matching: readonly Note[]): void {
    const id = known?.id ?? randomUUIDv7()
    const notes = [...row.notes, ...matching]
    const changes = known ? this.change(row, known, notes) : this.add(row, id)
    this.address(row, known, id, changes, notes)
    if (!known?.membership) {
      const { state, left_on, membership } = row
      this.planned.plan.newMemberships.push({
        id: randomUUIDv7(),
        person_id: id,
        state,
        left_on,
        ...membership,
      })
      this.tell(row, 'added', notes)
    } else if (changes.size > 0) {
      notes.push({ line: row.line, kind: 'fieldsChanged', fields: [...changes] })
      this.tell(row, 'changed', notes)
    } else this.tell(row, 'unchanged', notes)
    this.earlier.take(row, id)
    if (!known?.heldElsewhere) this.planned.accepted.push({ row, personId: id })
  }

  add(row: ReadRow, id: string): Set<Field> {
    this.planned.plan.newPeople.push({ id, ...row.person })
    return new Set()
  }

  /** An empty cell says nothing: what is known stays. */
  change(row: ReadRow, known: Known, notes: Note[]): Set<Field> {
    const said: PersonData = { ...row.person }
    if (row.assumedCountry && known.person.country !== null) said.country = null
    // Another writing of the same address, or a text that is none, is no better than what is there.
    if (
      said.email_key === known.person.email_key ||
      (said.email_key === null && known.person.email_key !== null)
    ) {
      if (known.person.email_key !== null) said.email = said.email_key = null
    }
    const person = merge(known.person, said)
    // A new street has a new second line, or none.
    if (person.changed.includes('address_line1') && person.merged.address_line2 !== said.address_line2) {
      person.merged.address_line2 = said.address_line2
      if (said.address_line2 === null) person.changed.push('address_line2')
    }
    const changes = new Set<Field>(person.changed.map(key => fieldOf[key]))
    if (known.heldElsewhere) {
      if (changes.size > 0) notes.push({ line: row.line, kind: 'heldElsewhere' })
      changes.clear()
    } else if (person.changed.length > 0)
      this.planned.plan.changedPeople.push({ id: known.id, ...person.merged })
    if (!known.membership) return changes
    const { id, state, ...before } = known.membership
    if (state !== (row.state ?? 'admitted')) notes.push({ line: row.line, kind: 'stateKept', result: state })
    const membership = merge(before, row.membership)
    if (membership.changed.length > 0) {
      const resetReminders = membership.changed.includes('due_on')
      this.planned.plan.changedMemberships.push({ id, resetReminders, ...membership.merged })
    }
    for (const key of membership.changed) changes.add(fieldOf[key])
    return changes
  }

  /** Sees to the account behind the address of a line. */
  address(row: ReadRow, known: Known | null, id: string, changes: Set<Field>, notes: Note[]): void {
    const { email, email_key: key } = row.person
    if (email === null) return
    const other = this.earlier.addresses.get(key ?? email)
    if (key === null) {
      const note = notes.find(each => each.kind === 'emailInvalid')
      if (note && other !== undefined) note.other = Math.abs(other)
      return
    }
    if (other !== undefined && other > 0)
      notes.push({ line: row.line, kind: 'emailShared', value: email, other })
    else if (other !== undefined)
      notes.push({ line: row.line, kind: 'emailSharedWithRefused', value: email, other: -other })
    const account = known?.account
    if (known?.heldElsewhere) return
    if (account?.emailKey === key || (account && known.person.email_key === key)) return
    if (account?.signsIn) {
      notes.push({ line: row.line, kind: 'signInKept', value: email, result: account.emailKey })
      return
    }
    // With it the roles would go to whoever reads that mailbox.
    if (known?.hasRole) {
      notes.push({ line: row.line, kind: 'roleKept', value: email })
      return
    }
    // Who has left or died gets no account that was not there before.
    if (!account && hasGone(known?.membership?.state ?? row.state)) return
    const { plan } = this.planned
    if (account) plan.moves.push({ person_id: id, email_key: key, from_id: account.id })
    else plan.links.push({ person_id: id, email_key: key })
    changes.add('email')
    if (this.earlier.accounts.has(key)) return
    if (this.batch.accountKeys.has(key)) {
      if (other === undefined) notes.push({ line: row.line, kind: 'emailSharedElsewhere', value: email })
      return
    }
    this.earlier.accounts.set(key, row.line)
    plan.newAccounts.push({ id: randomUUIDv7(), email, email_key: key })
  }
}

const hasGone = (state: string | null) => state === 'left' || state === 'deceased'

type Value = string | number | Temporal.PlainDate | null

function merge<Data extends Record<string, Value>>(
  before: Data,
  said: Data,
): { merged: Data; changed: (keyof Data & string)[] } {
  const changed = Object.keys(said).filter(
    key => said[key] != null && String(said[key]) !== String(before[key]),
  )
  const news = Object.fromEntries(changed.map(key => [key, said[key]]))
  return { merged: { ...before, ...news }, changed }
}
