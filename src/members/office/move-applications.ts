import type { Tx } from '../../database/open.ts'

type Person = { realmId: string; personId: string }

/**
 * Lets the applications by which a person came go on with another address: links that confirm the old one end, and
 * so does the password typed with it. Without an address nothing opens them any more.
 */
export async function moveApplications(
  tx: Tx,
  now: Temporal.Instant,
  { realmId, personId }: Person,
  address: { email: string; key: string } | null,
): Promise<void> {
  const moved = await tx
    .updateTable('application')
    .set({ password_hash: null, ...(address ? { email: address.email, email_key: address.key } : {}) })
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['submitted', 'admitted'])
    .$if(address !== null, query => query.where('email_key', 'is distinct from', address?.key ?? null))
    .returning('id')
    .execute()
  if (moved.length === 0) return
  await tx
    .updateTable('application_key')
    .set({ ended_at: now })
    .where('realm_id', '=', realmId)
    .where(
      'application_id',
      'in',
      moved.map(({ id }) => id),
    )
    .where('purpose', 'in', address ? ['confirm'] : ['browser', 'resume', 'confirm'])
    .where('ended_at', 'is', null)
    .execute()
}
