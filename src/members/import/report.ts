import type { Encoding } from './decode.ts'
import type { Delimiter } from './file.ts'
import type { Field } from './headings.ts'

/** Why a line was not taken. */
export const refusals = [
  'nameMissing',
  'tooLong',
  'tooManyCells',
  'dateNonexistent',
  'dateImplausible',
  'dateUnreadable',
  'numberTwice',
  'personTwice',
  'numberOfAnother',
  'organisationUnknown',
] as const

/** What was changed, left out, or deserves a look, in a line that was taken or skipped. */
export const remarks = [
  'emailMissing',
  'emailInvalid',
  'emailCleaned',
  'emailSeveral',
  'emailShared',
  'emailSharedWithRefused',
  'emailSharedElsewhere',
  'signInKept',
  'roleKept',
  'heldElsewhere',
  'dateUnderstood',
  'dateLeftOut',
  'phoneZero',
  'phoneLeftOut',
  'postcodeZero',
  'postcodeOdd',
  'countryLeftOut',
  'amountLeftOut',
  'formula',
  'lineBreak',
  'charactersRemoved',
  'charactersLost',
  'nameSplit',
  'perhapsTwice',
  'numberChanged',
  'fieldsChanged',
  'stateKept',
  'stateLeftOut',
  'occupationLeftOut',
  'secondKept',
  'relativeLeftOut',
  'totalLine',
  'cutShort',
] as const

export type NoteKind = (typeof refusals)[number] | (typeof remarks)[number]

/**
 * One thing to say about one line: `value` as it stood in the file, `result` what was made of it,
 * `field` the column (`fields` those that changed), `other` the other line that it is about.
 */
export type Note = {
  line: number
  kind: NoteKind
  field?: Field
  fields?: Field[]
  value?: string
  result?: string
  other?: number
}

export const outcomes = ['added', 'changed', 'unchanged', 'refused', 'skipped'] as const

/** What becomes of a line; `skipped`: a total under the table, or where the reading stops. */
export type Outcome = (typeof outcomes)[number]

/** What becomes of one line, with the name that stands in it and everything that there is to say. */
export type LineOutcome = { line: number; outcome: Outcome; name: string; notes: Note[] }

/**
 * What an import did, or in a dry run would do. `lines` = added + changed + unchanged + refused; empty lines
 * and totals under the table are `skipped` and not among them.
 */
export type ImportReport = {
  dryRun: boolean
  format: { encoding: Encoding; delimiter: Delimiter; headingLine: number }
  /** Headings of the columns that nothing was taken from. */
  ignoredColumns: string[]
  /** No column holds e-mail addresses: said once, not for each line. */
  noEmailColumn: boolean
  lines: number
  added: number
  changed: number
  unchanged: number
  refused: number
  skipped: number
  accounts: number
  /** In the order of the lines. */
  notes: Note[]
}

const refusalKinds: ReadonlySet<string> = new Set(refusals)

/** Whether a note says that its line was not taken. */
export function isRefusal(note: Note): boolean {
  return refusalKinds.has(note.kind)
}
