import { type RawBuilder, sql } from 'kysely'
import { emailKey } from '../../accounts/email-address.ts'
import { oneErrorAway } from '../../database/one-error-away.ts'
import type { Db } from '../../database/open.ts'
import { beginningWith, beginningWithOr, searchWords } from '../../database/word-search.ts'

/** Who is looked for, in the forms in which each index knows them. */
export type Search = {
  /** A `tsquery` of words of a name, a town or a postcode; null where there is no word in what was typed. */
  words: string | null
  /** The only word that was typed: whose family name begins like it stands before the others. */
  family: string | null
  /** What an address begins with; null where it can be none. */
  address: string | null
  /** Whole addresses of which one was meant. */
  addresses: readonly string[]
  /** A whole number, in small letters. */
  number: string | null
}

/** What was typed, as it stands there: the beginning of a word is enough, the order of words is free. */
export async function exactSearch(db: Db, typed: string): Promise<Search> {
  const words = await searchWords(db, typed)
  return {
    words: beginningWith(words),
    family: words.length === 1 ? (words[0] ?? null) : null,
    // A whole address is looked for by its key, the beginning of one as it would be at the beginning of a key.
    address: /\s/.test(typed) ? null : (emailKey(typed) ?? typed.normalize('NFC').toLowerCase()),
    addresses: [],
    number: typed.toLowerCase(),
  }
}

/** In a shorter word too much is one error away from something else. */
const shortest = 4
const longest = 30
/** Each asks the index some hundred times. */
const mostWords = 4
const mostOfAddress = 60
const letters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * The same with one typing error forgiven in each word, or in the address: for when nobody is found by what was typed.
 * Null where nothing in the realm is near. The near words are of the whole realm: they are for looking up whom one may
 * see, and must not be shown.
 */
export async function nearSearch(db: Db, realmId: string, typed: string): Promise<Search | null> {
  const nothing = { words: null, family: null, address: null, addresses: [], number: null }
  const key = emailKey(typed)
  if (key && key.length <= mostOfAddress)
    return { ...nothing, addresses: oneErrorAway(key, `${letters}0123456789.-_@`) }
  const words = await searchWords(db, typed)
  const near = await nearWords(db, realmId, words.filter(isWord).slice(0, mostWords))
  return near.size > 0 ? { ...nothing, words: beginningWithOr(words, near) } : null
}

/** The words that persons of the realm have and of which one error makes a word. */
async function nearWords(db: Db, realmId: string, words: readonly string[]): Promise<Map<string, string[]>> {
  const forms = new Map(words.map(word => [word, oneErrorAway(word, letters)]))
  if (forms.size === 0) return new Map()
  const { rows } = await sql<{ form: string }>`
    select form from words_of_persons(${realmId}, ${[...forms.values()].flat()}::text[]) as form`.execute(db)
  const inUse = new Set(rows.map(({ form }) => form))
  return new Map(
    [...forms].flatMap(([word, near]) => {
      const found = near.filter(form => inUse.has(form))
      return found.length > 0 ? [[word, found] as const] : []
    }),
  )
}

/** Of a number another digit makes another number. */
const isWord = (word: string) => word.length >= shortest && word.length <= longest && !/\d/.test(word)

/** What the indexes of a person `p` can look up of a search. What it finds may still be one that is not to be found. */
export function mayBeMeant(
  realmId: string,
  { words, address, addresses, number }: Search,
): RawBuilder<boolean> {
  const byNumber = sql`p.id = any(array(select n.person_id from membership n where n.realm_id = ${realmId}
    and lower(n.number) = ${number}))`
  const by = [
    ...(words ? [sql`p.words @@ ${words}::tsquery`] : []),
    ...(address ? [sql`p.email_key like ${beginning(address)}`] : []),
    ...(addresses.length > 0 ? [sql`p.email_key = any(${addresses}::text[])`] : []),
    ...(number ? [byNumber] : []),
  ]
  return sql<boolean>`(${sql.join(by, sql` or `)})`
}

/** Of whom more than the name and the number may not be read (`readable`), nothing else is looked at either. */
export function isMeant({ words, number }: Search, readable: RawBuilder<boolean>): RawBuilder<boolean> {
  const by = [
    readable,
    ...(words ? [sql`search_words(p.given_name || ' ' || p.family_name) @@ ${words}::tsquery`] : []),
    ...(number ? [sql`m.number is not null and lower(m.number) = ${number}`] : []),
  ]
  return sql<boolean>`(${sql.join(by, sql` or `)})`
}

/** Whether the family name of `p` begins with a word: all of them stand together in the order of names. */
export function isOfFamily(word: string): RawBuilder<boolean> {
  return sql<boolean>`p.in_order like ${beginning(word)}`
}

const beginning = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`
