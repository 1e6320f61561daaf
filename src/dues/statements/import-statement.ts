import { sql } from 'kysely'
import { newId } from '../../database/new-id.ts'
import type { Db, Tx } from '../../database/open.ts'
import { organisationsBelow } from '../../organisations/organisations-below.ts'
import type { Realm } from '../../organisations/site.ts'
import { audit, from } from '../../web/audit.ts'
import type { Visit } from '../../web/visit.ts'
import type { By } from '../ledger.ts'
import { payerKey } from '../payer-key.ts'
import { tellOfPayment } from '../receipts/tell-of-payment.ts'
import { referencesIn } from '../reference.ts'
import type { ReadStatement } from './credit.ts'
import { fingerprints } from './fingerprint.ts'
import { mostKnownShown } from './known-lines.ts'
import { batchSize, matchLines, type Payee, waitingLines } from './match-lines.ts'
import { twinsOf } from './twins.ts'

export type NewStatement = { organisationId: string; fileName: string; read: ReadStatement }

/** What came of an import: how many of its credits were booked by themselves, wait for a decision, or were there already. */
export type Imported = {
  statementId: string
  booked: number
  toDecide: number
  known: number
  leftOut: number
}

/**
 * Brings in a statement. Its lines are there before any is booked, and lines are booked a batch at a time: after a crash
 * the next import goes on where it stopped, and a line that is there already is not new, whatever the statement.
 */
export async function importStatement(visit: Visit, statement: NewStatement): Promise<Imported> {
  const { app, site, visitor } = visit
  const { realm } = site
  const by: By = { at: app.clock.now(), personId: visitor?.person?.id ?? null }
  const { organisationId, read } = statement
  const statementId = newId()
  const added = await app.db.transaction().execute(async tx => {
    await insertStatement(tx, realm.id, statementId, statement, by)
    const marks = fingerprints(statement.read.credits).map(mark => mark.toString('hex'))
    const count = await insertLines(tx, realm, statementId, statement, marks)
    if (count < marks.length) await noteKnown(tx, realm.id, statementId, organisationId, marks)
    await audit(tx, by.at, {
      ...from(visit),
      event: 'statementImported',
      accountId: visitor?.accountId ?? null,
      personId: by.personId,
      organisationId,
      details: { file: statement.fileName, lines: read.credits.length, added: count },
    })
    return count
  })
  const below = await organisationsBelow(app.db, realm.id, [organisationId])
  const payee: Payee = { realm, organisationId, organisationIds: below.map(({ id }) => id) }
  const waiting = await waitingLines(app.db, payee)
  const twins = await twinsOf(app.db, { realmId: realm.id, organisationId })
  for (let at = 0; at < waiting.length; at += batchSize) {
    await app.db.transaction().execute(async tx => {
      const settled = await matchLines(tx, payee, waiting.slice(at, at + batchSize), twins, by)
      await tellOfPayment(app, tx, realm.id, settled)
    })
  }
  const { booked, toDecide } = await countsOf(app.db, realm.id, statementId)
  return { statementId, booked, toDecide, known: read.credits.length - added, leftOut: read.leftOut }
}

async function insertStatement(
  tx: Tx,
  realmId: string,
  id: string,
  { organisationId, fileName, read }: NewStatement,
  by: By,
): Promise<void> {
  await tx
    .insertInto('statement')
    .values({
      realm_id: realmId,
      id,
      organisation_id: organisationId,
      file_name: fileName,
      format: read.format,
      imported_at: by.at,
      imported_by_person_id: by.personId,
    })
    .execute()
}

/** In one order everywhere, so that two imports of the same lines wait for one another and do not stop each other. */
async function insertLines(
  tx: Tx,
  realm: Realm,
  statementId: string,
  { organisationId, read }: NewStatement,
  marks: readonly string[],
): Promise<number> {
  const rows = read.credits.map((credit, place) => ({
    id: newId(),
    fingerprint: marks[place],
    bookedOn: credit.bookedOn,
    amountCents: credit.amountCents,
    label: credit.label,
    payerName: credit.payerName,
    payerKey: payerKey(realm.id, { iban: credit.payerIban, name: credit.payerName })?.toString('hex') ?? null,
    proposal: { references: referencesIn(credit.label) },
  }))
  const { rows: counted } = await sql<{ count: number }>`
    with added as (
      insert into statement_line (realm_id, id, organisation_id, statement_id, fingerprint, booked_on, amount_cents, label,
        payer_name, payer_key, state, proposal)
      select ${realm.id}, t.id, ${organisationId}, ${statementId}, decode(t.fingerprint, 'hex'), t."bookedOn",
        t."amountCents", t.label, t."payerName", decode(t."payerKey", 'hex'), 'open', t.proposal
      from json_to_recordset(${JSON.stringify(rows)}::json) as t(id uuid, fingerprint text, "bookedOn" date,
        "amountCents" int, label text, "payerName" text, "payerKey" text, proposal jsonb)
      order by t.fingerprint
      on conflict (realm_id, organisation_id, fingerprint) do nothing returning 1
    ) select count(*)::int as count from added`.execute(tx)
  return counted[0]?.count ?? 0
}

/** Which credits were left out as known, for the one who brings the statement in. */
async function noteKnown(
  tx: Tx,
  realmId: string,
  statementId: string,
  organisationId: string,
  marks: readonly string[],
): Promise<void> {
  await sql`
    update statement set known_line_ids = coalesce((select jsonb_agg(known.id) from (
      select l.id from json_array_elements_text(${JSON.stringify(marks)}::json) as t (mark)
      join statement_line l on l.realm_id = ${realmId} and l.organisation_id = ${organisationId}
        and l.fingerprint = decode(t.mark, 'hex') and l.statement_id <> ${statementId}
      order by l.booked_on, l.id limit ${mostKnownShown}) known), '[]')
    where realm_id = ${realmId} and id = ${statementId}`.execute(tx)
}

async function countsOf(
  db: Db,
  realmId: string,
  statementId: string,
): Promise<{ booked: number; toDecide: number }> {
  const { rows } = await sql<{ booked: number; toDecide: number }>`
    select count(*) filter (where state = 'booked')::int as booked, count(*) filter (where state = 'open')::int as "toDecide"
    from statement_line where realm_id = ${realmId} and statement_id = ${statementId}`.execute(db)
  return rows[0] ?? { booked: 0, toDecide: 0 }
}
