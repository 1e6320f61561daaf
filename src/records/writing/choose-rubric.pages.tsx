import { notFound } from '../../web/failure.pages.tsx'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { newRecordPath, ownRecordsPath } from '../paths.ts'
import { writingOf } from '../writers.ts'
import { writingWords } from './writing.words.ts'

/** `GET /espace/fiches/nouvelle`: in which rubric. */
export function chooseRubricPage(visit: Visit): Response {
  if (visit.site.realm.policy.rubrics.length === 0) return notFound(visit)
  const words = writingWords[visit.language]
  return page(visit, {
    title: words.create,
    children: (
      <>
        <h1>{words.create}</h1>
        <p>{words.chooseRubric}</p>
        <RubricsToWrite visit={visit} />
        <p>
          <a href={ownRecordsPath}>{words.back}</a>
        </p>
      </>
    ),
  })
}

/** The rubrics, each with the way to write in it, or why one may not. */
export function RubricsToWrite({ visit }: { visit: Visit }) {
  const { language, site } = visit
  const words = writingWords[language]
  return (
    <ul class="rubrics-to-write">
      {site.realm.policy.rubrics.map(rubric => {
        const writing = writingOf(visit, rubric)
        const title = rubric.title[language]
        return (
          <li key={rubric.name}>
            {'refused' in writing ? (
              <>
                {title} <span class="hint">{words.why[writing.refused]}</span>
              </>
            ) : (
              <a href={newRecordPath(rubric.name)}>{title}</a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
