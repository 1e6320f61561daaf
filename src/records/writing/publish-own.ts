import type { Visitor } from '../../accounts/visitor.ts'
import type { Tx } from '../../database/open.ts'
import type { Problem } from '../../html/error-summary.tsx'
import type { Rubric } from '../../organisations/rubric.ts'
import { type AuditEntry, audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { deskOf } from '../desk.ts'
import { deleteImages, removeFiles } from '../images/images.ts'
import { tellPublishers } from '../letters.ts'
import { holdRecord, isWithdrawnByOffice, type MemberRecord } from '../record.ts'
import { showToReaders, update } from '../store.ts'
import { readTyped } from '../typed.ts'
import { publishesFor } from '../writers.ts'
import type { Author } from './own-record.ts'

/** `incomplete`: something is missing or wrong. `changed`: it is not any more what was looked at. */
export type Publishing =
  | { done: 'published' | 'submitted'; record: MemberRecord }
  | { refused: 'incomplete'; problems: readonly Problem[]; record: MemberRecord }
  | { refused: 'changed' }
  | { refused: 'unknown' }

/** Whether the author alone lets others read a record; otherwise it is proposed to the office. */
export async function publishesAlone(
  visit: Visit,
  rubric: Pick<Rubric, 'publishedBy'>,
  record: Pick<MemberRecord, 'organisation_id' | 'withdrawn_by_person_id' | 'person_id'>,
): Promise<boolean> {
  if (rubric.publishedBy === 'author' && !isWithdrawnByOffice(record)) return true
  return await publishesFor(visit, record.organisation_id)
}

/** Publishes an own record, or proposes it to the office, as it was looked at and when all of it is in order. */
export async function publishOwn(
  visit: Visit,
  visitor: Author,
  rubric: Rubric,
  seen: Pick<MemberRecord, 'id' | 'version' | 'organisation_id' | 'withdrawn_by_person_id' | 'person_id'>,
): Promise<Publishing> {
  const { app, site, language } = visit
  const alone = await publishesAlone(visit, rubric, seen)
  const desk = deskOf(visit)
  return await app.db.transaction().execute(async tx => {
    const record = await holdRecord(tx, site.realm.id, seen.id)
    if (record?.person_id !== visitor.person.id) return { refused: 'unknown' }
    const done = alone ? ('published' as const) : ('submitted' as const)
    // The second of a double click finds it done.
    if (record.state === done) return { done, record }
    // The office may have withdrawn it in between, and then it is not for the author alone.
    if (record.version !== seen.version) return { refused: 'changed' }
    const reading = readTyped(rubric, record.typed, language)
    if ('problems' in reading) return { refused: 'incomplete', problems: reading.problems, record }
    const entry = entryOf(visit, visitor, record)
    if (alone) {
      await audit(tx, desk.now, { ...entry, event: 'recordPublished' })
      return {
        done,
        record: await showToReaders(tx, desk, rubric, record, {
          content: reading.content,
          by: visitor.person.id,
        }),
      }
    }
    await audit(tx, desk.now, { ...entry, event: 'recordSubmitted' })
    return { done, record: await submit(visit, tx, record) }
  })
}

/** The office is told of each record, and of the same one once a day. */
async function submit(visit: Visit, tx: Tx, record: MemberRecord): Promise<MemberRecord> {
  const now = visit.app.clock.now()
  const told = record.submitted_at
  if (!told || Temporal.Instant.compare(told.add({ hours: 24 }), now) <= 0)
    await tellPublishers(visit, tx, record)
  return await update(tx, { now }, record, { state: 'submitted', submitted_at: now, returned_reason: null })
}

/** Withdraws an own record: others no longer read it. Returns null for what is no own one. */
export async function withdrawOwn(visit: Visit, visitor: Author, id: string): Promise<MemberRecord | null> {
  const { app, site } = visit
  const now = app.clock.now()
  return await app.db.transaction().execute(async tx => {
    const record = await holdRecord(tx, site.realm.id, id)
    if (record?.person_id !== visitor.person.id) return null
    if (!record.published && record.state !== 'submitted') return record
    await audit(tx, now, { ...entryOf(visit, visitor, record), event: 'recordWithdrawn' })
    if (!record.published) return await update(tx, { now }, record, { state: 'draft' })
    return await update(tx, { now }, record, {
      state: 'withdrawn',
      published: null,
      published_text: null,
      withdrawn_at: now,
      withdrawn_by_person_id: visitor.person.id,
    })
  })
}

/** Deletes an own record for good, unless others read it. */
export async function deleteOwn(
  visit: Visit,
  visitor: Author,
  id: string,
): Promise<{ done: true } | { refused: 'published' | 'unknown' }> {
  const { app, site } = visit
  const outcome = await app.db.transaction().execute(async tx => {
    const record = await holdRecord(tx, site.realm.id, id)
    if (record?.person_id !== visitor.person.id) return { refused: 'unknown' as const }
    if (record.published) return { refused: 'published' as const }
    const files = await deleteImages(tx, site.realm.id, [record.id])
    await tx.deleteFrom('record').where('realm_id', '=', site.realm.id).where('id', '=', record.id).execute()
    await audit(tx, app.clock.now(), { ...entryOf(visit, visitor, record), event: 'recordDeleted' })
    return { files }
  })
  if (outcome.files === undefined) return outcome
  await removeFiles(app, outcome.files)
  return { done: true }
}

/** Who does something to a record, for the trace; its author, its title and its rubric stay in it. */
export function entryOf(visit: Visit, visitor: Visitor, record: MemberRecord): Omit<AuditEntry, 'event'> {
  return {
    ...from(visit),
    accountId: visitor.accountId,
    personId: visitor.person?.id ?? null,
    organisationId: record.organisation_id,
    details: { record: record.id, rubric: record.rubric, author: record.person_id },
  }
}
