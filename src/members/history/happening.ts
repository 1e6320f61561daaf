import type { AuditEvent } from '../../web/audit.ts'

/**
 * What rows tell that are kept for their own sake, and for as long as these: money, suspensions, roles and the like. The
 * traces of the same are then not told again.
 */
export type RowKind =
  | 'imported'
  | 'recorded'
  | 'membershipImported'
  | 'moved'
  | 'suspended'
  | 'suspensionEnded'
  | 'applied'
  | 'applicantConfirmed'
  | 'approved'
  | 'refused'
  | 'admitted'
  | 'paid'
  | 'paymentTakenBack'
  | 'reminded'
  | 'roleBegun'
  | 'roleOver'
  | 'recordShown'
  | 'recordTakenAway'
  | 'agreed'

/** One thing that has happened to a person, or several of a kind within a month. */
export type Happening = {
  kind: AuditEvent | RowKind
  at: Temporal.Instant
  /** Of the row that tells it; with `at`, its place in the history. */
  id: string
  count: number
  byId: string | null
  by: string | null
  organisation: string | null
  details: Readonly<Record<string, unknown>>
}
