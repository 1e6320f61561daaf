import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { ledgerScene } from '../../../test/setup/ledger-scene.ts'
import { newId } from '../../database/new-id.ts'
import { setDueDay } from '../due-day-held.ts'
import { openDue, recordPayment } from '../ledger.ts'
import { bookPayments } from './book-payments.ts'

const desk = await startTestApp({ sends: false })
const { app } = desk
const scene = await ledgerScene(desk, 'ceramique.localhost')
const { realm, organisationId, work, by, member } = scene
await scene.plan(4500)

async function newMember() {
  const id = await member(null)
  const because = { rule: 'newMember', days: 30 } as const
  const dueOn = Temporal.PlainDate.from('2026-07-01')
  await work(tx => setDueDay(tx, realm.id, { membershipId: id, dueOn, source: 'entry', because }, by()))
  return id
}

/** What a membership may be like when its payment comes. */
const kinds = {
  inOrder: () => member('2026-12-31'),
  late: () => member('2026-03-31'),
  longGone: () => member('2021-03-31'),
  withoutDay: () => member(null),
  newMember,
  movedByHand: async () => {
    const id = await newMember()
    const set = { due_on: Temporal.PlainDate.from('2026-05-05') }
    await app.db.updateTable('membership').set(set).where('id', '=', id).execute()
    return id
  },
  suspended: async () => {
    const id = await member('2026-01-31')
    for (const cause of ['dues', 'office'] as const)
      await app.db
        .insertInto('suspension')
        .values({
          realm_id: realm.id,
          id: newId(),
          membership_id: id,
          since: by().at,
          cause,
          lifted_at: cause === 'office' ? by().at : null,
        })
        .execute()
    await app.db.updateTable('membership').set({ reminders_sent: 2 }).where('id', '=', id).execute()
    return id
  },
  asked: async () => {
    const id = await member('2026-01-31')
    await sql`insert into suspension_request (realm_id, id, membership_id, asked_at)
      values (${realm.id}, ${newId()}, ${id}, ${by().at})`.execute(app.db)
    return id
  },
  paidInPart: async () => {
    const id = await member('2026-06-30')
    await work(tx => openDue(tx, realm, id, by()))
    await scene.pay({ [id]: 1000 }, { receivedOn: Temporal.PlainDate.from('2026-06-20') })
    return id
  },
} satisfies Record<string, () => Promise<string>>

/** All that a payment may change of a membership, without the identifiers of its rows. */
async function stateOf(id: string) {
  const rows = async (query: ReturnType<typeof sql>) => JSON.stringify((await query.execute(app.db)).rows)
  return [
    await rows(sql`select due_on, reminders_sent from membership where id = ${id}`),
    await rows(
      sql`select amount_cents, settled_at, covers_from, covers_to, cancelled_at from due where membership_id = ${id} order by id`,
    ),
    await rows(
      sql`select place, due_on, source, due_id is null as free, paid_on, because from due_day where membership_id = ${id} order by place`,
    ),
    await rows(
      sql`select cause, lifted_at, lifted_by_person_id from suspension where membership_id = ${id} order by cause`,
    ),
    await rows(sql`select decision, decided_at from suspension_request where membership_id = ${id}`),
    await rows(sql`select due_id is null as free, p.method, p.received_on, p.payer_name, encode(p.payer_key, 'hex') as key,
      sum(a.amount_cents)::int as cents from allocation a join payment p on p.id = a.payment_id where a.membership_id = ${id}
      group by 1, 2, 3, 4, 5, a.payment_id having sum(a.amount_cents) <> 0 order by 1, 3, 6`),
    await rows(sql`select r.year from receipt r join due d on d.id = r.due_id where d.membership_id = ${id}`),
  ].join('\n')
}

const names = Object.keys(kinds) as (keyof typeof kinds)[]
const payment = { organisationId, payerName: 'Mme Essai', payerKey: Buffer.from('key') }
const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['a part', 700, '2026-06-12'],
  ['all of it', 4500, '2026-06-12'],
  ['more than it', 6000, '2026-06-12'],
  ['all of it, long ago', 4500, '2024-02-29'],
])('many payments at once write what each would write alone: %s', async (_, cents, on) => {
  const receivedOn = day(on)
  const pairs: { name: string; one: string; other: string; leftCents: number; dueId: string }[] = []
  for (const name of names) {
    const [one, other] = [await kinds[name](), await kinds[name]()]
    await work(tx => openDue(tx, realm, one, by()))
    const due = await work(tx => openDue(tx, realm, other, by()))
    pairs.push({ name, one, other, dueId: due?.id ?? '', leftCents: name === 'paidInPart' ? 3500 : 4500 })
  }
  for (const { one } of pairs) {
    const shares = [{ membershipId: one, amountCents: cents }]
    await work(tx =>
      recordPayment(
        tx,
        realm,
        { ...payment, receivedOn, amountCents: cents, method: 'transfer', shares },
        by(),
      ),
    )
  }
  await work(tx =>
    bookPayments(
      tx,
      realm,
      pairs.map(({ other: membershipId, dueId, leftCents }) => {
        const towards = { membershipId, dueId, amountCents: Math.min(cents, leftCents) }
        const rest = { membershipId, dueId: null, amountCents: cents - towards.amountCents }
        const parts = [towards, rest].filter(({ amountCents }) => amountCents > 0)
        return { ...payment, id: newId(), receivedOn, amountCents: cents, parts }
      }),
      by(),
    ),
  )
  for (const { name, one, other } of pairs)
    expect(`${name}\n${await stateOf(other)}`).toBe(`${name}\n${await stateOf(one)}`)
})

test('the numbers of the receipts run without gaps', async () => {
  const { rows } = await sql<{ number: number }>`
    select number from receipt where organisation_id = ${organisationId} order by number`.execute(app.db)
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1))
})
