/** Letters that are no other letter with a mark, and what stands in their place where they cannot be printed. */
const alone: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ø: 'o',
  Ø: 'O',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ı: 'i',
  þ: 'th',
  Þ: 'Th',
  ß: 'ss',
  ẞ: 'SS',
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '“': "'",
  '”': "'",
  '«': "'",
  '»': "'",
  '"': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\t': ' ',
  '\n': ' ',
}

/**
 * A text in letters that `accepts` takes, one character at a time: what it does not take loses as few of its marks
 * as will do (« Nguyễn » becomes « Nguyên » before « Nguyen »), and what has no near letter at all becomes `unknown`.
 */
export function nearestLetters(
  text: string,
  accepts: (character: string) => boolean,
  unknown: string,
): string {
  return [...text.normalize('NFC')].map(character => nearest(character, accepts) ?? unknown).join('')
}

function nearest(character: string, accepts: (character: string) => boolean): string | undefined {
  if (accepts(character)) return character
  const other = alone[character]
  if (other !== undefined && [...other].every(accepts)) return other
  const [base = '', ...marks] = character.normalize('NFD')
  for (let kept = marks.length - 1; kept >= 0; kept--) {
    const fewer = (base + marks.slice(0, kept).join('')).normalize('NFC')
    if (accepts(fewer)) return fewer
  }
  // A mark that belongs to no letter is let go.
  return /^\p{M}$/u.test(character) ? '' : undefined
}
