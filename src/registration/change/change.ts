import { createHash } from 'node:crypto'
import type { Tx } from '../../database/open.ts'
import type { Problem } from '../../html/error-summary.tsx'
import { changeBeneficiaries, changeSecondAdherent } from '../../members/household-change.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { Answers } from '../answers.ts'
import { changingContext, holding } from '../step-context.ts'
import { type StepName, steps } from '../steps/registry.ts'
import type { StepContext, Typed } from '../steps/step.ts'
import { answersOfRecord, type Own, type OwnRecord, ownRecord } from './own-record.ts'
import { columnsOf } from './person-columns.ts'

/** Somebody's own record as one visit finds it, and the steps with which it can be changed. */
export type Changing = {
  readonly own: Own
  readonly held: OwnRecord
  readonly names: readonly StepName[]
  readonly context: StepContext
}

/** The record of whoever is signed in; null while a shared mailbox has not said who is there. */
export async function openChange(visit: Visit): Promise<Changing | null> {
  const { app, visitor, site } = visit
  if (!visitor?.person) return null
  const own = { personId: visitor.person.id, email: visitor.email }
  const today = app.clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate()
  const held = await ownRecord(app.db, site.realm, own, today)
  if (!held) return null
  const names = site.realm.policy.registration.steps.filter(name => canChange(name, held))
  return { own, held, names, context: await changingContext(app, site.realm, visit.language, held) }
}

/** What is said once, when joining, is not changed; nor has the second of a couple a second. */
function canChange(name: StepName, held: OwnRecord): boolean {
  return steps[name].typedOf !== undefined && !(name === 'secondAdherent' && held.isSecond)
}

/** What is held, as the fields of a step. */
export function typedNow(name: StepName, held: OwnRecord): Typed {
  return steps[name].typedOf?.(answersOfRecord(held)) ?? {}
}

/** By which a form knows whether what it was made from has changed since. */
export function madeFrom(name: StepName, context: StepContext, held: OwnRecord): string {
  const fields = Object.entries(typedNow(name, held)).filter(([field]) => steps[name].keeps(field, context))
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url').slice(0, 22)
}

export type Change =
  | { done: true }
  | { refused: 'problems'; problems: readonly Problem[] }
  /** With what is held now. */
  | { refused: 'changedMeanwhile'; held: OwnRecord; context: StepContext }

/**
 * Saves what was typed on one step, all of it or nothing; only what differs is written. What somebody else has
 * changed since the form was made is never written over unseen.
 * @param seen what the form was made from, by `madeFrom`.
 */
export async function changeStep(
  visit: Visit,
  { own, context }: Changing,
  name: StepName,
  typed: Typed,
  seen: string,
): Promise<Change> {
  const { app, site } = visit
  return await app.db.transaction().execute(async (tx): Promise<Change> => {
    await holdPerson(tx, site.realm.id, own.personId)
    const held = await ownRecord(tx, site.realm, own, context.today)
    if (!held) throw new Error('a person who is signed in is not deleted')
    const now = holding(context, held)
    const reading = steps[name].read(typed, now)
    if ('problems' in reading) return { refused: 'problems', problems: reading.problems }
    if (seen !== madeFrom(name, now, held)) {
      // A form that was sent twice has nothing to say any more.
      if (isSaidAlready(name, held, reading.answers)) return { done: true }
      return { refused: 'changedMeanwhile', held, context: now }
    }
    await write(visit, tx, held, reading.answers)
    return { done: true }
  })
}

/** Until the transaction ends nobody else changes the record in this way. */
async function holdPerson(tx: Tx, realmId: string, personId: string): Promise<void> {
  await tx
    .selectFrom('person')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('id', '=', personId)
    .forUpdate()
    .execute()
}

function isSaidAlready(name: StepName, held: OwnRecord, answers: Answers): boolean {
  const said = (all: Answers) => JSON.stringify(steps[name].typedOf?.(withoutIdentifiers(all)))
  return said(answersOfRecord(held)) === said(answers)
}

/** Beneficiaries by what is said about them, in an order that depends on nothing else. */
function withoutIdentifiers({ beneficiaries = [], ...answers }: Answers): Answers {
  const plain = beneficiaries.map(({ kind, givenName, familyName, birthDate }) => ({
    kind,
    givenName,
    familyName,
    birthDate,
  }))
  return { ...answers, beneficiaries: plain.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }
}

async function write(visit: Visit, tx: Tx, held: OwnRecord, answers: Answers): Promise<void> {
  const now = visit.app.clock.now()
  const of = { realmId: visit.site.realm.id, personId: held.personId, now }
  const { secondAdherent, beneficiaries } = answers
  const changed = await writePerson(tx, of.realmId, held, answers)
  if (
    secondAdherent !== undefined &&
    (await changeSecondAdherent(tx, of, held.secondAdherent, secondAdherent))
  )
    changed.push('secondAdherent')
  if (beneficiaries && (await changeBeneficiaries(tx, of, held.answers.beneficiaries, beneficiaries)))
    changed.push('beneficiaries')
  if (changed.length === 0) return
  await audit(tx, now, {
    ...from(visit),
    event: 'memberChanged',
    accountId: visit.visitor?.accountId ?? null,
    personId: held.personId,
    organisationId: visit.visitor?.person?.memberships[0]?.organisationId ?? null,
    details: { changed },
  })
}

/** @returns the columns that differ. */
async function writePerson(tx: Tx, realmId: string, held: OwnRecord, answers: Answers): Promise<string[]> {
  const before: Record<string, unknown> = columnsOf(held, answersOfRecord(held))
  const differing = Object.entries(columnsOf(held, answers)).filter(
    ([column, after]) => String(before[column] ?? '') !== String(after ?? ''),
  )
  if (differing.length === 0) return []
  await tx
    .updateTable('person')
    .set(Object.fromEntries(differing))
    .where('realm_id', '=', realmId)
    .where('id', '=', held.personId)
    .execute()
  return differing.map(([column]) => column)
}
