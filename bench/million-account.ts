import { sql } from 'kysely'
import { newSession } from '../src/accounts/session.ts'
import { openDatabase } from '../src/database/open.ts'
import type { Bench } from './bench.ts'
import { checked, median } from './load.ts'
import { type Million, makeMillion, millionOf } from './million.ts'
import { accountRequests } from './scene.ts'
import { type Figure, inShort } from './table.ts'

const rounds = 5
const seconds = 2
const few = { members: 1000, organisations: 1 }
const visitors = 500

/** « Mon compte » of members of a realm of a million beside that of members of a realm of a thousand, each on its own server. */
export async function measureMillionAccount(bench: Bench): Promise<Figure[]> {
  const many = await millionOf(bench)
  const url = await bench.createDatabase()
  const thousand = { ...(await makeMillion(url, few)), url }
  const sides = [
    { ...many, server: await bench.startGuichet(many) },
    { ...thousand, server: await bench.startGuichet(thousand) },
  ]
  const rates: number[][] = [[], []]
  const requests = await Promise.all(sides.map(side => requestsOf(side)))
  for (let round = 0; round <= rounds; round++)
    for (const [side, { server }] of sides.entries()) {
      const load = { port: server.port, connections: 8, seconds, requests: requests[side] ?? [] }
      const { perSecond } = checked(await bench.pages.run(load), 200)
      if (round > 0) rates[side]?.push(perSecond)
    }
  for (const { server } of sides) await server.stop()
  const [here = [], floor = []] = rates
  return [
    {
      what: `« Mon compte » in a realm of ${inShort(many.members)} members, pages/s (floor: of ${inShort(few.members)})`,
      here: inShort(median(here)),
      floor: inShort(median(floor)),
      ratio: median(here.map((rate, round) => rate / (floor[round] ?? Number.NaN))),
      aim: '≥ 0.9',
    },
  ]
}

/** A session for members from all over the realm who have signed in once. */
async function requestsOf({ url, realmId, host }: Million & { url: string }): Promise<string[]> {
  const { db, close } = await openDatabase({ url })
  const { rows } = await sql<{ accountId: string; personId: string }>`
    select a.id as "accountId", ap.person_id as "personId" from account a
    join account_person ap on ap.realm_id = a.realm_id and ap.account_id = a.id
    where a.realm_id = ${realmId} and a.password_hash is not null
      and (select count(*) from account_person x where x.realm_id = a.realm_id and x.account_id = a.id) = 1
    order by a.id limit ${visitors}`.execute(db)
  const now = Temporal.Now.instant()
  const sessions = rows.map(who => newSession(now, { realmId, ...who, remembered: true, userAgent: null }))
  await db
    .insertInto('session')
    .values(sessions.map(({ row }) => row))
    .execute()
  await close()
  return accountRequests(
    sessions.map(({ token }) => ({ session: token })),
    host,
  )
}
