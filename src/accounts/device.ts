/** What a browser says of itself, as far as its owner would recognise it; null where it cannot be told. */
export type Device = { browser: string | null; system: string | null }

// The order counts: most browsers name those that they want to be taken for, too.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:OPR|OPiOS|OPT)\//, 'Opera'],
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:DuckDuckGo|Ddg)\//, 'DuckDuckGo'],
  [/\bQwant\w*\//, 'Qwant'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bVersion\/\S+ .*\bSafari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPad\b/, 'iPad'],
  [/\biP(?:hone|od)\b/, 'iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\b(?:Macintosh|Mac OS X)\b/, 'Mac'],
  [/\b(?:Linux|X11)\b/, 'Linux'],
]

/**
 * The browser and the system in a `User-Agent` (RFC 9110, 10.1.5). Only the names that people know: versions are
 * frozen in most browsers, and a browser may say what it likes. An iPad that asks for desktop pages says « Mac ».
 */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? ''
  const find = (table: typeof browsers) => table.find(([pattern]) => pattern.test(text))?.[1] ?? null
  return { browser: find(browsers), system: find(systems) }
}
