import { randomUUIDv7 } from 'node:crypto'

/** A UUIDv7: in the order of time, so that new rows stand side by side in an index. */
export function newId(): string {
  return randomUUIDv7()
}
