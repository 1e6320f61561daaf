import { sql } from 'kysely'
import type { Tx } from '../../database/open.ts'
import { queueLetters } from '../../mail/outbox.ts'
import type { App } from '../../web/app.ts'

type Recipient = {
  due_id: string
  membership_id: string
  person_id: string
  account_id: string
  email: string
  site_id: string
}

/**
 * Queues the letter that dues are in order to each member whose due was paid in full, in the transaction that has
 * recorded the payment. Who has no account, or has died, gets none.
 * @param settled what `recordPayment` returned, of one payment or of many.
 * @returns how many letters were queued.
 */
export async function tellOfPayment(
  app: Pick<App, 'clock' | 'queue'>,
  tx: Tx,
  realmId: string,
  settled: readonly { dueId: string }[],
): Promise<number> {
  if (settled.length === 0) return 0
  const recipients = await recipientsOf(
    tx,
    realmId,
    settled.map(({ dueId }) => dueId),
  )
  const letters = recipients.map(({ due_id, membership_id, person_id, account_id, email, site_id }) => ({
    realmId,
    siteId: site_id,
    to: email,
    template: 'duesReceived' as const,
    accountId: account_id,
    personId: person_id,
    details: { due: due_id, membership: membership_id },
  }))
  await queueLetters(app, tx, letters)
  return recipients.length
}

/**
 * Each with the site in whose name to write: of the own organisation, or the nearest above it that has one, else the one on
 * which the realm signs in.
 */
async function recipientsOf(tx: Tx, realmId: string, dueIds: readonly string[]): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    with recursive paid as (
      select d.id as due_id, m.id as membership_id, m.person_id, m.organisation_id, a.id as account_id, a.email
      from due d
      join membership m on m.realm_id = d.realm_id and m.id = d.membership_id and m.state <> 'deceased'
      join account_person ap on ap.realm_id = m.realm_id and ap.person_id = m.person_id
      join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
      where d.realm_id = ${realmId} and d.id = any(${[...dueIds]}::uuid[])
    ), above as (
      select distinct organisation_id as of, organisation_id as id, 0 as height from paid
      union all
      select a.of, o.parent_id, a.height + 1 from above a
      join organisation o on o.realm_id = ${realmId} and o.id = a.id where o.parent_id is not null
    ), nearest as (
      select distinct on (a.of) a.of, s.id from above a
      join site s on s.realm_id = ${realmId} and s.organisation_id = a.id
      order by a.of, a.height, s.is_sign_in_host desc, s.id
    )
    select p.due_id, p.membership_id, p.person_id, p.account_id, p.email, coalesce(n.id,
      (select id from site where realm_id = ${realmId} and is_sign_in_host)) as site_id
    from paid p left join nearest n on n.of = p.organisation_id
    order by p.due_id`.execute(tx)
  return rows
}
