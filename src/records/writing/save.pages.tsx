import { looksLikeId } from '../../database/new-id.ts'
import type { Problem } from '../../html/error-summary.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { notFound } from '../../web/failure.pages.tsx'
import { leave } from '../../web/flash.ts'
import { redirect } from '../../web/replies.tsx'
import type { Visit } from '../../web/visit.ts'
import { removeButton, saveImages } from '../images/save-images.ts'
import { ownRecordPath, previewPath } from '../paths.ts'
import { findRecord, type MemberRecord } from '../record.ts'
import { rubricNamed } from '../rubrics.ts'
import { type Typed, tooLong, typedIn } from '../typed.ts'
import { writingOf } from '../writers.ts'
import { closedPage } from './closed.pages.tsx'
import { show, showNew } from './edit.pages.tsx'
import { type Author, authorOf, ownRecord } from './own-record.ts'
import { publishOwn } from './publish-own.ts'
import { saveDraft } from './save.ts'

/** `POST /espace/fiches/nouvelle/:rubric`. */
export async function saveNewRecord(visit: Visit): Promise<Response> {
  const author = authorOf(visit)
  const rubric = rubricNamed(visit, visit.params.rubric)
  const id = visit.form.get('id') ?? ''
  if (!author || !rubric) return notFound(visit)
  const writing = writingOf(visit, rubric)
  if ('refused' in writing) return closedPage(visit, rubric, writing.refused)
  // A form without its identifier begins again, with what was typed; one without anything has nothing to keep.
  const typed = typedIn(visit.form, rubric, {})
  if (!looksLikeId(id) || isEmpty(visit, typed)) return await showNew(visit, rubric, writing, typed, true)
  // The same form may come a second time.
  const before = await findRecord(visit.app.db, visit.site.realm.id, id)
  if (before && before.person_id !== author.person.id) return notFound(visit)
  return await save(visit, author, rubric, { id, ...writing, before })
}

/** `POST /espace/fiches/:id`. */
export async function saveRecord(visit: Visit): Promise<Response> {
  const own = await ownRecord(visit)
  if (!own) return notFound(visit)
  const { author, rubric, record } = own
  const writing = writingOf(visit, rubric)
  if ('refused' in writing) return closedPage(visit, rubric, writing.refused)
  return await save(visit, author, rubric, { id: record.id, ...writing, before: record })
}

function isEmpty({ files }: Visit, typed: Typed): boolean {
  return files.size === 0 && Object.values(typed).every(text => text.trim() === '')
}

type Saved = { id: string; organisationId: string; before: MemberRecord | undefined }

/** Keeps what was typed whatever it is worth, then does what the button says. */
async function save(
  visit: Visit,
  author: Author,
  rubric: Rubric,
  { id, organisationId, before }: Saved,
): Promise<Response> {
  const { form, language } = visit
  const typed = typedIn(form, rubric, before?.typed ?? {})
  const version = Math.max(0, Number.parseInt(form.get('version') ?? '', 10) || 0)
  const saving = await saveDraft(visit, author.person, rubric, { id, version, organisationId, typed })
  if ('refused' in saving && saving.refused === 'unknown') return notFound(visit)
  if ('refused' in saving) return await show(visit, rubric, { record: saving.record, typed, isChanged: true })
  const withImages = await keepImages(visit, author, rubric, saving.record)
  const { record } = withImages
  const problems = [...tooLong(rubric, record.typed, language), ...withImages.problems]
  if (problems.length > 0) return await show(visit, rubric, { record, typed: record.typed, problems })
  if (form.has(removeButton)) return redirect(`${ownRecordPath(id)}#${imagesFieldOf(rubric)}`)
  switch (form.get('go')) {
    case 'publish':
      return await publish(visit, author, rubric, record)
    case 'preview':
      return redirect(previewPath(id))
    default:
      return redirect(ownRecordPath(id), [leave({ said: 'recordHandled', what: 'kept' })])
  }
}

const imagesFieldOf = (rubric: Rubric) => rubric.fields.find(({ type }) => type === 'images')?.name ?? ''

/** Images belong to a record that is there: they come after it. */
async function keepImages(
  visit: Visit,
  author: Author,
  rubric: Rubric,
  record: MemberRecord,
): Promise<{ record: MemberRecord; problems: Problem[] }> {
  const problems: Problem[] = []
  const images: Record<string, string> = {}
  for (const { name, type } of rubric.fields) {
    if (type !== 'images') continue
    const kept = await saveImages(visit, record.id, name, record.typed[name])
    images[name] = kept.typed
    problems.push(...kept.problems)
  }
  const { id, version, organisation_id: organisationId } = record
  const draft = { id, version, organisationId, typed: { ...record.typed, ...images } }
  const saving = await saveDraft(visit, author.person, rubric, draft)
  return { record: 'record' in saving ? saving.record : record, problems }
}

async function publish(
  visit: Visit,
  author: Author,
  rubric: Rubric,
  record: MemberRecord,
): Promise<Response> {
  const outcome = await publishOwn(visit, author, rubric, record)
  if ('done' in outcome)
    return redirect(previewPath(record.id), [leave({ said: 'recordHandled', what: outcome.done })])
  if (outcome.refused === 'unknown') return notFound(visit)
  if (outcome.refused === 'changed') return redirect(previewPath(record.id))
  const { problems } = outcome
  return await show(visit, rubric, { record: outcome.record, typed: outcome.record.typed, problems })
}
