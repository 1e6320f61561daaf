import { cleanText } from '../import/text.ts'
import type { Choice, Showable } from './entry.ts'

/** Characters as people count them: an emoji is one. */
export const longestIntroduction = 280

/** What the form says. A box that was not offered is as one that is not ticked, whatever was sent. */
export function readChoice(form: URLSearchParams, offered: readonly Showable[]): Choice {
  const ticked = form.getAll('shows')
  return {
    listed: !form.has('absent'),
    shows: offered.filter(what => ticked.includes(what)),
    // Far more than fits still comes back to be shortened; what would never be typed does not.
    introduction: readIntroduction(form.get('introduction')?.slice(0, 5000)) || null,
  }
}

/** One paragraph, whatever lines it was typed on. */
const readIntroduction = (typed = '') => cleanText(typed).text.replaceAll('\n', ' ')

/** By how many characters it is too long; 0 when it fits. */
export function tooLongBy(introduction: string | null): number {
  const characters = [...new Intl.Segmenter('fr').segment(introduction ?? '')].length
  return Math.max(0, characters - longestIntroduction)
}
