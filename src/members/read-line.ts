import { cleanText } from './import/text.ts'

/** One line as it was typed, without what cannot be seen or stored, its blanks made single. */
export function readLine(typed: string | null | undefined): string {
  return cleanText(typed ?? '').text.replaceAll('\n', ' ')
}
