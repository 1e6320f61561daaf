import { ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { Notice } from '../../html/notice.tsx'
import { Table } from '../../html/table.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { forgetFlash, left } from '../../web/flash.ts'
import { page } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { newRecordPath, ownRecordsPath, previewPath } from '../paths.ts'
import { standOf } from '../record.ts'
import { recordWords } from '../records.words.ts'
import { rubricNamed } from '../rubrics.ts'
import { writingOf } from '../writers.ts'
import { latestOfEach, type OwnRecord, ownOfRubric } from './own-list.ts'
import { writingWords } from './writing.words.ts'

const mostOfEach = 20

/** `GET /espace/fiches`: all that a member has written, by rubric; `?rubrique=` shows one of them whole. */
export async function ownRecordsPage(visit: Visit): Promise<Response> {
  const { visitor, site, query } = visit
  const personId = visitor?.person?.id
  const { rubrics } = site.realm.policy
  if (!personId || rubrics.length === 0) return notFound(visit)
  const one = rubricNamed(visit, query.get('rubrique') ?? undefined)
  const whose = { realmId: site.realm.id, personId }
  return one
    ? await showOne(visit, whose, one)
    : showAll(visit, rubrics, await latestOfEach(visit.app.db, whose, mostOfEach))
}

function showAll(visit: Visit, rubrics: readonly Rubric[], records: readonly OwnRecord[]): Response {
  const { language } = visit
  const words = writingWords[language]
  const isGone = ((flash = left(visit)) => flash?.said === 'recordHandled' && flash.what === 'deleted')()
  return page(visit, {
    title: words.own,
    wide: true,
    cookies: isGone ? [forgetFlash] : [],
    children: (
      <>
        {isGone && <Notice kind="success" title={words.done.deleted} />}
        <h1>{words.own}</h1>
        <ButtonGroup>
          <ButtonLink href={`${ownRecordsPath}/nouvelle`}>{words.create}</ButtonLink>
        </ButtonGroup>
        {records.length === 0 ? <p>{words.noRecords}</p> : <p>{words.order}</p>}
        {rubrics.map(rubric => (
          <OfRubric
            key={rubric.name}
            visit={visit}
            rubric={rubric}
            records={records.filter(record => record.rubric === rubric.name)}
          />
        ))}
      </>
    ),
  })
}

type OfRubricProps = { visit: Visit; rubric: Rubric; records: readonly OwnRecord[] }

function OfRubric({ visit, rubric, records }: OfRubricProps) {
  const words = writingWords[visit.language]
  const title = rubric.title[visit.language]
  if (records.length === 0) return null
  return (
    <section>
      <RecordsTable visit={visit} caption={title} records={records.slice(-mostOfEach)} />
      <p>
        {records.length > mostOfEach && (
          <a href={`${ownRecordsPath}?rubrique=${rubric.name}`}>{words.allOf(title)}</a>
        )}
      </p>
    </section>
  )
}

async function showOne(
  visit: Visit,
  whose: { realmId: string; personId: string },
  rubric: Rubric,
): Promise<Response> {
  const { language, query } = visit
  const words = writingWords[language]
  const title = rubric.title[language]
  const { records, hasOlder } = await ownOfRubric(visit.app.db, whose, rubric.name, query.get('avant'))
  return page(visit, {
    title: words.allOf(title),
    wide: true,
    children: (
      <>
        <h1>{words.allOf(title)}</h1>
        {'organisationId' in writingOf(visit, rubric) && (
          <ButtonGroup>
            <ButtonLink href={newRecordPath(rubric.name)}>{words.createOne(rubric.one[language])}</ButtonLink>
          </ButtonGroup>
        )}
        {records.length === 0 ? (
          <p>{words.noRecords}</p>
        ) : (
          <RecordsTable visit={visit} caption={title} records={records} />
        )}
        {hasOlder && (
          <p>
            <a href={`${ownRecordsPath}?rubrique=${rubric.name}&avant=${records[0]?.id}`}>{words.older}</a>
          </p>
        )}
        <p>
          <a href={ownRecordsPath}>{words.backToAll}</a>
        </p>
      </>
    ),
  })
}

type TableProps = { visit: Visit; caption: string; records: readonly OwnRecord[] }

function RecordsTable({ visit, caption, records }: TableProps) {
  const { language } = visit
  const words = writingWords[language]
  const { stands, untitled } = recordWords[language]
  return (
    <Table
      caption={caption}
      columns={[{ label: words.record }, { label: words.date }, { label: words.state }]}
      rows={records.map(record => [
        <a class="record-link" href={previewPath(record.id)}>
          {record.title || untitled}
        </a>,
        dayInWords(record.happens_on, language),
        stands[standOf(record, record.isPublic)],
      ])}
    />
  )
}
