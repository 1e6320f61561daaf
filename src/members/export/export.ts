import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/open.ts'
import { organisationsFrom } from '../../organisations/organisations-below.ts'
import type { Relative } from '../import/family-cell.ts'
import { type Among, isListed, isReadableHere } from '../office/list-filter.ts'
import { headingLine, type Member, memberLine } from './row.ts'

const batchSize = 500

/** Which members are written: of these organisations, in this order, those of whom the condition holds (`list-filter.ts`). */
export type Exported = {
  among: Among
  organisations: readonly { id: string; name: string }[]
  /** The organisation whose list it is: its members name none. */
  own: string | null
  listed: RawBuilder<boolean>
  /** Whether others than members are among them: then each says what it is. */
  withStates: boolean
}

/** The admitted members of an organisation and of all below it. */
export async function membersFrom(
  db: Db,
  organisation: { realmId: string; organisationId: string },
  today: Temporal.PlainDate,
): Promise<Exported> {
  const organisations = await organisationsFrom(db, organisation)
  const organisationIds = organisations.map(({ id }) => id)
  const among = { realmId: organisation.realmId, organisationIds, inReach: organisationIds, today }
  const listed = isListed(among, { state: 'admitted', dues: null, neverSignedIn: false, noAddress: false })
  return { among, organisations, own: organisation.organisationId, listed, withStates: false }
}

/**
 * Members as CSV that the import takes back, in pieces of some hundred lines. Read batch by batch along an index, so that
 * memory stays flat and no transaction waits for who reads.
 */
export async function* exportMembers(
  db: Db,
  exported: Exported,
  onProgress: (done: number) => void = () => {},
): AsyncGenerator<string> {
  const { organisations, own, withStates } = exported
  yield headingLine(withStates)
  let done = 0
  for (const { id, name } of organisations) {
    const organisation = id === own ? null : name
    let last = '00000000-0000-0000-0000-000000000000'
    for (let full = true; full; ) {
      const members = await readMembers(db, exported, id, last)
      if (members.length > 0)
        yield members.map(member => memberLine({ ...member, organisation }, withStates)).join('')
      done += members.length
      onProgress(done)
      last = members.at(-1)?.person_id ?? last
      full = members.length === batchSize
    }
  }
}

/** How many lines the export has at this moment. */
export async function countMembers(db: Db, { listed }: Pick<Exported, 'listed'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from membership m
    join person p on p.realm_id = m.realm_id and p.id = m.person_id where ${listed}`.execute(db)
  return rows[0]?.count ?? 0
}

type MemberRow = Omit<Member, 'organisation' | 'family'> & { person_id: string; family: TypedRelative[] }
type TypedRelative = Omit<Relative, 'birthDate'> & { birthDate: string | null }

/**
 * `offset 0` keeps each step a look-up in an index, behind the memberships in their order: a planner would else begin at
 * the first person of the realm for each batch. Of whom no more than the name may be read, there is no more.
 */
async function readMembers(
  db: Db,
  { among, listed }: Exported,
  organisationId: string,
  last: string,
): Promise<(Omit<Member, 'organisation'> & { person_id: string })[]> {
  const { realmId } = among
  const { rows } = await sql<MemberRow>`
    select m.person_id, m.number, p.family_name, p.given_name, m.state, m.left_on,
      ${ifReadable(['title', 'birth_date', 'email', 'mobile', 'phone', 'address_line1', 'address_line2', 'postcode', 'town', 'country'], 'p')},
      ${ifReadable(['joined_on', 'due_on', 'dues_cents'], 'm')},
      case when m.readable then o.label end as occupation,
      s.given_name as second_given_name, s.family_name as second_family_name, s.email as second_email,
      coalesce(b.family, '[]'::json) as family
    from (
      select m.*, ${isReadableHere(among)} as readable
      from membership m
      cross join lateral (select * from person p where p.realm_id = m.realm_id and p.id = m.person_id offset 0) p
      where m.realm_id = ${realmId} and m.organisation_id = ${organisationId} and m.person_id > ${last} and ${listed}
      order by m.person_id limit ${batchSize}
    ) m
    cross join lateral (select * from person p where p.realm_id = m.realm_id and p.id = m.person_id offset 0) p
    left join lateral (select o.label from occupation o
      where o.realm_id = p.realm_id and o.id = p.occupation_id offset 0) o on true
    left join lateral (select q.given_name, q.family_name, q.email
      from second_adherent a join person q on q.realm_id = a.realm_id and q.id = a.second_person_id
      where a.realm_id = p.realm_id and a.person_id = p.id and m.readable offset 0) s on true
    left join lateral (select json_agg(json_build_object('kind', f.kind, 'familyName', q.family_name,
        'givenName', q.given_name, 'birthDate', q.birth_date)
        order by q.birth_date nulls first, f.kind, q.family_name collate "C", q.given_name collate "C") as family
      from beneficiary f join person q on q.realm_id = f.realm_id and q.id = f.person_id
      where f.realm_id = p.realm_id and f.holder_id = p.id and m.readable offset 0) b on true
    order by m.person_id`.execute(db)
  return rows.map(({ family, ...row }) => ({
    ...row,
    family: family.map(each => ({
      ...each,
      birthDate: each.birthDate === null ? null : Temporal.PlainDate.from(each.birthDate),
    })),
  }))
}

function ifReadable(columns: readonly string[], table: 'p' | 'm'): RawBuilder<unknown> {
  return sql.join(
    columns.map(
      column => sql`case when m.readable then ${sql.ref(`${table}.${column}`)} end as ${sql.ref(column)}`,
    ),
  )
}
