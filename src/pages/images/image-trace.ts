import type { Tx } from '../../database/open.ts'
import type { Site } from '../../organisations/site.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'

/** Notes what was done to an image of a site, in the transaction that does it: a change of its pages like any other. */
export async function noteImage(
  tx: Tx,
  visit: Visit,
  site: Site,
  details: { image: string; what: 'added' | 'described' | 'removed' },
): Promise<void> {
  const { app, visitor } = visit
  await audit(tx, app.clock.now(), {
    ...from(visit),
    event: 'pageChanged',
    accountId: visitor?.accountId ?? null,
    personId: visitor?.person?.id ?? null,
    organisationId: site.organisation.id,
    details: { ...details, host: site.host },
  })
}
