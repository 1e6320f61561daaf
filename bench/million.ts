import { sql } from 'kysely'
import { hashPassword } from '../src/accounts/hashing.ts'
import { migrate } from '../src/database/migrate.ts'
import { newId } from '../src/database/new-id.ts'
import { type Db, openDatabase, type Tx } from '../src/database/open.ts'
import { demonstrationPassword } from '../src/demonstration/accounts.ts'
import { enterMembership, enterPerson, giveRole } from '../src/members/enter-member.ts'
import { blueprints } from '../src/organisations/blueprints.ts'
import { makeRealm, makeSite } from '../src/organisations/setup.ts'
import type { Bench } from './bench.ts'
import { beginnings, endings, families, givens, middles, towns } from './million-words.ts'

/** A federation with very many members. */
export type Million = {
  realmId: string
  members: number
  /** The national body first; each of the others has as many members as any other. */
  organisationIds: string[]
  host: string
  /** The national office, which signs in with the password of the demonstration, like every second member. */
  officeEmail: string
}

type Size = { members: number; organisations: number }
const usualSize: Size = {
  members: Number(process.env.MEMBERS ?? 1_000_000),
  organisations: Number(process.env.ORGANISATIONS ?? 1000),
}

const built = new WeakMap<Bench, Promise<Million & { url: string }>>()

/** The realm of a million, made once for all measurements of a run. */
export function millionOf(bench: Bench): Promise<Million & { url: string }> {
  const making =
    built.get(bench) ?? bench.createDatabase().then(async url => ({ url, ...(await makeMillion(url)) }))
  built.set(bench, making)
  return making
}

const host = 'million.localhost'
const officeEmail = 'bureau@million.example'
const batch = 100_000

/**
 * Makes a realm of 1,000,000 members in 1,000 organisations in a PostgreSQL database: names with few that many have and
 * many that few have, towns and postcodes, numbers, dues, most with an address, half of those signed in once. MEMBERS and
 * ORGANISATIONS in the environment make it smaller. The rows are the same each time.
 */
export async function makeMillion(url: string, size: Partial<Size> = {}): Promise<Million> {
  const { members: count, organisations } = { ...usualSize, ...size }
  const { db, pool, close } = await openDatabase({ url })
  await migrate(pool)
  const hash = await hashPassword(demonstrationPassword)
  const made = await db.transaction().execute(tx => makeOrganisations(tx, hash, organisations))
  await db.transaction().execute(async tx => {
    // The keys hold by the way in which the rows are made: to look each of them up would take as long as writing them.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`select setseed(0.5)`.execute(tx)
    await sql`set local synchronous_commit = off`.execute(tx)
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx)
    const makeIndexes = await withoutIndexes(tx)
    for (let first = 0; first < count; first += batch)
      await addMembers(tx, { ...made, hash, count, first, last: Math.min(first + batch, count) - 1 })
    await makeIndexes()
  })
  await sql`vacuum analyze`.execute(db)
  await close()
  return { ...made, members: count, host, officeEmail }
}

async function makeOrganisations(tx: Tx, hash: string, count: number) {
  const now = Temporal.Now.instant()
  const realm = { slug: 'million', name: 'Fédération du million', policy: blueprints.federation }
  const { realmId, organisationId } = await makeRealm(tx, now, realm, { name: 'Instance nationale' })
  const site = { organisationId, host, name: 'Fédération du million', colour: '#1f4e79', isSignInHost: true }
  await makeSite(tx, now, realmId, site)
  const office = { givenName: 'Bureau', familyName: 'National', email: officeEmail }
  const { personId } = await enterPerson(tx, now, realmId, office)
  await enterMembership(tx, now, realmId, { organisationId, personId })
  await giveRole(tx, now, realmId, { organisationId, personId, name: 'manager' })
  await tx.updateTable('account').set({ password_hash: hash }).where('realm_id', '=', realmId).execute()
  const companies = Array.from({ length: count - 1 }, () => newId())
  await sql`
    insert into organisation (realm_id, id, parent_id, name, created_at)
    select ${realmId}, id, ${organisationId}, 'Compagnie ' || n, ${now}
    from unnest(${companies}::uuid[]) with ordinality as c (id, n)`.execute(tx)
  return { realmId, organisationIds: [organisationId, ...companies] }
}

/** Takes the indexes away that no constraint needs: to make them once for all rows takes a fraction of the time. */
async function withoutIndexes(tx: Tx): Promise<() => Promise<void>> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid in ('person'::regclass, 'account'::regclass, 'account_person'::regclass, 'membership'::regclass)
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`.execute(tx)
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(tx)
  return async () => {
    for (const { definition } of rows) await sql.raw(definition).execute(tx)
  }
}

type Batch = {
  realmId: string
  organisationIds: string[]
  hash: string
  count: number
  first: number
  last: number
}

/** Members by their place in the row of all, from `first` to `last`. */
async function addMembers(
  db: Db,
  { realmId, organisationIds, hash, count, first, last }: Batch,
): Promise<void> {
  // The higher the power, the more stand at the head of a list.
  const of = (list: readonly string[], power = 1) =>
    sql`(${list}::text[])[1 + floor(power(random(), ${power}) * ${list.length})::int]`
  await sql`
    create temporary table fresh on commit drop as
    select n, gen_random_uuid() as person_id, gen_random_uuid() as account_id, gen_random_uuid() as membership_id,
      case when random() < 0.11 then ${of(families, 1.5)}
        else ${of(beginnings)} || ${of(middles)} || case when random() < 0.5 then ${of(middles)} else '' end || ${of(endings)}
        end as family,
      ${of(givens, 1.5)} as given,
      case when random() < 0.2 then ${of(towns, 1.5)}
        else lpad((1000 + floor(random() * 94000))::int::text, 5, '0') || ' ' || case when random() < 0.3 then 'Saint-' else '' end
          || ${of(beginnings)} || ${of(middles)} || ${of(endings)}
          || (array['', '-sur-Loire', '-les-Bains', '-en-Forêt', '-la-Ville'])[1 + floor(random() * 5)::int] end as place,
      random() < 0.8 as has_email, random() < 0.5 as has_password, random() as standing,
      -- Each organisation brought its members in at once; others have come one by one since.
      case when random() < 0.8 then ${organisationIds.length}::bigint * n / ${count}::bigint
        else floor(random() * ${organisationIds.length})::bigint end::int as at
    from generate_series(${first}::int, ${last}::int) n`.execute(db)
  await sql`alter table fresh add column email text`.execute(db)
  await sql`
    update fresh set email = replace(regexp_replace(lower(normalize(given || '.' || family, NFKD)), '[^a-z.-]+', '', 'g'), ' ', '')
      || n || '@' || (array['orange', 'gmail', 'free', 'laposte'])[1 + n % 4] || '.example' where has_email`.execute(
    db,
  )
  await sql`
    insert into person (realm_id, id, title, given_name, family_name, birth_date, email, email_key, address_line1, postcode,
      town, country, created_at)
    select ${realmId}, person_id, (array['Mme', 'M.'])[1 + n % 2], given, family, '1930-01-01'::date + n % 25000, email, email,
      1 + n % 180 || ' rue Haute', split_part(place, ' ', 1), substr(place, 7), 'FR', now() from fresh`.execute(
    db,
  )
  await sql`
    insert into account (realm_id, id, email, email_key, password_hash, password_changed_at, created_at)
    select ${realmId}, account_id, email, email, case when has_password then ${hash} end, case when has_password then now() end,
      now() from fresh where has_email`.execute(db)
  await sql`insert into account_person (realm_id, account_id, person_id)
    select ${realmId}, account_id, person_id from fresh where has_email`.execute(db)
  await sql`
    insert into membership (realm_id, id, organisation_id, person_id, state, number, joined_on, due_on, created_at)
    select ${realmId}, membership_id, (${organisationIds}::uuid[])[1 + at], person_id,
      case when standing < 0.94 then 'admitted' when standing < 0.98 then 'left' else 'deceased' end,
      lpad((1 + at)::text, 4, '0') || '-' || lpad(n::text, 7, '0'),
      current_date - (n % 12000), case when n % 20 = 0 then null when n % 10 = 1 then current_date - n % 90
        else current_date + n % 365 end, now()
    from fresh`.execute(db)
  await sql`
    insert into suspension (realm_id, id, membership_id, reason, since)
    select ${realmId}, gen_random_uuid(), membership_id, 'Cotisation', now() from fresh where n % 100 = 1`.execute(
    db,
  )
  await sql`drop table fresh`.execute(db)
}
