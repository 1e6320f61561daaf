import type { Rubric } from '../../organisations/rubric.ts'
import type { Visit } from '../../web/visit.ts'
import { findRecord, type MemberRecord } from '../record.ts'
import { rubricNamed } from '../rubrics.ts'
import { publishesFor } from '../writers.ts'

/** The record that the address names, where it is proposed or published, and within reach of who asks. */
export async function recordInReach(visit: Visit): Promise<{ record: MemberRecord; rubric: Rubric } | null> {
  const record = await findRecord(visit.app.db, visit.site.realm.id, visit.params.id)
  const rubric = record && rubricNamed(visit, record.rubric)
  if (!record || !rubric) return null
  if (record.state !== 'submitted' && !record.published) return null
  return (await publishesFor(visit, record.organisation_id)) ? { record, rubric } : null
}
