import { Button, ButtonGroup } from '../../html/button.tsx'
import { Notice } from '../../html/notice.tsx'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { page, redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { ownRecordPath, ownRecordsPath, previewPath } from '../paths.ts'
import type { MemberRecord } from '../record.ts'
import { recordWords } from '../records.words.ts'
import { ownRecord } from './own-record.ts'
import { deleteOwn } from './publish-own.ts'
import { writingWords } from './writing.words.ts'

/** `GET /espace/fiches/:id/supprimer`: asks first. */
export async function askToDelete(visit: Visit): Promise<Response> {
  const own = await ownRecord(visit)
  return own ? show(visit, own.record) : notFound(visit)
}

/** `POST /espace/fiches/:id/supprimer`. */
export async function deleteRecord(visit: Visit): Promise<Response> {
  const own = await ownRecord(visit)
  if (!own) return notFound(visit)
  const outcome = await deleteOwn(visit, own.author, own.record.id)
  if ('done' in outcome) return redirect(ownRecordsPath, [leave({ said: 'recordHandled', what: 'deleted' })])
  return outcome.refused === 'published' ? show(visit, own.record, 422) : notFound(visit)
}

function show(visit: Visit, record: MemberRecord, status = 200): Response {
  const { language } = visit
  const words = writingWords[language]
  const title = words.deleteTitle(record.title || recordWords[language].untitled)
  const isPublic = record.published !== null
  return page(visit, {
    title,
    status,
    problem: status !== 200,
    children: (
      <>
        <h1>{title}</h1>
        {isPublic ? (
          <Notice kind="problem">{words.deleteFirstWithdraw}</Notice>
        ) : (
          <form method="post" action={`${ownRecordPath(record.id)}/supprimer`}>
            <p>{words.deleteHelp}</p>
            <ButtonGroup>
              <Button kind="warning">{words.delete}</Button>
              <a href={previewPath(record.id)}>{words.keep}</a>
            </ButtonGroup>
          </form>
        )}
        {isPublic && (
          <p>
            <a href={previewPath(record.id)}>{words.back}</a>
          </p>
        )}
      </>
    ),
  })
}
