import { Button, ButtonGroup, ButtonLink } from '../../html/button.tsx'
import { Notice } from '../../html/notice.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { authorName } from '../author.ts'
import { imagesByField } from '../images-of-record.ts'
import { ownRecordPath, ownRecordsPath, previewPath, recordPath } from '../paths.ts'
import type { MemberRecord } from '../record.ts'
import { RecordView } from '../record-view.tsx'
import { recordWords } from '../records.words.ts'
import { readableNow, readTyped } from '../typed.ts'
import { writingOf } from '../writers.ts'
import { closedPage } from './closed.pages.tsx'
import { ownRecord } from './own-record.ts'
import { publishesAlone, publishOwn, withdrawOwn } from './publish-own.ts'
import { HandledNotice, handledHere, StandOf } from './stand-notice.tsx'
import { writingWords } from './writing.words.ts'

/** `GET /espace/fiches/:id/apercu`: an own record as others will read it, and what can be done with it. */
export async function previewPage(visit: Visit): Promise<Response> {
  const own = await ownRecord(visit)
  return own ? await show(visit, own.rubric, own.record) : notFound(visit)
}

/** `POST /espace/fiches/:id/apercu`: publishes what is shown, or withdraws it. */
export async function decideOwnRecord(visit: Visit): Promise<Response> {
  const own = await ownRecord(visit)
  if (!own) return notFound(visit)
  const { author, record, rubric } = own
  const here = previewPath(record.id)
  // Whoever wrote it may take it away, whether writing is still open or not.
  if (visit.form.get('go') === 'withdraw') {
    const withdrawn = await withdrawOwn(visit, author, record.id)
    if (!withdrawn) return notFound(visit)
    const what = withdrawn.state === 'withdrawn' ? 'withdrawn' : 'takenBack'
    return redirect(here, [leave({ said: 'recordHandled', what })])
  }
  if (visit.form.get('go') !== 'publish') return redirect(here)
  const writing = writingOf(visit, rubric)
  if ('refused' in writing) return closedPage(visit, rubric, writing.refused)
  const version = Number.parseInt(visit.form.get('version') ?? '', 10)
  const outcome = await publishOwn(visit, author, rubric, { ...record, version })
  if ('done' in outcome) return redirect(here, [leave({ said: 'recordHandled', what: outcome.done })])
  if (outcome.refused === 'unknown') return notFound(visit)
  if (outcome.refused === 'changed') return await show(visit, rubric, record, { isChanged: true })
  return await show(visit, rubric, outcome.record, { status: 422 })
}

async function show(
  visit: Visit,
  rubric: Rubric,
  record: MemberRecord,
  { status = 200, isChanged = false } = {},
): Promise<Response> {
  const { language, app } = visit
  const words = writingWords[language]
  const reading = readTyped(rubric, record.typed, language)
  const problems = 'problems' in reading ? reading.problems : []
  const handled = handledHere(visit)
  return page(visit, {
    title: `${words.preview}\u00a0: ${record.title || recordWords[language].untitled}`,
    status: isChanged ? 409 : status,
    problem: isChanged || status !== 200,
    cookies: handled.cookies,
    children: (
      <>
        {isChanged && (
          <Notice kind="problem" title={words.changedBefore}>
            {words.changedBeforeHelp}
          </Notice>
        )}
        <HandledNotice language={language} what={handled.what} record={record} />
        <aside class="record-desk" aria-label={words.desk}>
          <p>{words.previewOf}</p>
          <StandOf language={language} record={record} />
          {record.published && record.state !== 'published' && <p>{words.stillPublished}</p>}
          {record.published && (
            <p>
              <a href={recordPath(rubric.name, record.id)}>{words.publicPage}</a>
            </p>
          )}
          {problems.length > 0 && (
            <Notice kind={status === 200 ? 'information' : 'problem'} title={words.incomplete}>
              <ul>
                {problems.map(({ field, message }) => (
                  <li key={message}>
                    <a href={`${ownRecordPath(record.id)}#${field}`}>{message}</a>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <Actions
            visit={visit}
            record={record}
            isComplete={problems.length === 0}
            alone={await publishesAlone(visit, rubric, record)}
          />
        </aside>
        <RecordView
          language={language}
          rubric={rubric}
          content={readableNow(rubric, record.typed, language)}
          author={await authorName(app.db, record)}
          images={await imagesByField(visit, rubric, record, record.typed)}
        />
        <p>
          <a href={ownRecordsPath}>{words.back}</a>
        </p>
      </>
    ),
  })
}

type ActionsProps = { visit: Visit; record: MemberRecord; isComplete: boolean; alone: boolean }

function Actions({ visit, record, isComplete, alone }: ActionsProps) {
  const words = writingWords[visit.language]
  const isPublic = record.published !== null
  const waits = record.state === 'submitted'
  return (
    <form method="post" action={previewPath(record.id)}>
      <input type="hidden" name="version" value={record.version} />
      <ButtonGroup>
        {record.state !== 'published' && !waits && isComplete && (
          <Button name="go" value="publish">
            {alone ? words.publish : words.submit}
          </Button>
        )}
        <ButtonLink kind="secondary" href={ownRecordPath(record.id)}>
          {words.edit}
        </ButtonLink>
        {(isPublic || waits) && (
          <Button name="go" value="withdraw" kind="secondary">
            {isPublic ? words.withdraw : words.takeBack}
          </Button>
        )}
        {!isPublic && <a href={`${ownRecordPath(record.id)}/supprimer`}>{words.delete}</a>}
      </ButtonGroup>
    </form>
  )
}
