export const longestSlug = 80

/** The last part of an address, made from a title: « Où nous trouver ? » gives `ou-nous-trouver`; `page` where nothing is left. */
export function slugOf(title: string): string {
  const plain = title
    .replaceAll(/œ/gi, 'oe')
    .replaceAll(/æ/gi, 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  return trimmed(plain) || 'page'
}

/** No longer than an address may be, cut at a word where there is one. */
function trimmed(slug: string, longest = longestSlug): string {
  const bare = slug.replaceAll(/^-+|-+$/g, '')
  if (bare.length <= longest) return bare
  const cut = bare.slice(0, longest + 1)
  return cut.slice(0, cut.includes('-') ? cut.lastIndexOf('-') : longest)
}

/** The first of `agenda`, `agenda-2`, `agenda-3`… that no other page has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) {
    const next = `${trimmed(slug, longestSlug - 5)}-${number}`
    if (!taken.has(next)) return next
  }
}
