import type { VisitorPerson } from '../../accounts/visitor.ts'
import type { Rubric } from '../../organisations/rubric.ts'
import type { Visit } from '../../web/visit.ts'
import { deskOf } from '../desk.ts'
import { holdRecord, type MemberRecord } from '../record.ts'
import { changeRecord, enterRecord } from '../store.ts'
import type { Typed } from '../typed.ts'

/** What a form sends. */
export type Draft = {
  id: string
  /** Of the record that the form shows; 0 for one that is new. */
  version: number
  organisationId: string
  typed: Typed
}

/** `changed`: it is another one by now than the form was made of, and `record` says which. */
export type Saving =
  | { done: true; record: MemberRecord }
  | { refused: 'changed'; record: MemberRecord }
  | { refused: 'unknown' }

/** Keeps what is being written, finished or not. The same sent twice is kept once; nothing is overwritten unseen. */
export async function saveDraft(
  visit: Visit,
  person: VisitorPerson,
  rubric: Rubric,
  { id, version, organisationId, typed }: Draft,
): Promise<Saving> {
  const desk = deskOf(visit)
  const realmId = visit.site.realm.id
  return await visit.app.db.transaction().execute(async tx => {
    const made =
      version === 0
        ? await enterRecord(tx, desk, rubric, { realmId, id, organisationId, personId: person.id, typed })
        : null
    if (made) return { done: true, record: made }
    const record = await holdRecord(tx, realmId, id)
    if (record?.person_id !== person.id || record.rubric !== rubric.name) return { refused: 'unknown' }
    if (isSame(record.typed, typed)) return { done: true, record }
    if (record.version !== version) return { refused: 'changed', record }
    return { done: true, record: await changeRecord(tx, desk, rubric, record, typed) }
  })
}

function isSame(one: Typed, other: Typed): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every(key => (one[key] ?? '') === (other[key] ?? ''))
}
