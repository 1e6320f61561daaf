import { oneLine } from '../statements/credit.ts'

/** A field of a form, or of an address, as one line that can be stored; empty where it was not sent. */
export function lineIn(typed: URLSearchParams, name: string, most: number): string {
  return oneLine(typed.get(name) ?? '', most)
}
