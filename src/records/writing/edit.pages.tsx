import { newId } from '../../database/new-id.ts'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { imagesByField } from '../images-of-record.ts'
import { newRecordPath, ownRecordPath, previewPath } from '../paths.ts'
import type { MemberRecord } from '../record.ts'
import { recordWords } from '../records.words.ts'
import { rubricNamed } from '../rubrics.ts'
import { type Typed, titleOf } from '../typed.ts'
import { publishesFor, type Writing, writingOf } from '../writers.ts'
import { closedPage } from './closed.pages.tsx'
import { RecordFormView } from './form.tsx'
import { ownRecord } from './own-record.ts'
import { publishesAlone } from './publish-own.ts'
import { HandledNotice, handledHere, StandOf } from './stand-notice.tsx'
import { writingWords } from './writing.words.ts'

/** `GET /espace/fiches/nouvelle/:rubric`. */
export async function newRecordPage(visit: Visit): Promise<Response> {
  const rubric = rubricNamed(visit, visit.params.rubric)
  if (!rubric) return notFound(visit)
  const writing = writingOf(visit, rubric)
  if ('refused' in writing) return closedPage(visit, rubric, writing.refused)
  return await showNew(visit, rubric, writing)
}

/** `GET /espace/fiches/:id`. */
export async function editRecordPage(visit: Visit): Promise<Response> {
  const own = await ownRecord(visit)
  if (!own) return notFound(visit)
  const writing = writingOf(visit, own.rubric)
  if ('refused' in writing) return closedPage(visit, own.rubric, writing.refused)
  return await show(visit, own.rubric, { record: own.record, typed: own.record.typed })
}

/** The form of a new record. */
export async function showNew(
  visit: Visit,
  rubric: Rubric,
  writing: Extract<Writing, { organisationId: string }>,
  typed: Typed = {},
  isWrong = false,
): Promise<Response> {
  const { language } = visit
  const words = writingWords[language]
  const title = words.newTitle(rubric.one[language])
  const alone = rubric.publishedBy === 'author' || (await publishesFor(visit, writing.organisationId))
  const problems =
    isWrong && !titleOf(typed) ? [{ field: 'titre', message: recordWords[language].titleMissing }] : []
  const form = {
    rubric,
    action: newRecordPath(rubric.name),
    id: newId(),
    version: 0,
    typed,
    images: new Map(),
    problems,
    alone,
  }
  return page(visit, {
    title,
    status: isWrong ? 422 : 200,
    problem: isWrong,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{title}</h1>
        <Readers visit={visit} rubric={rubric} alone={alone} />
        <RecordFormView visit={visit} form={form} />
      </>
    ),
  })
}

function Readers({ visit, rubric, alone }: { visit: Visit; rubric: Rubric; alone: boolean }) {
  const words = writingWords[visit.language]
  return (
    <p>
      {words.readers[rubric.readableBy]} {!alone && words.officeFirst}
    </p>
  )
}

type Shown = { record: MemberRecord; typed: Typed; problems?: readonly Problem[]; isChanged?: boolean }

/** The form of a record that is there. */
export async function show(
  visit: Visit,
  rubric: Rubric,
  { record, typed, problems = [], isChanged = false }: Shown,
): Promise<Response> {
  const { language } = visit
  const words = writingWords[language]
  const title = words.editTitle(record.title || recordWords[language].untitled)
  const alone = await publishesAlone(visit, rubric, record)
  const form = {
    rubric,
    action: ownRecordPath(record.id),
    id: record.id,
    version: record.version,
    typed,
    images: await imagesByField(visit, rubric, record, typed),
    problems,
    alone,
  }
  const isWrong = problems.length > 0 || isChanged
  const handled = handledHere(visit)
  return page(visit, {
    title,
    status: isWrong ? 422 : 200,
    problem: isWrong,
    cookies: handled.cookies,
    children: (
      <>
        <ErrorSummary
          language={language}
          problems={isChanged ? [{ message: words.changed }, ...problems] : problems}
        />
        <HandledNotice language={language} what={handled.what} record={record} />
        <h1>{title}</h1>
        {isChanged && (
          <>
            <p>{words.changedHelp}</p>
            <p>
              <a href={previewPath(record.id)}>{words.changedSee}</a>
            </p>
          </>
        )}
        {problems.length > 0 && <p>{words.keptAsDraft}</p>}
        <StandOf language={language} record={record} />
        {record.state === 'submitted' && <Notice kind="information">{words.waiting}</Notice>}
        <Readers visit={visit} rubric={rubric} alone={alone} />
        <RecordFormView visit={visit} form={form} />
      </>
    ),
  })
}
