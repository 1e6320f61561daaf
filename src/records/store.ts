import type { Insertable } from 'kysely'
import type { Tx } from '../database/open.ts'
import type { Tables } from '../database/rows.generated.ts'
import type { Language } from '../html/language.ts'
import type { Rubric } from '../organisations/rubric.ts'
import { type MemberRecord, recordOf } from './record.ts'
import { type Content, daysOf, longestTitle, readableNow, searchText, type Typed, titleOf } from './typed.ts'

/** Where and when something is written, and in which language the site speaks. */
export type Desk = { now: Temporal.Instant; timeZone: string; language: Language }

export type NewRecord = {
  realmId: string
  /** Given out with the form: the same form sent twice makes one record. */
  id: string
  organisationId: string
  personId: string
  typed: Typed
}

/** Keeps something new, finished or not. Returns null when there is a record of that identifier already. */
export async function enterRecord(
  tx: Tx,
  desk: Desk,
  rubric: Rubric,
  { realmId, id, organisationId, personId, typed }: NewRecord,
): Promise<MemberRecord | null> {
  const row: Insertable<Tables['record']> = {
    realm_id: realmId,
    id,
    organisation_id: organisationId,
    rubric: rubric.name,
    person_id: personId,
    state: 'draft',
    typed: JSON.stringify(typed),
    title: titleOf(typed).slice(0, longestTitle).toWellFormed(),
    ...daysAsTyped(desk, rubric, typed, desk.now),
    version: 1,
    created_at: desk.now,
    changed_at: desk.now,
  }
  const made = await tx
    .insertInto('record')
    .values(row)
    .onConflict(conflict => conflict.columns(['realm_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return made ? recordOf(made) : null
}

/** Keeps what was changed in a record that is held; what others read of it stays as it is. */
export async function changeRecord(
  tx: Tx,
  desk: Desk,
  rubric: Rubric,
  record: MemberRecord,
  typed: Typed,
): Promise<MemberRecord> {
  return await update(tx, desk, record, {
    state: 'draft',
    typed: JSON.stringify(typed),
    title: titleOf(typed).slice(0, longestTitle).toWellFormed(),
    // Lists of what is published go by these days.
    ...(record.published ? {} : daysAsTyped(desk, rubric, typed, record.created_at)),
  })
}

/** Lets others read what was typed, as `content` reads it. */
export async function showToReaders(
  tx: Tx,
  desk: Desk,
  rubric: Rubric,
  record: MemberRecord,
  { content, by }: { content: Content; by: string | null },
): Promise<MemberRecord> {
  const author = await tx
    .selectFrom('person')
    .select(['given_name', 'family_name'])
    .where('realm_id', '=', record.realm_id)
    .where('id', '=', record.person_id)
    .executeTakeFirstOrThrow()
  return await update(tx, desk, record, {
    state: 'published',
    published: JSON.stringify(content),
    published_text: `${searchText(rubric, content, desk.language)}\n${author.given_name} ${author.family_name}`,
    title: content.title,
    ...daysOfContent(desk, rubric, content, record.created_at),
    published_at: desk.now,
    published_by_person_id: by,
    withdrawn_at: null,
    withdrawn_by_person_id: null,
    returned_reason: null,
  })
}

/** Changes a record that is held; its version rises. */
export async function update(
  tx: Tx,
  desk: Pick<Desk, 'now'>,
  record: MemberRecord,
  values: Partial<Insertable<Tables['record']>>,
): Promise<MemberRecord> {
  const changed = await tx
    .updateTable('record')
    .set({ ...values, version: record.version + 1, changed_at: desk.now })
    .where('realm_id', '=', record.realm_id)
    .where('id', '=', record.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return recordOf(changed)
}

function daysAsTyped(desk: Desk, rubric: Rubric, typed: Typed, madeAt: Temporal.Instant) {
  return daysOfContent(desk, rubric, readableNow(rubric, typed, desk.language), madeAt)
}

/** What has no date stands at the day of its making. */
function daysOfContent({ timeZone }: Desk, rubric: Rubric, content: Content, madeAt: Temporal.Instant) {
  const made = madeAt.toZonedDateTimeISO(timeZone).toPlainDate()
  const { first, last } = daysOf(rubric, content) ?? { first: made, last: made }
  return { happens_on: first, ends_on: last }
}
