import type { Db } from '../../database/open.ts'
import { wordsBeginning } from '../../database/word-search.ts'

/** What is looked for: everything where nothing was typed, nothing where what was typed has no word in it. */
export type Search = 'everything' | 'nothing' | { query: string }

/** Reads what was typed into the search field. */
export async function readSearch(db: Db, typed: string): Promise<Search> {
  if (typed === '') return 'everything'
  const query = await wordsBeginning(db, typed)
  return query ? { query } : 'nothing'
}
