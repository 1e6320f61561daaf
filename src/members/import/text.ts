/** A cell as text that can be stored; `removed`: something invisible that PostgreSQL or a screen cannot take. */
export type CleanText = { text: string; removed: boolean; lost: boolean; lineBreak: boolean }

// The joiners stay: some scripts are written with them.
const control = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}]/gu

/** Words of letters and signs that are as they should be, as in nearly every cell. */
const plain = /^(?!')(?:[!-~À-ÿ]+(?: [!-~À-ÿ]+)*)?$/

/**
 * Cleans a cell: NFC, control characters out, ends trimmed, blanks collapsed; line breaks are kept, each as
 * one `\n`. The apostrophe by which an export keeps a spreadsheet from calculating is taken off again, one
 * and only before what it guards.
 */
export function cleanText(cell: string): CleanText {
  if (plain.test(cell)) return { text: cell, removed: false, lost: false, lineBreak: false }
  const whole = cell.toWellFormed()
  const visible = whole.replace(control, '')
  // Composed only now: a character taken out may have stood between a letter and its accent.
  const text = visible
    .normalize('NFC')
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(part => part.replace(/[\t \u00a0\u202f\u2000-\u200a\u3000]+/g, ' ').trim())
    .filter(part => part !== '')
    .join('\n')
  return {
    text: text.replace(/^'(?=[=+\-@'])/, ''),
    removed: visible !== whole,
    lost: text.includes('\ufffd'),
    lineBreak: text.includes('\n'),
  }
}

/** A text as a report can show it: cut, and without what a terminal would obey. */
export function shown(text: string): string {
  const plain = text.toWellFormed().replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
  return plain.length > 80 ? `${plain.slice(0, 79)}…`.toWellFormed() : plain
}

/** Whether a spreadsheet would calculate this text; it is kept as it is, and quoted by the export. */
export function isFormula(text: string): boolean {
  return /^[=+\-@]./.test(text)
}

/** What two writings of one name have in common: no accents, capitals or punctuation. */
export function plainName(text: string): string {
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// What a family name may begin with without being complete.
const particles = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'da',
  'dos',
  'di',
  'del',
  'van',
  'von',
  'der',
  'den',
  'el',
  'ben',
  'saint',
  'st',
])

/**
 * Divides a name written in one cell. Capitals tell the family name (« DUPONT Marie », « Marie DUPONT »);
 * without them the heading does, which names the family name first unless `givenFirst`.
 */
export function splitName(text: string, givenFirst: boolean): { familyName: string; givenName: string } {
  const words = text.split(' ')
  const capital = (word: string) =>
    /\p{Lu}/u.test(word) && word === word.toUpperCase() && /\p{L}{2}/u.test(word)
  const capitals = words.filter(capital)
  if (capitals.length > 0 && capitals.length < words.length) {
    return { familyName: capitals.join(' '), givenName: words.filter(word => !capital(word)).join(' ') }
  }
  if (givenFirst) return { familyName: words.slice(1).join(' '), givenName: words[0] ?? '' }
  const begin = words.findIndex(word => !particles.has(plainName(word)))
  const end = Math.max(begin, 0) + 1
  return { familyName: words.slice(0, end).join(' '), givenName: words.slice(end).join(' ') }
}
