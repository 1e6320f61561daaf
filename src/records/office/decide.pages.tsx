import { Button, ButtonGroup } from '../../html/button.tsx'
import { ErrorSummary, type Problem } from '../../html/error-summary.tsx'
import { Notice } from '../../html/notice.tsx'
import { TextArea } from '../../html/text-area.tsx'
import { officePage } from '../../office/shell.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { authorName } from '../author.ts'
import { imagesByField } from '../images-of-record.ts'
import { officeRecordPath, officeRecordsPath, recordPath } from '../paths.ts'
import type { MemberRecord } from '../record.ts'
import { RecordView } from '../record-view.tsx'
import { cleaned, readableNow } from '../typed.ts'
import { type Decision, publishProposed, returnProposed, withdrawPublished } from './decide.ts'
import { recordInReach } from './in-reach.ts'
import { officeWords } from './office.words.ts'

const longestReason = 1000

/** `GET /bureau/fiches/:id`: what is proposed, or what is published, and what can be done about it. */
export async function recordToDecidePage(visit: Visit): Promise<Response> {
  const found = await recordInReach(visit)
  return found ? await show(visit, found) : notFound(visit)
}

/** `POST /bureau/fiches/:id`. */
export async function decideRecord(visit: Visit): Promise<Response> {
  const { visitor, form } = visit
  const found = await recordInReach(visit)
  if (!visitor || !found) return notFound(visit)
  const { record, rubric } = found
  const go = form.get('go')
  const seen = { id: record.id, version: Number.parseInt(form.get('version') ?? '', 10) }
  if (go === 'publish') {
    const outcome = await publishProposed(visit, visitor, rubric, seen)
    if ('refused' in outcome && outcome.refused === 'incomplete')
      return await show(visit, found, '', [{ message: officeWords[visit.language].incomplete }])
    return told(outcome, 'published')
  }
  if (go !== 'return' && go !== 'withdraw') return redirect(officeRecordPath(record.id))
  const reason = cleaned(form.get('reason') ?? '').trim()
  const problem = wrongReason(visit, reason)
  if (problem) return await show(visit, found, reason, [{ field: 'reason', message: problem }])
  return go === 'return'
    ? told(await returnProposed(visit, visitor, seen, reason), 'returned')
    : told(await withdrawPublished(visit, visitor, record.id, reason), 'withdrawn')
}

function told(outcome: Decision, what: 'published' | 'returned' | 'withdrawn'): Response {
  return redirect(officeRecordsPath, [
    leave({ said: 'recordHandled', what: 'done' in outcome ? what : 'decidedBefore' }),
  ])
}

function wrongReason({ language }: Visit, reason: string): string | null {
  const words = officeWords[language]
  if (reason === '') return words.reasonMissing
  return reason.length > longestReason ? words.reasonTooLong : null
}

type Found = { record: MemberRecord; rubric: Rubric }

async function show(
  visit: Visit,
  { record, rubric }: Found,
  reason = '',
  problems: readonly Problem[] = [],
): Promise<Response> {
  const { language, app } = visit
  const words = officeWords[language]
  const waits = record.state === 'submitted'
  const content = waits || !record.published ? readableNow(rubric, record.typed, language) : record.published
  const images = await imagesByField(visit, rubric, record, waits ? record.typed : content.values)
  return officePage(visit, {
    title: content.title,
    status: problems.length > 0 ? 422 : 200,
    problem: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <p>
          <a class="case-back" href={officeRecordsPath}>
            {words.back}
          </a>
        </p>
        <div class="case">
          <RecordView
            language={language}
            rubric={rubric}
            content={content}
            author={await authorName(app.db, record)}
            images={images}
          />
          <aside class="case-side">
            <Notice kind="information" title={rubric.title[language]}>
              <p>{waits ? words.toDecide : words.isPublished}</p>
              {waits && record.published && <p>{words.alreadyPublic}</p>}
              {!waits && record.state === 'draft' && <p>{words.changedSince}</p>}
              {record.published && (
                <p>
                  <a href={recordPath(rubric.name, record.id)}>{words.publicPage}</a>
                </p>
              )}
            </Notice>
            <DecisionForm visit={visit} record={record} reason={reason} problems={problems} />
          </aside>
        </div>
      </>
    ),
  })
}

type FormProps = { visit: Visit; record: MemberRecord; reason: string; problems: readonly Problem[] }

function DecisionForm({ visit, record, reason, problems }: FormProps) {
  const words = officeWords[visit.language]
  const waits = record.state === 'submitted'
  return (
    <form class="case-decision" method="post" action={officeRecordPath(record.id)} noValidate>
      <input type="hidden" name="version" value={record.version} />
      {waits && (
        <ButtonGroup>
          <Button name="go" value="publish">
            {words.publish}
          </Button>
        </ButtonGroup>
      )}
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        error={problems.find(({ field }) => field === 'reason')?.message}
        rows={4}
      />
      <ButtonGroup>
        {waits && (
          <Button name="go" value="return" kind="secondary">
            {words.return}
          </Button>
        )}
        {record.published && (
          <Button name="go" value="withdraw" kind="warning">
            {words.withdraw}
          </Button>
        )}
      </ButtonGroup>
    </form>
  )
}
