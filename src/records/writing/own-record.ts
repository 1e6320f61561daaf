import type { Visitor, VisitorPerson } from '../../accounts/visitor.ts'
import type { Rubric } from '../../organisations/rubric.ts'
import type { Visit } from '../../web/visit.ts'
import { findRecord, type MemberRecord } from '../record.ts'
import { rubricNamed } from '../rubrics.ts'

/** Who writes: somebody who is signed in, and known. */
export type Author = Visitor & { person: VisitorPerson }

/** Who asks, where it is a person. */
export function authorOf({ visitor }: Visit): Author | null {
  return visitor?.person ? { ...visitor, person: visitor.person } : null
}

/** The own record that the address names, with its rubric and its author; null for what is not one's own. */
export async function ownRecord(
  visit: Visit,
): Promise<{ author: Author; record: MemberRecord; rubric: Rubric } | null> {
  const author = authorOf(visit)
  const record = author && (await findRecord(visit.app.db, visit.site.realm.id, visit.params.id))
  const rubric = record && rubricNamed(visit, record.rubric)
  return author && record?.person_id === author.person.id && rubric ? { author, record, rubric } : null
}
