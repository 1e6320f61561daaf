import { isBare, type Known, type KnownBatch, nameKey } from './known.ts'
import type { ReadRow } from './line.ts'
import { LineIndex } from './line-index.ts'
import type { Note } from './report.ts'

/** An earlier line about somebody, and whether it gave a member number and a birth date. */
type Taken = { line: number; numbered: boolean; born: boolean }

const packed = ({ line, numbered, born }: Taken) => 4 * line + (numbered ? 2 : 0) + (born ? 1 : 0)
const unpacked = (value: number): Taken => ({
  line: value >> 2,
  numbered: (value & 2) > 0,
  born: (value & 1) > 0,
})

/**
 * What the earlier lines of a file were about, within one organisation. It grows with the file (some 300 bytes a line), because only
 * so can a line be told which earlier one has its number, its address or its name.
 */
export class Earlier {
  readonly numbers = new LineIndex()
  readonly #births = new LineIndex()
  readonly #mails = new LineIndex()
  /** Address (or the text given for one) to the line that has it first, negative when that line was refused. */
  readonly addresses = new LineIndex()
  /** People whom a line has been about: no later line can be about them too. */
  readonly claimed = new LineIndex()
  /** Addresses for which this run has made an account, in whatever organisation. */
  readonly accounts: LineIndex

  constructor(accounts = new LineIndex()) {
    this.accounts = accounts
  }

  /** Remembers a line that was taken, and whom it is about. */
  take(row: ReadRow, personId: string): void {
    const { line } = row
    const { number } = row.membership
    const birth = row.person.birth_date?.toString() ?? null
    const key = row.person.email_key
    const name = nameKey(row.person)
    const taken = packed({ line, numbered: number !== null, born: birth !== null })
    if (number !== null) this.numbers.set(number, line)
    if (birth !== null) this.#births.setFirst(`${name}|${birth}`, taken)
    if (key !== null) this.#mails.setFirst(`${name}|${key}`, taken)
    const address = key ?? row.person.email
    if (address !== null && (this.addresses.get(address) ?? -1) < 0) this.addresses.set(address, line)
    this.claimed.set(personId, line)
  }

  /** Remembers the address of a line that was refused: a spouse's line may name it. */
  refuse(row: ReadRow): void {
    const key = row.person.email_key
    if (key !== null) this.addresses.setFirst(key, -row.line)
  }

  /** The earlier line about a person of the same name and birth date, or else address. */
  same(row: ReadRow): Taken | undefined {
    const birth = row.person.birth_date?.toString() ?? null
    const name = nameKey(row.person)
    const sameBirth = birth === null ? undefined : this.#births.get(`${name}|${birth}`)
    if (sameBirth !== undefined) return unpacked(sameBirth)
    const value =
      row.person.email_key === null ? undefined : this.#mails.get(`${name}|${row.person.email_key}`)
    const taken = value === undefined ? undefined : unpacked(value)
    return taken && (!taken.born || birth === null) ? taken : undefined
  }
}

/** Whom a line is about: somebody known, or a new person; or why it is refused. */
export type Match = { known: Known | null; notes: Note[] } | { refused: Note }

/**
 * Finds whom each line of a batch is about: by member number within the organisation, else by name and birth
 * date there, else by name and address in the realm. Two lines with numbers of their own are two people,
 * whatever they share; of two lines with one number the first stands.
 */
export function matcher(batch: KnownBatch, earlier: Earlier): (row: ReadRow) => Match {
  const byNumber = new Map(
    batch.people.flatMap(known =>
      known.membership?.number ? [[known.membership.number, known] as const] : [],
    ),
  )
  const byName = Map.groupBy(batch.people, known => nameKey(known.person))
  const free = (known: Known | undefined) => (known && !earlier.claimed.has(known.id) ? known : undefined)
  return row => {
    const { line } = row
    const { number } = row.membership
    const numbered = number === null ? undefined : earlier.numbers.get(number)
    if (number !== null && numbered !== undefined)
      return { refused: { line, kind: 'numberTwice', value: number, other: numbered } }
    const holder = number === null ? undefined : free(byNumber.get(number))
    if (number !== null && holder && isAnother(holder, row)) {
      const name = `${holder.person.given_name} ${holder.person.family_name}`.trim()
      return { refused: { line, kind: 'numberOfAnother', value: number, result: name } }
    }
    const notes: Note[] = []
    const same = earlier.same(row)
    if (same) {
      if (number === null || !same.numbered)
        return { refused: { line, kind: 'personTwice', other: same.line } }
      notes.push({ line, kind: 'perhapsTwice', other: same.line })
    }
    if (holder) return { known: holder, notes }
    const known = closest(
      (byName.get(nameKey(row.person)) ?? []).filter(each => free(each) !== undefined),
      row,
    )
    const before = known?.membership?.number
    if (before && number !== null) notes.push({ line, kind: 'numberChanged', value: before, result: number })
    return { known: known ?? null, notes }
  }
}

/**
 * Of people of the same name, the one with the same birth date in the organisation, else with the same
 * address. A line with a name only is about a member of whom no more is known, else about the only one of that name.
 */
function closest(alike: readonly Known[], row: ReadRow): Known | undefined {
  const birth = row.person.birth_date?.toString() ?? null
  const key = row.person.email_key
  const born = (known: Known) => known.person.birth_date?.toString() ?? null
  const people = alike.length < 2 ? alike : alike.toSorted((a, b) => likeness(b, row) - likeness(a, row))
  const members = people.filter(known => known.membership)
  if (isBare(row)) {
    const bare = members.find(each => !each.membership?.number && !born(each) && !each.person.email_key)
    return bare ?? (members.length === 1 ? members[0] : undefined)
  }
  const sameBirth = members.find(known => birth !== null && born(known) === birth)
  const sameAddress = people
    .filter(known => key !== null && (known.person.email_key === key || known.account?.emailKey === key))
    .filter(known => birth === null || born(known) === null || born(known) === birth)
  return sameBirth ?? sameAddress.find(known => known.membership) ?? sameAddress[0]
}

/** In how many fields a line says what is known: homonyms keep their own lines from one import to the next. */
function likeness(known: Known, row: ReadRow): number {
  const knows: Record<string, unknown> = { ...known.person, ...known.membership }
  const says = Object.entries({ ...row.person, ...row.membership })
  return says.filter(([field, value]) => String(value ?? '') === String(knows[field] ?? '')).length
}

/** Whether a number has passed to somebody else: updating would give one person the account of another. */
function isAnother(known: Known, row: ReadRow): boolean {
  // A name may be without letters: « - », where nobody knows it.
  if (nameKey(row.person) === nameKey(known.person)) return false
  const [family, given] = nameKey(row.person).split('|')
  const [knownFamily, knownGiven] = nameKey(known.person).split('|')
  if ((family !== '' && family === knownFamily) || (given !== '' && given === knownGiven)) return false
  const birth = row.person.birth_date?.toString()
  return birth === undefined || birth !== known.person.birth_date?.toString()
}
