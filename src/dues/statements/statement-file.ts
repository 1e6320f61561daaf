import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { readBankCsv } from './bank-csv.ts'
import { readCamt053 } from './camt053.ts'
import type { ReadStatement, StatementRefusal } from './credit.ts'

/**
 * Reads the credits of a bank statement, whatever kind of file it is: what begins with a tag is CAMT.053, all other
 * text the CSV of a bank. Nothing is taken from a file that cannot be understood to its end.
 */
export function readStatement(bytes: Buffer): ReadStatement | StatementRefusal {
  if (bytes.length === 0) return { refused: 'empty' }
  const kind = notTextOf(bytes)
  if (kind) return { refused: kind }
  const text = decoded(bytes)
  if (text.trim() === '') return { refused: 'empty' }
  return /^\s*</.test(text) ? readCamt053(text) : readBankCsv(text)
}

/** How much of the beginning tells text from what is not. */
const enough = 4096

function notTextOf(bytes: Buffer): 'spreadsheet' | 'notText' | null {
  const head = bytes.subarray(0, enough)
  // An .xlsx or .ods is a zip, an .xls the older compound file of Office.
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return 'spreadsheet'
  if (head.toString('hex', 0, 4) === 'd0cf11e0') return 'spreadsheet'
  if (wideEncodingOf(bytes)) return null
  const controls = head.filter(byte => byte < 9 || (byte > 13 && byte < 32)).length
  return controls > head.length / 20 ? 'notText' : null
}

/** What is not valid UTF-8 is from the Windows programs that most banks still write for. */
function decoded(bytes: Buffer): string {
  const encoding = wideEncodingOf(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  return iconv.decode(bytes, encoding).replace(/^\ufeff/, '')
}

function wideEncodingOf([first, second]: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}
