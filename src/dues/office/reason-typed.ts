import { lineIn } from './line-typed.ts'

/** What a reason may have at most, in characters. */
export const longestReason = 300

/** The reason that a form brings, on one line; a little more than may stand, so that it can be said that it is too long. */
export function reasonIn(form: URLSearchParams): string {
  return lineIn(form, 'motif', longestReason + 200)
}
