import { createHash } from 'node:crypto'
import { readLine } from './read-line.ts'

export const mostOccupations = 2000
export const longestOccupation = 100

/** A list as it was typed: each occupation once, in the writing that comes first. */
type OccupationList = { labels: string[]; merged: number }

export type ListReading =
  | OccupationList
  | { refused: 'empty' }
  | { refused: 'tooMany'; count: number }
  /** The lines, counted from 1, that are too long. */
  | { refused: 'tooLong'; lines: number[] }

/** Reads a list of one occupation a line; blank lines are left out, and what differs in capitals and accents only is one. */
export function readOccupations(typed: string): ListReading {
  const lines = typed.split(/\r\n|[\r\n\u2028\u2029]/).map(readLine)
  const tooLong = lines.flatMap((line, index) => (line.length > longestOccupation ? [index + 1] : []))
  if (tooLong.length > 0) return { refused: 'tooLong', lines: tooLong }
  const written = lines.filter(line => line !== '')
  const labels = [
    ...new Map(written.toReversed().map(label => [occupationKey(label), label])).values(),
  ].reverse()
  if (labels.length === 0) return { refused: 'empty' }
  if (labels.length > mostOccupations) return { refused: 'tooMany', count: labels.length }
  return { labels, merged: written.length - labels.length }
}

/** What two writings of one occupation have in common. */
export function occupationKey(label: string): string {
  return label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

type Known = { id: string; label: string; retired: boolean }

/** What it takes to offer a list instead of what is offered. */
export type Difference = {
  added: string[]
  retired: Known[]
  /** Offered again, or in another writing. */
  restored: { id: string; label: string }[]
  rewritten: { id: string; label: string }[]
}

/** Compares a list with all that the realm has ever had; of two that are alike the first that is offered stays. */
export function differenceOf(labels: readonly string[], known: readonly Known[]): Difference {
  const offered = Map.groupBy(
    known.filter(({ retired }) => !retired),
    ({ label }) => occupationKey(label),
  )
  const retired = new Map(known.filter(each => each.retired).map(each => [occupationKey(each.label), each]))
  const wanted = new Set(labels.map(occupationKey))
  const difference: Difference = { added: [], retired: [], restored: [], rewritten: [] }
  for (const [key, [first, ...others]] of offered) {
    difference.retired.push(...others)
    if (first && !wanted.has(key)) difference.retired.push(first)
  }
  for (const label of labels) {
    const key = occupationKey(label)
    const [same] = offered.get(key) ?? []
    const before = retired.get(key)
    if (same) {
      if (same.label !== label) difference.rewritten.push({ id: same.id, label })
    } else if (before) difference.restored.push({ id: before.id, label })
    else difference.added.push(label)
  }
  return difference
}

/** Names a list as it is offered: whoever edits it tells by this which one was shown. */
export function versionOf(offered: readonly { id: string; label: string }[]): string {
  const lines = offered.map(({ id, label }) => `${id} ${label}`).toSorted()
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 22)
}
