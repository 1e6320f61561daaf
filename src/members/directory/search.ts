import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { beginningWith, searchWords } from '../../database/word-search.ts'
import { belongsTo, type Showable, shows } from './entry.ts'

/** More than anybody types of a name, a place and an organisation. */
const mostWords = 6

/** Among whom is looked for: everybody in the realm, or the members of some organisations. */
export type Among = {
  realmId: string
  /** Null for all. */
  organisationIds: readonly string[] | null
  /** How many there are in the realm: of one, nobody is looked for by its name. */
  organisations: number
  bounds: readonly Showable[]
}

/** A word, the query for one that begins like it, and the organisations that have such a one in their names. */
export type Word = { word: string; query: string; organisationIds: readonly string[] }

/** The words of what was typed by which members can be told apart, or null where nothing can be found: there is none. */
export async function wordsOf(db: Db, among: Among, typed: string): Promise<Word[] | null> {
  const words = (await searchWords(db, typed)).slice(0, mostWords)
  if (words.length === 0) return null
  const asked = words.flatMap(word => {
    const query = beginningWith([word])
    return query ? [{ word, query, organisationIds: [] }] : []
  })
  return among.organisations > 1 ? await withOrganisations(db, among, asked) : asked
}

async function withOrganisations(db: Db, among: Among, asked: readonly Word[]): Promise<Word[]> {
  const { realmId, organisationIds, organisations } = among
  const { rows } = await sql<{ ids: string[] }>`
    select array(select o.id from organisation o
      where o.realm_id = ${realmId} and search_words(o.name) @@ q.query::tsquery
        ${organisationIds ? sql`and o.id = any(${[...organisationIds]}::uuid[])` : sql``}) as ids
    from unnest(${asked.map(({ query }) => query)}::text[]) with ordinality q (query, n) order by n`.execute(
    db,
  )
  return asked
    .map((word, index) => ({ ...word, organisationIds: rows[index]?.ids ?? [] }))
    .filter(word => word.organisationIds.length < (organisationIds?.length ?? organisations))
}

/** Whether a person `p` with the choice `d` has a word: in the name, in the place that is shown, or of an organisation. */
export function hasWord(among: Among, asked: Word): RawBuilder<boolean> {
  const own = sql<boolean>`(p.words @@ ${asked.query}::tsquery and ${isShown(among, asked)})`
  return asked.organisationIds.length > 0 ? sql`(${own} or ${belongsTo(asked.organisationIds)})` : own
}

/**
 * Whether a word that a person `p` has is one of what others see of that person: of the name, or of the town where it
 * is shown, alone or in the address. Made out from the name as it stands in order, since to make the words of
 * every name that a common letter begins would take seconds.
 */
function isShown({ bounds }: Among, { word, query }: Word): RawBuilder<boolean> {
  const ways = (['town', 'address'] as const).filter(what => bounds.includes(what))
  const start = `% ${word.replace(/[\\%_]/g, '\\$&')}%`
  const name = sql<boolean>`' ' || translate(p.in_order, chr(9), ' ') like ${start}`
  if (ways.length === 0) return name
  return sql<boolean>`(${name}
    or ((${sql.join(ways.map(shows), sql` or `)}) and search_words(p.town) @@ ${query}::tsquery))`
}
