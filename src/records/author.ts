import type { Db } from '../database/open.ts'
import type { MemberRecord } from './record.ts'

/** Who wrote a record, as one is called. */
export async function authorName(
  db: Db,
  { realm_id, person_id }: Pick<MemberRecord, 'realm_id' | 'person_id'>,
): Promise<string> {
  const { given_name, family_name } = await db
    .selectFrom('person')
    .select(['given_name', 'family_name'])
    .where('realm_id', '=', realm_id)
    .where('id', '=', person_id)
    .executeTakeFirstOrThrow()
  return `${given_name} ${family_name}`.trim()
}
