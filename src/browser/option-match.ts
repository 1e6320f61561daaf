/** One thing to choose: what is sent, what is read, and what it is searched by. */
export type Choice = { readonly value: string; readonly label: string; readonly key: string }

export function asChoice(value: string, label: string): Choice {
  return { value, label, key: searchKey(label) }
}

/** A text as it is searched: accents, capitals, ligatures and punctuation make no difference. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The choices in which every typed word is found: at the beginning of a word first, else in the order of the list. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const words = wordsOf(typed)
  return choices
    .filter(({ key }) => words.every(word => key.includes(word)))
    .map(choice => ({ choice, rank: words.reduce((sum, word) => sum + rankOf(choice.key, word), 0) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice)
}

/** The one choice that can be meant: the one written like that, else the only one that is found. */
export function onlyMatch(choices: readonly Choice[], typed: string): Choice | undefined {
  if (wordsOf(typed).length === 0) return undefined
  const found = matching(choices, typed)
  const alike = found.filter(({ key }) => key === searchKey(typed))
  return [alike, found].find(({ length }) => length === 1)?.[0]
}

const wordsOf = (typed: string) => searchKey(typed).split(' ').filter(Boolean)

function rankOf(key: string, word: string): number {
  if (key.startsWith(word)) return 0
  return key.includes(` ${word}`) ? 1 : 2
}
