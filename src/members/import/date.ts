/** Whether a day has been or is to come: decides which century two digits mean. */
export type DayKind = 'birth' | 'past' | 'future'
export type Notation = 'dayMonthYear' | 'iso' | 'compact' | 'words' | 'shortYear' | 'serial'
export type ReadDate =
  | { day: Temporal.PlainDate; notation: Notation }
  | { refused: 'nonexistent' | 'implausible' | 'unreadable' }

const months = [
  'janvier janv jan january',
  'fevrier fevr fev february feb',
  'mars mar march',
  'avril avr april apr',
  'mai may',
  'juin june jun',
  'juillet juil july jul',
  'aout august aug',
  'septembre sept sep september',
  'octobre oct october',
  'novembre nov november',
  'decembre dec december',
]
const monthOf = new Map(
  months.flatMap((names, index) => names.split(' ').map(name => [name, index + 1] as const)),
)

/** The day that spreadsheets count from: serial 1 is 1900-01-01, and their 1900 has a 29 February. */
const serialZero = Temporal.PlainDate.from('1899-12-30')

/** A placeholder that some programs write where they know no date. */
export function isNoDate(text: string): boolean {
  return /^0{1,4}[-/.]0{1,2}[-/.]0{1,4}( .*)?$|^[-–—?]+$/.test(text)
}

/**
 * Reads a date in the notations that offices use: 31/12/1957 (also with dots, dashes, blanks, and a time
 * after it), 31/12/57, 1957-12-31, 19571231, « 31 décembre 1957 », and the serial number that is left
 * when a spreadsheet loses the format of a cell.
 */
export function readDate(text: string, kind: DayKind, today: Temporal.PlainDate): ReadDate {
  const parts = partsOf(text, kind, today)
  if (!parts) return { refused: 'unreadable' }
  const { year, month, day, notation } = parts
  let found: Temporal.PlainDate
  try {
    found = notation === 'serial' ? serialZero.add({ days: day }) : new Temporal.PlainDate(year, month, day)
  } catch {
    return { refused: 'nonexistent' }
  }
  return isPlausible(found, kind, today) ? { day: found, notation } : { refused: 'implausible' }
}

function isPlausible(day: Temporal.PlainDate, kind: DayKind, today: Temporal.PlainDate): boolean {
  if (day.year < 1875) return false
  const ahead = { future: 100, past: 2, birth: 0 }[kind]
  // The year tells of nearly all.
  if (day.year !== today.year + ahead) return day.year < today.year + ahead
  return Temporal.PlainDate.compare(day, today.add({ years: ahead })) <= 0
}

type Parts = { year: number; month: number; day: number; notation: Notation }

function partsOf(text: string, kind: DayKind, today: Temporal.PlainDate): Parts | undefined {
  const plain = text.replace(/[T ]+\d{1,2}[:h]\d{2}(:\d{2})?([.,]\d+)?(Z|[+-]\d{2}:?\d{2})?$/, '').trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), notation: 'iso' }
  const usual = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})$/.exec(plain)
  if (usual) return withYear(usual[3] ?? '', Number(usual[2]), Number(usual[1]), 'dayMonthYear', kind, today)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (compact)
    return {
      year: Number(compact[1]),
      month: Number(compact[2]),
      day: Number(compact[3]),
      notation: 'compact',
    }
  const serial = /^(\d{5})([.,]\d+)?$/.exec(plain)
  if (serial) return { year: 0, month: 0, day: Number(serial[1]), notation: 'serial' }
  const words = /^(?:\p{L}+\.?,? )?(\d{1,2})(?:er)?[- ](\p{L}+)\.?,?[- ](\d{4}|\d{2})$/u.exec(plain)
  const month = monthOf.get((words?.[2] ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
  return words && month ? withYear(words[3] ?? '', month, Number(words[1]), 'words', kind, today) : undefined
}

function withYear(
  written: string,
  month: number,
  day: number,
  notation: Notation,
  kind: DayKind,
  today: Temporal.PlainDate,
): Parts {
  if (written.length === 4) return { year: Number(written), month, day, notation }
  const recent = Number(written) + 2000
  const latest = kind === 'future' ? today.year + 50 : kind === 'past' ? today.year + 1 : today.year
  return { year: recent > latest ? recent - 100 : recent, month, day, notation: 'shortYear' }
}
