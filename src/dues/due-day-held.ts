import { sql } from 'kysely'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/open.ts'
import { type Because, coverage, type DuesRules } from './due-day.ts'
import type { By } from './ledger-rows.ts'

export type NewDueDay = {
  membershipId: string
  dueOn: Temporal.PlainDate | null
  source: 'entry' | 'import' | 'office' | 'payment' | 'reversal'
  because: Because
  dueId?: string | undefined
  paidOn?: Temporal.PlainDate | undefined
}

/** Moves the due day of a membership, and keeps why. */
export async function setDueDay(tx: Tx, realmId: string, day: NewDueDay, by: By): Promise<void> {
  await tx
    .insertInto('due_day')
    .values(eb => ({
      realm_id: realmId,
      id: newId(),
      membership_id: day.membershipId,
      place: eb
        .selectFrom('due_day')
        .select(sql<number>`coalesce(max(place), 0) + 1`.as('next'))
        .where('realm_id', '=', realmId)
        .where('membership_id', '=', day.membershipId),
      due_on: day.dueOn,
      source: day.source,
      due_id: day.dueId ?? null,
      paid_on: day.paidOn ?? null,
      because: JSON.stringify(day.because),
      at: by.at,
      by_person_id: by.personId,
    }))
    .execute()
  await tx
    .updateTable('membership')
    .set({ due_on: day.dueOn })
    .where('realm_id', '=', realmId)
    .where('id', '=', day.membershipId)
    .execute()
}

/** A day as it came about: set, or given by a due that was paid on a day. */
type Held = {
  place: number
  dueId: string | null
  dueOn: Temporal.PlainDate | null
  because: Because
  paidOn: Temporal.PlainDate | null
}

/**
 * The last day that was paid for; null where nothing was: the day by which a new member has to pay is none. A day that
 * has no row, as one from before the ledger, gets it now, so that it can be come back to.
 */
export async function paidUntil(
  tx: Tx,
  realmId: string,
  membershipId: string,
  by: By,
): Promise<Temporal.PlainDate | null> {
  const { due_on: dueOn } = await tx
    .selectFrom('membership')
    .select('due_on')
    .where('realm_id', '=', realmId)
    .where('id', '=', membershipId)
    .executeTakeFirstOrThrow()
  const latest = (await rowsOf(tx, realmId, membershipId)).at(-1)
  if (String(latest?.dueOn ?? null) === String(dueOn)) return latest ? paidUntilOf(latest) : null
  await setDueDay(tx, realmId, { membershipId, dueOn, source: 'entry', because: { rule: 'given' } }, by)
  return dueOn
}

const paidUntilOf = ({ because, dueOn }: Held) => (because.rule === 'newMember' ? null : dueOn)

/**
 * The day that holds without a due which is no longer paid: what was before it, and what has come after it, worked out
 * anew. A day that was set by hand stands.
 */
export async function takeBackDay(
  tx: Tx,
  { id: realmId, rules }: { id: string; rules: DuesRules },
  { membershipId, dueId }: { membershipId: string; dueId: string },
  by: By,
): Promise<Temporal.PlainDate | null> {
  const rows = await rowsOf(tx, realmId, membershipId)
  const begun = rows.findLast(row => row.source === 'payment' && row.dueId === dueId)?.place ?? 0
  const others = stepsOf(rows).filter(step => step.dueId !== dueId)
  let held = others.findLast(step => step.place < begun)
  let written: Held | undefined
  const write = async (step: Held | undefined) => {
    written = step
    await setDueDay(
      tx,
      realmId,
      {
        membershipId,
        dueOn: step?.dueOn ?? null,
        source: 'reversal',
        because: step?.because ?? { rule: 'given' },
        dueId: step?.dueId ?? undefined,
        paidOn: step?.paidOn ?? undefined,
      },
      by,
    )
  }
  for (const step of others.filter(({ place }) => place > begun)) {
    if (step.dueId === null || step.paidOn === null) {
      held = step
      continue
    }
    const covered = coverage(rules, { paidOn: step.paidOn, paidUntil: held ? paidUntilOf(held) : null })
    await tx
      .updateTable('due')
      .set({ covers_from: covered.from, covers_to: covered.to })
      .where('realm_id', '=', realmId)
      .where('id', '=', step.dueId)
      .execute()
    held = { ...step, dueOn: covered.to, because: covered.because }
    await write(held)
  }
  if (held === undefined || held !== written) await write(held)
  return held?.dueOn ?? null
}

type Row = Held & { source: NewDueDay['source']; settled: boolean }

async function rowsOf(tx: Tx, realmId: string, membershipId: string): Promise<Row[]> {
  const rows = await tx
    .selectFrom('due_day as d')
    .leftJoin('due', join => join.onRef('due.realm_id', '=', 'd.realm_id').onRef('due.id', '=', 'd.due_id'))
    .select(['d.place', 'd.source', 'd.due_id as dueId', 'd.due_on as dueOn', 'd.paid_on as paidOn'])
    .select(['d.because', sql<boolean>`due.settled_at is not null`.as('settled')])
    .where('d.realm_id', '=', realmId)
    .where('d.membership_id', '=', membershipId)
    .orderBy('d.place')
    .execute()
  return rows.map(row => ({ ...row, because: row.because as Because }))
}

/** The days that were set, and those of the dues that are paid, each due where it was paid last and with what it covers now. */
function stepsOf(rows: readonly Row[]): Held[] {
  return rows.flatMap(row => {
    if (row.source === 'reversal') return []
    if (row.source !== 'payment' || row.dueId === null) return [row]
    const same = rows.filter(({ dueId }) => dueId === row.dueId)
    const isLast = same.findLast(({ source }) => source === 'payment') === row
    const now = same.at(-1) ?? row
    return isLast && row.settled ? [{ ...now, place: row.place }] : []
  })
}
