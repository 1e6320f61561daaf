import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** The file is not text: a workbook, a document, a picture. */
export class NotText extends Error {
  readonly looksLike: 'spreadsheet' | 'binary'
  constructor(looksLike: 'spreadsheet' | 'binary') {
    super(`This is not text but ${looksLike}`)
    this.looksLike = looksLike
  }
}

const enough = 4096

/**
 * Decodes a file as it arrives, without holding it. Plain ASCII is the same in every encoding but UTF-16, so
 * the decision waits for the first bytes beyond it: valid UTF-8 there is not French in Windows-1252.
 * `decided` is told once, before the first text beyond ASCII, or at the end.
 * @throws NotText
 */
export async function* decode(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  decided: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  const parts = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  try {
    const { held, encoding } = yield* undecided(parts)
    decided(encoding)
    const decoder = iconv.getDecoder(encoding)
    yield decoder.write(held)
    for (let part = await parts.next(); !part.done; part = await parts.next()) yield decoder.write(part.value)
    yield decoder.end() ?? ''
  } finally {
    await parts.return?.()
  }
}

type Parts = AsyncIterator<Buffer> | Iterator<Buffer>

/** Passes ASCII on until the encoding can be told; returns it with the bytes not yet passed on. */
async function* undecided(parts: Parts): AsyncGenerator<string, { held: Buffer; encoding: Encoding }> {
  let held: Buffer = Buffer.alloc(0)
  let begun = false
  for (let part = await parts.next(); !part.done; part = await parts.next()) {
    held = held.length === 0 ? part.value : Buffer.concat([held, part.value])
    if (!begun && held.length < enough) continue
    const encoding = (begun ? undefined : beginning(held)) ?? byBytes(held, false)
    begun = true
    if (encoding) return { held, encoding }
    if (!isAscii(held)) continue
    yield held.toString('latin1')
    held = Buffer.alloc(0)
  }
  return { held, encoding: (begun ? undefined : beginning(held)) ?? byBytes(held, true) ?? 'utf-8' }
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every(byte => byte < 0x80)
}

/** @throws NotText */
function beginning(head: Buffer): Encoding | undefined {
  refuseBinary(head)
  return byMark(head)
}

function byMark(bytes: Buffer): Encoding | undefined {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined
}

/** Undefined while it cannot be told: nothing beyond ASCII yet, or a character cut by the end of the bytes. */
function byBytes(bytes: Buffer, whole: boolean): Encoding | undefined {
  const first = bytes.findIndex(byte => byte >= 0x80)
  if (first === -1 || (!whole && bytes.length - first < 4)) return undefined
  const cuts = whole ? [0] : [0, 1, 2, 3]
  return cuts.some(cut => isUtf8(bytes.subarray(0, bytes.length - cut))) ? 'utf-8' : 'windows-1252'
}

function refuseBinary(head: Buffer): void {
  // An .xlsx or .ods is a zip, an .xls the older compound file of Office.
  if (head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') throw new NotText('spreadsheet')
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') throw new NotText('spreadsheet')
  const mark = byMark(head)
  if (mark === 'utf-16le' || mark === 'utf-16be') return
  const sample = head.subarray(0, enough)
  const control = sample.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  if (control > sample.length / 20) throw new NotText('binary')
}
