import { readableOn } from './site-stylesheet.ts'

const small = new Set('a à au aux d de des du en et l la le les pour sur sous the of and for'.split(' '))

/** Up to three letters that stand for a name: its own abbreviation, else the initials of its words. */
export function monogram(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const abbreviation = words.find(word => /^\p{Lu}{2,4}$/u.test(word))
  if (abbreviation && words.some(word => word !== word.toUpperCase())) return abbreviation
  const bearing = words.filter(word => !small.has(word.toLowerCase()))
  return (bearing.length > 0 ? bearing : words)
    .slice(0, 3)
    .map(([initial = '']) => initial.toUpperCase())
    .join('')
}

/** The logo, as an SVG file, of a site that has none: its monogram in its colour, like a seal. */
export function defaultLogo(name: string, colour: string): string {
  const ink = readableOn(colour)
  const letters = monogram(name)
  const size = [46, 46, 38, 30, 24][letters.length] ?? 24
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">' +
    `<rect width="96" height="96" rx="14" fill="${colour}"/>` +
    `<rect x="6" y="6" width="84" height="84" rx="9" fill="none" stroke="${ink}" stroke-width="1.5" stroke-opacity=".55"/>` +
    `<text x="48" y="${48 + size * 0.35}" fill="${ink}" font-family="Palatino, 'Palatino Linotype', Georgia, serif" ` +
    `font-size="${size}" font-weight="700" text-anchor="middle">${letters}</text></svg>`
  )
}
