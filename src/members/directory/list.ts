import { type RawBuilder, sql } from 'kysely'
import { looksLikeId } from '../../database/new-id.ts'
import type { Db } from '../../database/open.ts'
import { fewCandidates } from './candidates.ts'
import { belongsTo, choiceColumns, type FactsAndChoice, factColumns } from './entry.ts'
import { type Among, hasWord, wordsOf } from './search.ts'

/** Where a page begins: after, or before, a person whom another page shows. */
export type Place = { after: string } | { before: string } | null

/** Members who are listed, and the persons next to whom the neighbouring pages begin, where there are any. */
export type DirectoryPage = { members: FactsAndChoice[]; before: string | null; after: string | null }

const pageSize = 25

/** One page of the members who appear, in the order of their names; each once, of however many organisations. */
export async function directoryPage(
  db: Db,
  among: Among,
  typed: string,
  place: Place,
): Promise<DirectoryPage> {
  const words = typed ? await wordsOf(db, among, typed) : []
  if (!words) return { members: [], before: null, after: null }
  const mark = place && (await findMark(db, among, 'before' in place ? place.before : place.after))
  const isBackwards = mark !== null && place !== null && 'before' in place
  const inOrder = sql`order by p.in_order ${isBackwards ? sql`desc` : sql`asc`}, p.id ${isBackwards ? sql`desc` : sql`asc`}`
  const there = sql`p.realm_id = ${among.realmId} ${mark ? beyond(mark, isBackwards) : sql``}`
  const few = await fewCandidates(db, among, words)
  // Few are put in order before they are looked at more closely, one by one until the page is full.
  const { rows } = await sql<FactsAndChoice>`
    select ${factColumns}, ${choiceColumns}
    from ${few ? sql`(select * from person p where ${there} and ${few} ${inOrder} offset 0) p` : sql`person p`}
    left join directory_choice d on d.realm_id = p.realm_id and d.person_id = p.id
    where ${there} and case when ${allOf(words.map(word => hasWord(among, word)))} then ${isListed(among)} end
    ${inOrder} limit ${pageSize + 1}`.execute(db)
  // Going back one comes to the first page, which is a whole one.
  if (isBackwards && rows.length <= pageSize) return await directoryPage(db, among, typed, null)
  const members = rows.slice(0, pageSize)
  if (isBackwards) members.reverse()
  return {
    members,
    before: mark ? (members[0]?.personId ?? null) : null,
    after: isBackwards || rows.length > pageSize ? (members.at(-1)?.personId ?? null) : null,
  }
}

/** What is cheap to ask comes first, so that the memberships are looked up of few: that is why it stands in a case. */
const allOf = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

/** Whether a person `p` with the choice `d` appears among these. */
function isListed({ organisationIds }: Among) {
  return sql`p.erased_at is null and d.listed is not false and ${belongsTo(organisationIds)}`
}

type Mark = { id: string; name: string }

/** The place in the order of somebody who appears there. */
async function findMark(db: Db, among: Among, id: string): Promise<Mark | null> {
  if (!looksLikeId(id)) return null
  const { rows } = await sql<Mark>`
    select p.id, p.in_order as name
    from person p left join directory_choice d on d.realm_id = p.realm_id and d.person_id = p.id
    where p.realm_id = ${among.realmId} and p.id = ${id} and ${isListed(among)}`.execute(db)
  return rows[0] ?? null
}

/** The first half is what the index can look up. */
function beyond({ id, name }: Mark, isBackwards: boolean) {
  return isBackwards
    ? sql`and p.in_order <= ${name} and (p.in_order < ${name} or p.id < ${id})`
    : sql`and p.in_order >= ${name} and (p.in_order > ${name} or p.id > ${id})`
}
