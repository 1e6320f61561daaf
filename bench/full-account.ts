import { sql } from 'kysely'
import { type Db, openDatabase } from '../src/database/open.ts'
import type { Bench } from './bench.ts'
import { checked, median } from './load.ts'
import { accountRequests, type Member } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const rounds = 5
const seconds = 2
const years = 20
const records = 500

/** « Mon compte » of somebody with 20 years of dues and 500 records beside that of somebody with none. */
export async function measureFullAccount(bench: Bench): Promise<Figure[]> {
  const [full, empty] = bench.members
  if (!full || !empty) throw new Error('Two members are needed')
  const { db, close } = await openDatabase({ url: bench.url })
  await addDues(db, full)
  await addRecords(db, full)
  await sql`analyze`.execute(db)
  await close()
  const round = async (member: Member) => {
    const load = { port: bench.guichet.port, connections: 8, seconds, requests: accountRequests([member]) }
    return checked(await bench.pages.run(load), 200).perSecond
  }
  for (const member of [full, empty]) await round(member)
  const pairs: [number, number][] = []
  for (let turn = 0; turn < rounds; turn++) pairs.push([await round(full), await round(empty)])
  return [
    {
      what: `« Mon compte » with ${years} years of dues and ${records} records, pages/s (floor: with none)`,
      here: inShort(median(pairs.map(([here]) => here))),
      floor: inShort(median(pairs.map(([, floor]) => floor))),
      ratio: median(pairs.map(([here, floor]) => here / floor)),
      aim: '≥ 0.9',
    },
  ]
}

/** A due for each year, paid by cheque on its day; the current one ends where the member's day stands. */
async function addDues(db: Db, { realmId, personId }: Member): Promise<void> {
  await sql`
    with year as (
      select m.realm_id, m.id as membership_id, m.organisation_id, p.id as plan_id, p.amount_cents,
        (m.due_on - make_interval(years => n))::date as covers_to, n,
        gen_random_uuid() as due_id, gen_random_uuid() as payment_id
      from membership m
      join plan p on p.realm_id = m.realm_id and p.organisation_id = m.organisation_id and p.meant_for = 'one'
      cross join generate_series(0, ${years - 1}::int) n
      where m.realm_id = ${realmId} and m.person_id = ${personId}
    ), due as (
      insert into due (realm_id, id, membership_id, plan_id, amount_cents, reference, opened_at, settled_at, covers_from, covers_to)
      select realm_id, due_id, membership_id, plan_id, amount_cents, 'RF00' || lpad(n::text, 12, '9'),
        covers_to - interval '1 year', covers_to - interval '1 year', (covers_to - interval '1 year')::date + 1, covers_to from year
    ), payment as (
      insert into payment (realm_id, id, organisation_id, received_on, amount_cents, method, recorded_at)
      select realm_id, payment_id, organisation_id, covers_to - 365, amount_cents, 'cheque', covers_to - interval '1 year' from year
    ), allocation as (
      insert into allocation (realm_id, id, payment_id, membership_id, due_id, amount_cents, made_at)
      select realm_id, gen_random_uuid(), payment_id, membership_id, due_id, amount_cents, covers_to - interval '1 year' from year
    ), receipt as (
      insert into receipt (realm_id, id, due_id, organisation_id, year, number, issued_at)
      select realm_id, gen_random_uuid(), due_id, organisation_id, extract(year from covers_to)::int - 1, 900000, covers_to - interval '1 year' from year
    )
    insert into due_day (realm_id, id, membership_id, place, due_on, source, due_id, paid_on, because, at)
    select realm_id, gen_random_uuid(), membership_id, 100 - n, covers_to, 'payment', due_id, covers_to - 365,
      jsonb_build_object('rule', 'year', 'from', covers_to - 364), covers_to - interval '1 year' from year order by n desc`.execute(
    db,
  )
}

/** Half of them published, in two rubrics. */
async function addRecords(db: Db, { realmId, personId }: Member): Promise<void> {
  await sql`
    insert into record (realm_id, id, organisation_id, rubric, person_id, state, typed, published, published_text, title, ends_on,
      happens_on, version, created_at, changed_at, published_at)
    select m.realm_id, gen_random_uuid(), m.organisation_id, case n % 2 when 0 then 'stages' else 'annonces' end, m.person_id,
      case when n % 4 < 2 then 'published' else 'draft' end, jsonb_build_object('titre', 'Fiche ' || n),
      case when n % 4 < 2 then jsonb_build_object('title', 'Fiche ' || n, 'values', '{}'::jsonb) end,
      case when n % 4 < 2 then 'Fiche ' || n end, 'Fiche ' || n, current_date - n, current_date - n, 1, now(), now(),
      case when n % 4 < 2 then now() end
    from membership m cross join generate_series(1, ${records}::int) n
    where m.realm_id = ${realmId} and m.person_id = ${personId}`.execute(db)
}
