/**
 * Reads an amount of a statement as cents, negative for what was paid out: « 1 234,56 », « +45,00 », « 45,00 € »,
 * « -1.234,56 », « 45.5 », « 45,00- », « (45,00) ». Null for what is none, and for « 45,000 », which may be
 * forty-five or forty-five thousand.
 */
export function readCents(text: string): number | null {
  const plain = text
    .replace(/€|\beur(os)?\b/gi, '')
    .replace(/[\s'’]/g, '')
    .replace(/[−–]/g, '-')
  const parts = /^(\()?([+-])?(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?(-)?\)?$/.exec(plain)
  if (!parts || (/^\d{1,3}[.,]\d{3}$/.test(parts[3] ?? '') && parts[4] === undefined)) return null
  const [, bracket, sign, whole = '', decimals = '', after] = parts
  const cents = Number(whole.replace(/[.,]/g, '')) * 100 + Number(decimals.padEnd(2, '0'))
  if (!Number.isSafeInteger(cents)) return null
  return bracket || sign === '-' || after ? -cents : cents
}

/**
 * Reads an amount of ISO 20022 as cents: a decimal of XML Schema with up to five digits after its point, of which those
 * after the second have to be noughts: « 45.00000 ». Null for what is none, or is no whole cents.
 */
export function readXmlCents(text: string): number | null {
  const parts = /^([+-])?(\d*)(?:\.(\d{0,2})(0{0,3}))?$/.exec(text.trim())
  const [, sign, whole = '', decimals = ''] = parts ?? []
  if (!parts || whole + decimals === '') return null
  const cents = Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  if (!Number.isSafeInteger(cents)) return null
  return sign === '-' && cents > 0 ? -cents : cents
}

/** Reads a day of a statement: 05/03/2026 (also with dots, dashes, blanks), 05/03/26, 2026-03-05, 20260305, with a time after it. */
export function readDay(text: string): Temporal.PlainDate | null {
  const plain = text.trim().replace(/[T ]\d{1,2}[:h]\d{2}.*$/, '')
  const french = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(plain)
  if (french) return day(french[3], french[2], french[1])
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(plain)
  return iso ? day(iso[1], iso[2], iso[3]) : null
}

function day(year = '', month = '', dayOfMonth = ''): Temporal.PlainDate | null {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year)
  if (full < 1990 || full > 2100) return null
  try {
    return Temporal.PlainDate.from(
      { year: full, month: Number(month), day: Number(dayOfMonth) },
      { overflow: 'reject' },
    )
  } catch {
    return null
  }
}
