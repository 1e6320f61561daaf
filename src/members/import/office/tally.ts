import { type LineOutcome, type Outcome, outcomes } from '../report.ts'

/** What a part of the lines became, and the name of the file in the store in which it says so line by line. */
export type Part = { file: string; from: number; to: number } & Counts

/** Lines by what became of them; `noted` are those of them, not refused, that deserve a look. */
export type Counts = Record<Outcome, number> & { noted: number }

/** How far a dry run or an import has come. Which worker keeps it is `run`: another that took over has another one. */
export type Tally = Counts & {
  run: string
  /** The line up to which all is told. */
  upTo: number
  empty: number
  accounts: number
  parts: Part[]
  /** Why nothing was done. */
  failed?: 'empty' | 'noNameColumn' | 'unreadable' | 'fileGone'
}

export function newTally(run: string): Tally {
  return { run, upTo: 0, empty: 0, accounts: 0, parts: [], ...countsOf([]) }
}

export function countsOf(lines: readonly LineOutcome[]): Counts {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0, skipped: 0, noted: 0 }
  for (const line of lines) {
    counts[line.outcome]++
    if (isNoted(line)) counts.noted++
  }
  return counts
}

/** Whether there is more to say of a line that was taken than which fields have changed. */
export function isNoted({ outcome, notes }: LineOutcome): boolean {
  return outcome !== 'refused' && notes.some(({ kind }) => kind !== 'fieldsChanged')
}

/** A tally with one part more. */
export function withPart(
  tally: Tally,
  part: Part,
  { empty, accounts }: Pick<Tally, 'empty' | 'accounts'>,
): Tally {
  const sums = Object.fromEntries(
    [...outcomes, 'noted' as const].map(name => [name, tally[name] + part[name]]),
  ) as Counts
  return {
    ...tally,
    ...sums,
    upTo: part.to,
    empty: tally.empty + empty,
    accounts: tally.accounts + accounts,
    parts: [...tally.parts, part],
  }
}
