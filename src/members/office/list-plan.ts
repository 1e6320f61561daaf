import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { type Among, type Filter, isAmong, isListed, isReadableHere, searched } from './list-filter.ts'
import { isMeant, isOfFamily, mayBeMeant, type Search } from './list-search.ts'

/**
 * A part of the list, and the way to it: rows of `from` have a person `p` and a membership `m`, of which `where` takes some.
 * A name stands in the first part in whose `stretch` it is.
 */
export type Part = { from: RawBuilder<unknown>; where: RawBuilder<boolean>; stretch: RawBuilder<boolean> }

const anywhere = sql<boolean>`true`

/** Beyond that many, to look for the first fifty of them along the order of all names is quicker than to put them in order. */
const mostPutInOrder = 5000

const inOrderOfNames = sql`person p join membership m on m.person_id = p.id`

/** A look-up for each person, and for no more than are wanted: « offset 0 » keeps every step a step of its own. */
const withMemberships = sql`cross join lateral (
  select * from membership where realm_id = p.realm_id and person_id = p.id offset 0) m`

/**
 * The list in its parts, one after the other: for one word those whose family name begins like it, who stand together, then
 * the others. PostgreSQL cannot know that those whom a search finds may all stand at the end of the order, and would read
 * all names up to there: so the way is chosen here, by how many rows it expects itself.
 */
export async function partsOf(db: Db, among: Among, filter: Filter, near: boolean): Promise<Part[]> {
  const listed = isListed(among, filter)
  const who = await searched(db, among.realmId, filter, near)
  if (who === 'nobody') return []
  if (who === 'everybody') return [{ from: inOrderOfNames, where: listed, stretch: anywhere }]
  const { toFound, toFamily } = await waysTo(db, among, who)
  const meant = sql<boolean>`${listed} and ${mayBeMeant(among.realmId, who)} and ${isMeant(who, isReadableHere(among))}`
  if (!who.family) return [{ from: toFound, where: meant, stretch: anywhere }]
  const family = isOfFamily(who.family)
  return [
    { from: toFamily, where: sql<boolean>`${listed} and ${family}`, stretch: family },
    { from: toFound, where: sql<boolean>`${meant} and not ${family}`, stretch: anywhere },
  ]
}

type Ways = { toFound: RawBuilder<unknown>; toFamily: RawBuilder<unknown> }

/** By the members of the organisations where they are few, by those who are found where they are, else along the order. */
async function waysTo(db: Db, among: Among, who: Search): Promise<Ways> {
  const { realmId } = among
  const ofOrganisations = sql`membership m where m.realm_id = ${realmId} and ${isAmong(among, sql`m.organisation_id`)}`
  const meant = sql`person p where p.realm_id = ${realmId} and ${mayBeMeant(realmId, who)}`
  const [members, found] = [await rowsExpected(db, ofOrganisations), await rowsExpected(db, meant)]
  const alongNames = sql`person p ${withMemberships}`
  if (members <= Math.min(found, mostPutInOrder)) {
    const ofMembers = sql`(select m.* from ${ofOrganisations} offset 0) m join person p on p.id = m.person_id`
    return { toFound: ofMembers, toFamily: ofMembers }
  }
  return {
    toFound:
      found <= mostPutInOrder
        ? sql`(select p.* from ${meant} order by p.in_order offset 0) p ${withMemberships}`
        : alongNames,
    toFamily: members <= mostPutInOrder ? inOrderOfNames : alongNames,
  }
}

/** How many rows PostgreSQL expects, which costs next to nothing to ask (« Row Estimation Examples » in its manual). */
async function rowsExpected(db: Db, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from ${from}`.execute(db)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}
