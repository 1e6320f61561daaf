import { sql } from 'kysely'
import type { Db } from './open.ts'

/** More than anybody types of a name and an address. */
const mostWords = 10

/** A `tsquery` for what has, of each word that was typed, one that begins like it; null when there is no word in it. */
export async function wordsBeginning(db: Db, typed: string): Promise<string | null> {
  return beginningWith(await searchWords(db, typed))
}

/** The words of a text as `search_words` makes them: no accents, capitals or punctuation; each once. */
export async function searchWords(db: Db, text: string): Promise<string[]> {
  const { rows } = await sql<{ words: string[] }>`
    select tsvector_to_array(search_words(${text}::text)) as words`.execute(db)
  return rows[0]?.words ?? []
}

/** A `tsquery` for what has, of each word, one that begins like it; null when there is no word. */
export function beginningWith(words: readonly string[]): string | null {
  return joined(words.slice(0, mostWords).map(word => `${quoted(word)}:*`))
}

/** A `tsquery` for what has all of these words; null when there is none. */
export function withAll(words: readonly string[]): string | null {
  return joined(words.map(quoted))
}

/** The same as `beginningWith`, where one of the others that stand beside a word will do in its place. */
export function beginningWithOr(
  words: readonly string[],
  others: ReadonlyMap<string, readonly string[]>,
): string | null {
  return joined(
    words
      .slice(0, mostWords)
      .map(word => `(${[`${quoted(word)}:*`, ...(others.get(word) ?? []).map(quoted)].join(' | ')})`),
  )
}

const joined = (terms: readonly string[]) => (terms.length > 0 ? terms.join(' & ') : null)

/** PostgreSQL, « Text Search Types »: within quotes a quote and a backslash are doubled, and nothing else means anything. */
const quoted = (word: string) => `'${word.replaceAll(/['\\]/g, '$&$&')}'`
