/**
 * Everything from which one typing error makes `typed`: a letter left out, one too many, another one in its place, or
 * two that changed places (Damerau, « A technique for computer detection and correction of spelling errors », 1964).
 * What was typed is not among them. `letters` are those that may have been meant.
 */
export function oneErrorAway(typed: string, letters: string): string[] {
  const characters = [...typed]
  const meant = new Set<string>()
  for (let at = 0; at <= characters.length; at++) {
    const [before, here, next] = [characters.slice(0, at).join(''), characters[at], characters[at + 1]]
    const after = characters.slice(at + 1).join('')
    for (const letter of letters) meant.add(`${before}${letter}${here ?? ''}${after}`)
    if (here === undefined) continue
    meant.add(before + after)
    for (const letter of letters) meant.add(before + letter + after)
    if (next !== undefined) meant.add(`${before}${next}${here}${characters.slice(at + 2).join('')}`)
  }
  meant.delete(typed)
  return [...meant]
}
