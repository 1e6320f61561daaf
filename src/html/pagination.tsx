import type { Language } from './language.ts'
import { htmlWords } from './words.ts'

export type PaginationProps = {
  language: Language
  previous?: string | undefined
  next?: string | undefined
}

/** The ways to the neighbours of a page of a list; nothing where the list fits on one page. */
export function Pagination({ language, previous, next }: PaginationProps) {
  const words = htmlWords[language]
  if (!previous && !next) return null
  return (
    <nav class="pagination" aria-label={words.pages}>
      {previous && (
        <a class="button button-secondary" rel="prev" href={previous}>
          <span aria-hidden="true">← </span>
          {words.previousPage}
        </a>
      )}
      {next && (
        <a class="button button-secondary pagination-next" rel="next" href={next}>
          {words.nextPage}
          <span aria-hidden="true"> →</span>
        </a>
      )}
    </nav>
  )
}
