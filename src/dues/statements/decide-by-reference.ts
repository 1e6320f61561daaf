import type { Alternative, Fit } from './proposal.ts'

/** A due that a reference names. */
export type NamedDue = {
  dueId: string
  reference: string
  membershipId: string
  /** What is left to pay of it. */
  leftCents: number
  state: 'open' | 'settled' | 'cancelled'
}

type Part = { membershipId: string; dueId: string | null; amountCents: number }

/** What is beyond doubt is booked; all else is proposed, or nothing is known of it. */
export type Decision = { book: Part[]; fit: Fit } | { propose: Alternative } | 'unknown'

/** What the references of a line decide. `named` are the dues of those that are known, as they stand now. */
export function decideByReference(amountCents: number, named: readonly NamedDue[]): Decision {
  const open = named.filter(({ state }) => state === 'open')
  const [due] = open
  if (due && named.length === 1) return { book: partsOf(due, amountCents), fit: fitOf(due, amountCents) }
  if (due) {
    const sum = open.reduce((all, { leftCents }) => all + leftCents, 0)
    if (open.length === named.length && sum === amountCents)
      return { book: open.flatMap(each => partsOf(each, each.leftCents)), fit: 'grouped' }
    return { propose: { because: 'referencesDiffer', shares: divided(amountCents, open) } }
  }
  const [closed] = named
  if (!closed) return 'unknown'
  const because = closed.state === 'settled' ? 'referenceSettled' : 'referenceCancelled'
  return { propose: { because, shares: [{ membershipId: closed.membershipId, amountCents }] } }
}

function fitOf({ leftCents }: NamedDue, amountCents: number): Fit {
  if (amountCents === leftCents) return 'exact'
  return amountCents < leftCents ? 'partial' : 'excess'
}

/** What is beyond the due is a credit of the same membership. */
function partsOf({ dueId, membershipId, leftCents }: NamedDue, amountCents: number): Part[] {
  const towards = Math.min(amountCents, leftCents)
  const rest = amountCents - towards
  return [
    ...(towards > 0 ? [{ membershipId, dueId, amountCents: towards }] : []),
    ...(rest > 0 ? [{ membershipId, dueId: null, amountCents: rest }] : []),
  ]
}

/** Gives each what it is owed as far as the amount goes, and what remains to the last. */
function divided(amountCents: number, dues: readonly NamedDue[]) {
  let rest = amountCents
  const shares = dues.map(({ membershipId, leftCents }, place) => {
    const own = place === dues.length - 1 ? rest : Math.min(rest, leftCents)
    rest -= own
    return { membershipId, amountCents: own }
  })
  return shares.filter(share => share.amountCents > 0)
}
