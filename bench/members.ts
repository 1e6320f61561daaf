import { openDatabase } from '../src/database/open.ts'
import { type MembersPage, membersPage, type Place } from '../src/members/office/list.ts'
import type { Among, Filter } from '../src/members/office/list-filter.ts'
import type { Bench } from './bench.ts'
import { median } from './load.ts'
import { millionOf } from './million.ts'
import { type Figure, inShort } from './table.ts'

/** What offices type: mostly a name, or the beginning of one; whole pages of the list, with its count, are measured. */
const typed = [
  ...['Dupont', 'Moulin', 'garnier', 'Lefevre', 'Le Gall', 'Charpentier', 'Barbier', 'martinez', 'Guichard'],
  ...['Martin Jean', 'sylvie perrin', 'Marie Dupuis', 'lambert fran', 'Roux Dijon', 'noel', 'Perrot Mâcon'],
  ...['dup', 'charp', 'lemo', 'mou', 'Valbel', 'Corli'],
  ...['marie.martin1', 'sylvie.moulin2', '0018-0017321', '0400-0400100', '0999-0999001'],
  ...['Beaune', '21200', 'Lons-le-Saunier', '58000 Garnier'],
  ...['Dupond', 'Garnierr', 'Mouiln', 'Lembert', 'martn jean', 'Dijno', 'Strasborug', 'Carpentié', 'xqzvwk'],
]
const rounds = 5
/** In milliseconds, for nineteen searches of twenty. */
const aim = 30
const pages = 100

/** The list of members of a realm of a million: how long searches take, and whether a page far in is as quick as the first. */
export async function measureMembers(bench: Bench): Promise<Figure[]> {
  const { url, realmId, members, organisationIds } = await millionOf(bench)
  const { db, close } = await openDatabase({ url })
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  const among = (ids: string[]): Among => ({
    realmId,
    organisationIds: ids,
    inReach: ids,
    ofRealm: organisationIds.length,
    today,
  })
  const all = among(organisationIds)
  const one = among(organisationIds.slice(17, 18))
  const timed = async (of: Among, search: string, place: Place = null): Promise<[number, MembersPage]> => {
    const began = performance.now()
    const filter: Filter = { search, state: 'admitted', dues: null, neverSignedIn: false, noAddress: false }
    const page = await membersPage(db, of, filter, place)
    return [performance.now() - began, page]
  }
  const searches = async (of: Among) => {
    const each: number[] = []
    for (let round = 0; round <= rounds; round++)
      for (const search of typed) {
        const [milliseconds] = await timed(of, search)
        if (round > 0) each.push(milliseconds)
      }
    return each.sort((a, b) => a - b)
  }
  const [national, local] = [await searches(all), await searches(one)]
  const firsts: number[] = []
  const fars: number[] = []
  let place: Place = null
  for (let page = 1; page <= pages + rounds; page++) {
    const [milliseconds, { after }]: [number, MembersPage] = await timed(all, '', place)
    if (page > pages) fars.push(milliseconds)
    if (after) place = { after }
  }
  for (let round = 0; round < rounds; round++) firsts.push((await timed(all, ''))[0])
  await close()
  const of = (sorted: readonly number[], share: number) =>
    sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  const figure = (whose: string, sorted: readonly number[]): Figure => ({
    what: `Searches among ${inShort(members)} members, ${whose}, ms: p50 and p95 (floor: aimed at, for p95)`,
    here: `${inShort(of(sorted, 0.5))}, ${inShort(of(sorted, 0.95))}`,
    floor: String(aim),
    ratio: of(sorted, 0.95) / aim,
    aim: '≤ 1',
  })
  return [
    figure('all of them in reach', national),
    figure('one organisation in reach', local),
    {
      what: `Page ${pages} of the list of ${inShort(members)} members, ms (floor: the first)`,
      here: inShort(median(fars)),
      floor: inShort(median(firsts)),
      ratio: median(fars) / median(firsts),
      aim: '1',
    },
  ]
}
