import { Button } from '../../html/button.tsx'
import { dayInWords } from '../../html/day-in-words.ts'
import { Field } from '../../html/field.tsx'
import { Notice } from '../../html/notice.tsx'
import { Pagination } from '../../html/pagination.tsx'
import { Table } from '../../html/table.tsx'
import { viewOf } from '../../office/reach.ts'
import { officePage } from '../../office/shell.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import type { Visit } from '../../web/visit.ts'
import { officeRecordPath, officeRecordsPath } from '../paths.ts'
import { recordWords } from '../records.words.ts'
import { rubricNamed } from '../rubrics.ts'
import { searchTyped } from '../search-typed.ts'
import { handledHere } from '../writing/stand-notice.tsx'
import { type DeskPage, type DeskRecord, publishedRecords, waitingRecords } from './desk.ts'
import { officeWords } from './office.words.ts'

/** `GET /bureau/fiches`: what waits to be published, and what is, searched. */
export async function recordsDeskPage(visit: Visit): Promise<Response> {
  const { app, site, query } = visit
  if (site.realm.policy.rubrics.length === 0) return notFound(visit)
  const reach = await viewOf(visit, 'publishRecords')
  const among = { realmId: site.realm.id, organisationIds: reach.map(({ id }) => id) }
  const search = searchTyped(query)
  const waiting = await waitingRecords(app.db, among)
  return show(visit, waiting, search, await publishedRecords(app.db, among, search, query.get('apres')))
}

function show(visit: Visit, waiting: readonly DeskRecord[], search: string, published: DeskPage): Response {
  const { language } = visit
  const words = officeWords[language]
  const handled = handledHere(visit)
  const next = new URLSearchParams({ ...(search ? { recherche: search } : {}), apres: published.after ?? '' })
  return officePage(visit, {
    title: words.title,
    cookies: handled.cookies,
    children: (
      <>
        {handled.what && words.done[handled.what] && (
          <Notice
            kind={handled.what === 'decidedBefore' ? 'information' : 'success'}
            title={words.done[handled.what]}
          >
            {handled.what === 'decidedBefore' ? words.doneHelp.decidedBefore : words.doneHelp.told}
          </Notice>
        )}
        <h1>{words.title}</h1>
        {waiting.length > 0 ? (
          <RecordsTable visit={visit} caption={words.waiting} at={words.proposedOn} records={waiting} />
        ) : (
          <>
            <h2>{words.waiting}</h2>
            <p>{words.noneWaiting}</p>
          </>
        )}
        <search>
          <form class="office-filter" method="get" action={officeRecordsPath}>
            <Field name="recherche" type="search" label={words.search} value={search} autocomplete="off" />
            <Button kind="secondary">{words.submit}</Button>
            {search && <a href={officeRecordsPath}>{words.clear}</a>}
          </form>
        </search>
        {published.records.length > 0 ? (
          <RecordsTable
            visit={visit}
            caption={words.published}
            at={words.publishedOn}
            records={published.records}
          />
        ) : (
          <p>{search ? words.nothingFound : words.nonePublished}</p>
        )}
        <Pagination language={language} next={published.after ? `${officeRecordsPath}?${next}` : undefined} />
      </>
    ),
  })
}

type TableProps = { visit: Visit; caption: string; at: string; records: readonly DeskRecord[] }

function RecordsTable({ visit, caption, at, records }: TableProps) {
  const { language, site } = visit
  const words = officeWords[language]
  const day = (moment: Temporal.Instant) =>
    dayInWords(moment.toZonedDateTimeISO(site.realm.timeZone).toPlainDate(), language)
  return (
    <Table
      caption={caption}
      columns={[{ label: words.record }, { label: words.rubric }, { label: words.author }, { label: at }]}
      rows={records.map(record => [
        <a class="record-link" href={officeRecordPath(record.id)}>
          {record.title || recordWords[language].untitled}
        </a>,
        rubricNamed(visit, record.rubric)?.title[language] ?? record.rubric,
        `${record.givenName} ${record.familyName}`.trim(),
        day(record.at),
      ])}
    />
  )
}
