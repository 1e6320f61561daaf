import { sql } from 'kysely'
import type { Tx } from '../database/open.ts'
import { queueLetter } from '../mail/outbox.ts'
import type { Realm, Site } from '../organisations/site.ts'
import type { App } from '../web/app.ts'
import { bornToReach } from './age-limit.ts'

/** Letters queued in one transaction, which on the embedded engine keeps everybody else waiting. */
const batchSize = 200

type Telling = Pick<App, 'db' | 'clock' | 'queue' | 'sites'>

/**
 * Tells those with a child who reaches the age limit within the days that the policy names, once for each
 * child. Any number of instances may do so at once, as often as they like and after any pause; once the
 * rights have ended it is too late.
 * @returns how many letters were queued.
 */
export async function tellOfAgeLimits(app: Telling): Promise<number> {
  const sites = await app.sites.all()
  const realms = new Map(sites.map(({ realm }) => [realm.id, realm]))
  let told = 0
  for (const realm of realms.values()) {
    if (realm.policy.household.childAgeLimit === null) continue
    let batch: number
    do {
      batch = await app.db.transaction().execute(tx => tellSome(app, tx, realm, sites))
      told += batch
    } while (batch === batchSize)
  }
  return told
}

async function tellSome(app: Telling, tx: Tx, realm: Realm, sites: readonly Site[]): Promise<number> {
  const due = await takeDue(tx, app.clock.now(), realm)
  for (const { person_id, holder_id, account_id, email, organisation_id } of due) {
    await queueLetter(app, tx, {
      realmId: realm.id,
      siteId: siteFor(realm, organisation_id, sites).id,
      to: email,
      template: 'childAgeLimit',
      accountId: account_id,
      personId: holder_id,
      details: { beneficiary: person_id },
    })
  }
  return due.length
}

/** The site of the holder's own organisation, else the one on which the realm signs in. */
function siteFor({ signInHost }: Realm, organisationId: string, sites: readonly Site[]): Site {
  const site =
    sites.find(({ organisation }) => organisation.id === organisationId) ??
    sites.find(({ host }) => host === signInHost)
  if (!site) throw new Error('a realm has the site on which it signs in')
  return site
}

type Due = {
  person_id: string
  holder_id: string
  account_id: string
  email: string
  organisation_id: string
}

/** Marks those to be told of, and names them, in one statement; who is marked at this moment by another instance is left to it. */
async function takeDue(tx: Tx, now: Temporal.Instant, realm: Realm): Promise<Due[]> {
  const { childAgeLimit, tellBeforeDays } = realm.policy.household
  if (childAgeLimit === null) return []
  const today = now.toZonedDateTimeISO(realm.timeZone).toPlainDate()
  const born = bornToReach(childAgeLimit, today, today.add({ days: tellBeforeDays }))
  const { rows } = await sql<Due>`
    with due as (
      select b.realm_id, b.person_id, a.id as account_id, a.email, m.organisation_id
      from beneficiary b
      join person p on p.realm_id = b.realm_id and p.id = b.person_id
      join account_person ap on ap.realm_id = b.realm_id and ap.person_id = b.holder_id
      join account a on a.realm_id = ap.realm_id and a.id = ap.account_id
      cross join lateral (
        select organisation_id from membership m
        where m.realm_id = b.realm_id and m.person_id = b.holder_id and m.state = 'admitted'
        order by m.id limit 1
      ) m
      where b.realm_id = ${realm.id} and b.kind = 'dependentChild' and b.told_at is null
        and p.birth_date between ${born.from}::date and ${born.to}::date
      order by b.person_id limit ${batchSize}
      for update of b skip locked
    )
    update beneficiary b set told_at = ${now} from due
    where b.realm_id = due.realm_id and b.person_id = due.person_id
    returning b.person_id, b.holder_id, due.account_id, due.email, due.organisation_id`.execute(tx)
  return rows
}
