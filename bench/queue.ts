import { sql } from 'kysely'
import { type Db, openDatabase } from '../src/database/open.ts'
import type { Bench } from './bench.ts'
import { checked, median } from './load.ts'
import { request, sessionCookie } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const site = 'avantages.localhost'
const rounds = 5
const seconds = 2

/** The office's queue with 100,000 applications beside the same page with 100. */
export async function measureQueue(bench: Bench): Promise<Figure[]> {
  const { db, close } = await openDatabase({ url: bench.url })
  const requests = [
    request(
      'GET',
      '/bureau/demandes',
      [`Cookie: ${await sessionCookie(db, 'accueil@avantages.example')}`],
      site,
    ),
  ]
  const round = async () => {
    const load = { port: bench.guichet.port, connections: 4, seconds, requests }
    return checked(await bench.pages.run(load), 200).perSecond
  }
  const several = async () => {
    await round()
    const each: number[] = []
    for (let turn = 0; turn < rounds; turn++) each.push(await round())
    return median(each)
  }
  await addApplications(db, 100)
  const few = await several()
  await addApplications(db, 99_900)
  const many = await several()
  await close()
  return [
    {
      what: '« Demandes » with 100,000 applications, pages/s (floor: with 100)',
      here: inShort(many),
      floor: inShort(few),
      ratio: many / few,
    },
  ]
}

/** Applications to the structure of the demonstration, one a minute until now, all still to be decided. */
async function addApplications(db: Db, count: number): Promise<void> {
  await sql`
    insert into application (realm_id, id, organisation_id, site_id, state, steps, typed, answers, version,
      created_at, changed_at, given_name, family_name, email, email_key, submitted_at, email_confirmed_at)
    select o.realm_id, gen_random_uuid(), o.id, s.id, 'submitted', '["account", "validation"]', '{}', '{}', 1,
      t.at, t.at, 'Camille', 'Candidat-' || n, 'candidat-' || n || '@exemple.fr', 'candidat-' || n || '@exemple.fr', t.at, t.at
    from organisation o
    join site s on s.realm_id = o.realm_id and s.host = ${site}
    cross join generate_series(1, ${count}::int) n
    cross join lateral (select now() - n * interval '1 minute' as at) t
    where o.name = 'CSE Verrerie'`.execute(db)
  await sql`analyze application`.execute(db)
}
