import { Card, Cards } from '../../html/card.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { rubricPath } from '../paths.ts'
import { readingOf } from '../readers.ts'
import { recordWords } from '../records.words.ts'
import { readingWords } from './reading.words.ts'

/** `GET /rubriques`: those one may read, and for who is signed out those that signing in would open. */
export function rubricsPage(visit: Visit): Response {
  const { language, site } = visit
  const { rubrics } = site.realm.policy
  if (rubrics.length === 0) return notFound(visit)
  const { rubrics: title } = recordWords[language]
  return page(visit, {
    title,
    wide: true,
    description: readingWords[language].intro(site.name),
    headers: { Link: `<${visit.origin}/rubriques>; rel="canonical"` },
    children: (
      <>
        <h1>{title}</h1>
        <Cards>
          {rubrics.map(rubric => (
            <RubricCard key={rubric.name} visit={visit} rubric={rubric} />
          ))}
        </Cards>
      </>
    ),
  })
}

function RubricCard({ visit, rubric }: { visit: Visit; rubric: Rubric }) {
  const { language } = visit
  const words = readingWords[language]
  return (
    <Card title={rubric.title[language]} href={rubricPath(rubric.name)}>
      {rubric.introduction && <p>{rubric.introduction[language]}</p>}
      {rubric.readableBy !== 'everyone' && readingOf(visit, rubric) !== 'open' && (
        <p class="hint">({words[rubric.readableBy]})</p>
      )}
    </Card>
  )
}
