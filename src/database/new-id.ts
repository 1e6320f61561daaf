import { randomUUIDv7 } from 'node:crypto'

/** A UUIDv7: in the order of time, so that new rows stand side by side in an index. */
export function newId(): string {
  return randomUUIDv7()
}

/** Whether a text of an address or a form could be an identifier: PostgreSQL refuses any other as a `uuid`. */
export function looksLikeId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
