/** What is looked for, on one line, without what cannot be seen or stored. */
export function searchTyped(query: URLSearchParams): string {
  return (query.get('recherche') ?? '')
    .slice(0, 200)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
}
