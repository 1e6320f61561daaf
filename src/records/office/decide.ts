import type { Visitor } from '../../accounts/visitor.ts'
import type { Tx } from '../../database/open.ts'
import type { Rubric } from '../../organisations/rubric.ts'
import { audit } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import { deskOf } from '../desk.ts'
import { tellAuthor } from '../letters.ts'
import { holdRecord, type MemberRecord } from '../record.ts'
import { showToReaders, update } from '../store.ts'
import { readTyped } from '../typed.ts'
import { entryOf } from '../writing/publish-own.ts'

/** `decidedBefore`: a colleague was quicker, or the author has taken it back. */
export type Decision = { done: true } | { refused: 'decidedBefore' | 'incomplete' }

/** Lets others read what an author has proposed, as it was looked at. */
export async function publishProposed(
  visit: Visit,
  visitor: Visitor,
  rubric: Rubric,
  seen: Pick<MemberRecord, 'id' | 'version'>,
): Promise<Decision> {
  return await decide(visit, seen.id, async (tx, record) => {
    if (record.state !== 'submitted' || record.version !== seen.version) return { refused: 'decidedBefore' }
    const reading = readTyped(rubric, record.typed, visit.language)
    if ('problems' in reading) return { refused: 'incomplete' }
    const desk = deskOf(visit)
    await showToReaders(tx, desk, rubric, record, {
      content: reading.content,
      by: visitor.person?.id ?? null,
    })
    await audit(tx, desk.now, { ...entryOf(visit, visitor, record), event: 'recordPublished' })
    await tellAuthor(visit, tx, record, 'recordPublished')
    return { done: true }
  })
}

/** Gives back to its author what was proposed, with the reason. What others read already stays. */
export async function returnProposed(
  visit: Visit,
  visitor: Visitor,
  seen: Pick<MemberRecord, 'id' | 'version'>,
  reason: string,
): Promise<Decision> {
  return await decide(visit, seen.id, async (tx, record) => {
    if (record.state !== 'submitted' || record.version !== seen.version) return { refused: 'decidedBefore' }
    const now = visit.app.clock.now()
    await update(tx, { now }, record, { state: 'draft', returned_reason: reason })
    await audit(tx, now, { ...entryOf(visit, visitor, record), event: 'recordReturned' })
    await tellAuthor(visit, tx, record, 'recordReturned')
    return { done: true }
  })
}

/** Takes from others what is published, with the reason for its author. */
export async function withdrawPublished(
  visit: Visit,
  visitor: Visitor,
  id: string,
  reason: string,
): Promise<Decision> {
  return await decide(visit, id, async (tx, record) => {
    if (!record.published) return { refused: 'decidedBefore' }
    const now = visit.app.clock.now()
    await update(tx, { now }, record, {
      state: 'withdrawn',
      published: null,
      published_text: null,
      withdrawn_at: now,
      withdrawn_by_person_id: visitor.person?.id ?? null,
      returned_reason: reason,
    })
    await audit(tx, now, { ...entryOf(visit, visitor, record), event: 'recordWithdrawn' })
    await tellAuthor(visit, tx, record, 'recordReturned')
    return { done: true }
  })
}

/** One at a time: the second to decide finds it decided. */
async function decide(
  { app, site }: Visit,
  id: string,
  work: (tx: Tx, record: MemberRecord) => Promise<Decision>,
): Promise<Decision> {
  return await app.db.transaction().execute(async tx => {
    const record = await holdRecord(tx, site.realm.id, id)
    return record ? await work(tx, record) : { refused: 'decidedBefore' }
  })
}
