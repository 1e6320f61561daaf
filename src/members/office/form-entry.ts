import { createHash } from 'node:crypto'

/** As much of the identifier of a form as the persons entered with it have in common. */
const commonDigits = 20

/**
 * The identifier of the person whom a form enters: the same for the same form with the same content, so that it
 * sent twice enters one person; another one for what was typed into it later.
 */
export function entryId(formId: string, content: unknown): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([formId, content]))
    .digest('hex')
  return withDashes(digitsOf(formId).slice(0, commonDigits) + hash.slice(0, 32 - commonDigits))
}

/** The first and the last identifier that persons entered with a form can have. */
export function entriesOf(formId: string): { first: string; last: string } {
  const common = digitsOf(formId).slice(0, commonDigits)
  return { first: withDashes(common.padEnd(32, '0')), last: withDashes(common.padEnd(32, 'f')) }
}

const digitsOf = (id: string) => id.replaceAll('-', '')

function withDashes(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
