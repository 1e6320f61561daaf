import type { Rubric } from '../../organisations/rubric.ts'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { ownRecordsPath } from '../paths.ts'
import type { Writing } from '../writers.ts'
import { writingWords } from './writing.words.ts'

type Why = Extract<Writing, { refused: string }>['refused']

/** Who may not write in a rubric is told why, and what there is to do. */
export function closedPage(visit: Visit, rubric: Rubric, why: Why): Response {
  const words = writingWords[visit.language]
  return page(visit, {
    title: words.closedTitle,
    status: 403,
    children: (
      <>
        <h1>{words.closedTitle}</h1>
        <p class="lead">{rubric.title[visit.language]}</p>
        <p>{words.closed[why]}</p>
        {why === 'late' && (
          <p>
            <a href="/espace/cotisation">{words.dues}</a>
          </p>
        )}
        <p>
          <a href={ownRecordsPath}>{words.back}</a>
        </p>
      </>
    ),
  })
}
