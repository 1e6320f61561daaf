import type { Tx } from '../../database/open.ts'
import { type AuditEntry, audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { By } from '../ledger.ts'

/** The treasurer who does something now. */
export function byTreasurer({ app, visitor }: Visit): By {
  return { at: app.clock.now(), personId: visitor?.person?.id ?? null }
}

type Event = Pick<AuditEntry, 'event' | 'organisationId' | 'personId' | 'details'>

/** Leaves the trace of what a treasurer does, in the transaction of it; `personId` is whom it is about. */
export async function trace(visit: Visit, tx: Tx, { details, ...event }: Event): Promise<void> {
  const by = visit.visitor?.person?.id ?? null
  await audit(tx, visit.app.clock.now(), { ...from(visit), ...event, details: { ...details, by } })
}
