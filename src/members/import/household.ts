import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import type { Relative } from './family-cell.ts'
import type { Field } from './headings.ts'
import { nameKey } from './known.ts'
import type { ReadRow } from './line.ts'
import type { LineOutcome, Note } from './report.ts'

/** A line that was taken, and whom it is about. */
export type Accepted = { row: ReadRow; personId: string }

type NewRelation = {
  id: string
  holder_id: string
  kind: Relative['kind'] | 'second'
  given_name: string
  family_name: string
  birth_date: Temporal.PlainDate | null
  email: string | null
  email_key: string | null
}
type Plan = {
  added: NewRelation[]
  emails: { id: string; email: string; email_key: string | null }[]
  births: { id: string; birth_date: Temporal.PlainDate }[]
}
type Held = Omit<NewRelation, 'kind'> & { kind: NewRelation['kind']; signs_in: boolean }

/**
 * The second adherents and the families that lines tell of: adds whom it does not know by the name, and corrects an
 * address or a birth date. What a line does not tell of stays, and so does another second adherent. Lines about which
 * there is something to tell are told of anew in `lines`.
 */
export async function takeHouseholds(
  db: Db,
  tx: Tx | null,
  { realmId, at }: { realmId: string; at: Temporal.Instant },
  accepted: readonly Accepted[],
  lines: readonly LineOutcome[],
): Promise<void> {
  const telling = accepted.filter(({ row }) => row.second !== null || row.family.length > 0)
  if (telling.length === 0) return
  const held = Map.groupBy(
    await heldBy(
      db,
      realmId,
      telling.map(({ personId }) => personId),
    ),
    ({ holder_id }) => holder_id,
  )
  const plan: Plan = { added: [], emails: [], births: [] }
  for (const each of telling) {
    const changes = planOne(plan, each, held.get(each.personId) ?? [])
    tell(
      lines.find(({ line }) => line === each.row.line),
      changes,
    )
  }
  if (tx) await write(tx, realmId, at, plan)
}

async function heldBy(db: Db, realmId: string, holders: readonly string[]): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select s.person_id as holder_id, 'second' as kind, p.id, p.given_name, p.family_name, p.birth_date, p.email, p.email_key,
      s.signs_in_since is not null as signs_in
    from second_adherent s join person p on p.realm_id = s.realm_id and p.id = s.second_person_id
    where s.realm_id = ${realmId} and s.person_id = any(${[...holders]}::uuid[])
    union all
    select b.holder_id, b.kind, p.id, p.given_name, p.family_name, p.birth_date, p.email, p.email_key, false
    from beneficiary b join person p on p.realm_id = b.realm_id and p.id = b.person_id
    where b.realm_id = ${realmId} and b.holder_id = any(${[...holders]}::uuid[])`.execute(db)
  return rows
}

type Changes = { fields: Field[]; notes: Note[] }

function planOne(plan: Plan, { row, personId }: Accepted, held: readonly Held[]): Changes {
  const changes: Changes = { fields: [], notes: [] }
  planSecond(
    plan,
    row,
    personId,
    held.find(({ kind }) => kind === 'second'),
    changes,
  )
  const free = held.filter(({ kind }) => kind !== 'second')
  const take = (is: (each: Held) => boolean) => {
    const at = free.findIndex(is)
    return at < 0 ? undefined : free.splice(at, 1)[0]
  }
  const isNamed =
    ({ kind, ...relative }: Relative) =>
    (each: Held) =>
      each.kind === kind && nameKey(each) === nameKey(named(relative))
  // Whom a line tells of exactly is nobody else of the same name.
  const others = row.family.filter(
    relative =>
      !take(each => isNamed(relative)(each) && String(each.birth_date) === String(relative.birthDate)),
  )
  for (const relative of others) {
    const known = take(isNamed(relative))
    const birth = relative.birthDate
    if (!known)
      plan.added.push({ ...nobody(personId), ...named(relative), kind: relative.kind, birth_date: birth })
    else if (birth !== null) plan.births.push({ id: known.id, birth_date: birth })
    if ((!known || birth !== null) && !changes.fields.includes('beneficiaries'))
      changes.fields.push('beneficiaries')
  }
  return changes
}

function planSecond(
  plan: Plan,
  { line, second }: ReadRow,
  personId: string,
  held: Held | undefined,
  { fields, notes }: Changes,
): void {
  if (!second) return
  const { email, email_key } = second
  if (!held) {
    plan.added.push({ ...nobody(personId), ...second, kind: 'second' })
    fields.push('secondFamilyName')
  } else if (nameKey(held) !== nameKey(second)) {
    const value = `${second.given_name} ${second.family_name}`.trim()
    const result = `${held.given_name} ${held.family_name}`.trim()
    notes.push({ line, kind: 'secondKept', value, result })
  } else if (email !== null && email !== held.email && (email_key === null || email_key !== held.email_key)) {
    // The address of one who signs in is changed by that person.
    if (held.signs_in) return
    plan.emails.push({ id: held.id, email, email_key })
    fields.push('secondEmail')
  }
}

function nobody(holder_id: string): Omit<NewRelation, 'kind' | 'given_name' | 'family_name'> {
  return { id: newId(), holder_id, birth_date: null, email: null, email_key: null }
}

function named({ givenName, familyName }: Pick<Relative, 'givenName' | 'familyName'>): {
  given_name: string
  family_name: string
} {
  return { given_name: givenName, family_name: familyName }
}

function tell(line: LineOutcome | undefined, { fields, notes }: Changes): void {
  if (!line) return
  line.notes.push(...notes)
  if (fields.length === 0 || line.outcome === 'added') return
  const before = line.notes.find(({ kind }) => kind === 'fieldsChanged')
  if (before) before.fields?.push(...fields)
  else line.notes.push({ line: line.line, kind: 'fieldsChanged', fields })
  line.outcome = 'changed'
}

async function write(tx: Tx, realmId: string, at: Temporal.Instant, plan: Plan): Promise<void> {
  const now = at.toString()
  if (plan.added.length > 0) {
    const added = sql`json_to_recordset(${JSON.stringify(plan.added)}::json) as r(id uuid, holder_id uuid, kind text,
      given_name text, family_name text, birth_date date, email text, email_key text)`
    await sql`insert into person (realm_id, id, given_name, family_name, birth_date, email, email_key, created_at)
      select ${realmId}::uuid, id, given_name, family_name, birth_date, email, email_key, ${now}::timestamptz from ${added}`.execute(
      tx,
    )
    await sql`insert into second_adherent (realm_id, person_id, second_person_id, created_at)
      select ${realmId}::uuid, holder_id, id, ${now}::timestamptz from ${added} where kind = 'second'`.execute(
      tx,
    )
    await sql`insert into beneficiary (realm_id, holder_id, person_id, kind, created_at)
      select ${realmId}::uuid, holder_id, id, kind, ${now}::timestamptz from ${added} where kind <> 'second'`.execute(
      tx,
    )
  }
  if (plan.emails.length > 0)
    await sql`update person p set email = r.email, email_key = r.email_key
      from json_to_recordset(${JSON.stringify(plan.emails)}::json) as r(id uuid, email text, email_key text)
      where p.realm_id = ${realmId} and p.id = r.id`.execute(tx)
  if (plan.births.length > 0) {
    const births = sql`json_to_recordset(${JSON.stringify(plan.births)}::json) as r(id uuid, birth_date date)`
    await sql`update person p set birth_date = r.birth_date from ${births}
      where p.realm_id = ${realmId} and p.id = r.id`.execute(tx)
    // Of the new age limit nobody has been told.
    await sql`update beneficiary b set told_at = null from ${births}
      where b.realm_id = ${realmId} and b.person_id = r.id`.execute(tx)
  }
}
