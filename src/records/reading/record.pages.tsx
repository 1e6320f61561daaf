import { dayInWords } from '../../html/day-in-words.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { authorName } from '../author.ts'
import { imagesByField } from '../images-of-record.ts'
import { previewPath, recordPath, rubricPath } from '../paths.ts'
import { findRecord } from '../record.ts'
import { RecordView } from '../record-view.tsx'
import { rubricNamed, todayOf } from '../rubrics.ts'
import { daysOf } from '../typed.ts'
import { excerptOf } from './excerpt.ts'
import { headingsFor, readersGate } from './gate.tsx'
import { readingWords } from './reading.words.ts'

/** `GET /rubriques/:rubric/:id`: what is published of a record. The gate comes first, and tells nothing of it. */
export async function recordPage(visit: Visit): Promise<Response> {
  const { app, site, language, params } = visit
  const rubric = rubricNamed(visit, params.rubric)
  if (!rubric) return notFound(visit)
  const closed = await readersGate(visit, rubric)
  if (closed) return closed
  const record = await findRecord(app.db, site.realm.id, params.id)
  if (!record?.published || record.rubric !== rubric.name) return notFound(visit)
  const { published } = record
  const words = readingWords[language]
  const days = daysOf(rubric, published)
  const isOwn = visit.visitor?.person?.id === record.person_id
  return page(visit, {
    title: published.title,
    description: excerptOf(rubric, published, language) || undefined,
    headers: headingsFor(visit, rubric, recordPath(rubric.name, record.id)),
    children: (
      <>
        {days && Temporal.PlainDate.compare(days.last, todayOf(visit)) < 0 && (
          <p class="record-past">{words.isPast}</p>
        )}
        <RecordView
          language={language}
          rubric={rubric}
          content={published}
          author={await authorName(app.db, record)}
          images={await imagesByField(visit, rubric, record, published.values)}
        />
        {record.published_at && (
          <p class="hint">
            {words.publishedOn(
              dayInWords(record.published_at.toZonedDateTimeISO(site.realm.timeZone).toPlainDate(), language),
            )}
          </p>
        )}
        {isOwn && (
          <p>
            <a href={previewPath(record.id)}>{words.own}</a>
          </p>
        )}
        <p>
          <a href={rubricPath(rubric.name)}>{words.backTo(rubric.title[language])}</a>
        </p>
      </>
    ),
  })
}
