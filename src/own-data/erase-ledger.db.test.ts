import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { enterSomebody, type Somebody } from '../../test/setup/somebody.ts'
import { waitingForLocks } from '../../test/setup/waiting.ts'
import { findOrMakeAccount } from '../accounts/enter-account.ts'
import { leaveAccount } from '../accounts/leave-account.ts'
import { newId } from '../database/new-id.ts'
import type { Tables } from '../database/rows.generated.ts'
import { carryOut } from './carry-out.ts'
import { carryOutDue } from './carry-out-due.ts'

const { app, clock } = await startTestApp()
const { db } = app
const found = await app.sites.byHost('ceramique.localhost')
if (!found) throw new Error('the association is there')
const { realm } = found

const insert = async (table: keyof Tables, values: object): Promise<string> => {
  const id = newId()
  await db
    .insertInto(table)
    .values({ realm_id: realm.id, id, ...values } as never)
    .execute()
  return id
}

async function rows<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

const asks = (personId: string, rest: object = {}) =>
  insert('erasure', { person_id: personId, asked_at: clock.now(), ...rest })

async function erase(personId: string): Promise<void> {
  expect(await carryOut(app, realm, await asks(personId), { personId: null })).toHaveProperty('done')
}

async function pays(of: Somebody, cents: number, dueId: string | null, key = newId()): Promise<string> {
  const paymentId = await insert('payment', {
    organisation_id: of.organisationId,
    received_on: '2026-02-01',
    amount_cents: cents,
    method: 'transfer',
    payer_key: Buffer.from(key),
    recorded_at: clock.now(),
  })
  const share = { payment_id: paymentId, due_id: dueId, amount_cents: cents, made_at: clock.now() }
  await insert('allocation', { ...share, membership_id: of.membershipId })
  return key
}

const secondOf = async ({ personId }: Somebody) =>
  (
    await db
      .selectFrom('second_adherent')
      .select('second_person_id as id')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
  ).id

describe('an erasure', () => {
  test('empties the bank lines that are from the person, whatever became of them, and no others', async () => {
    const somebody = await enterSomebody(app, 'lignes')
    const other = await enterSomebody(app, 'voisine')
    const [own, parent] = [await pays(somebody, 100, null), await pays(somebody, 200, null)]
    await pays(other, 300, null, parent)
    const [statement] = await db.selectFrom('statement').select('id').execute()
    const name = 'MME QUENNEHEN LIGNES ZEPHYRINE LIGNES'
    const thoughtOf = {
      alternatives: [{ because: 'name', shares: [{ membershipId: somebody.membershipId }] }],
    }
    const line = (payer_name: string, key: string | null, proposal: object, state = 'open') =>
      insert('statement_line', {
        organisation_id: somebody.organisationId,
        statement_id: statement?.id,
        fingerprint: Buffer.from(newId()),
        booked_on: '2026-02-01',
        amount_cents: 100,
        label: `VIR ${payer_name}`,
        payer_name,
        payer_key: key && Buffer.from(key),
        state,
        proposal: JSON.stringify(proposal),
      })
    const going = [
      await line('SANS NOM', own, {}),
      await line('SANS NOM', own, {}, 'ignored'),
      await line(name, null, thoughtOf),
      await line(name, null, thoughtOf, 'ignored'),
      await line(name, parent, {}),
    ]
    const staying = [
      await line('PARENT', parent, {}),
      await line(name, null, {}),
      await line('QUELQU UN D AUTRE', null, thoughtOf),
    ]
    await erase(somebody.personId)
    const empty = await rows(sql<{ id: string }>`select id from statement_line
      where label = '' and payer_name is null and payer_key is null and proposal = '{}'`)
    const emptied = empty.map(({ id }) => id)
    expect(emptied).toEqual(expect.arrayContaining(going))
    expect(staying.filter(id => emptied.includes(id))).toEqual([])
  })

  test('takes the words out of the reasons for due days, and nothing else can be changed there', async () => {
    const somebody = await enterSomebody(app, 'motif')
    const because = { rule: 'given', reason: 'Hospitalisée' }
    const { membershipId: membership_id } = somebody
    const day = { membership_id, place: 2, due_on: '2027-01-31', source: 'office', at: clock.now() }
    const id = await insert('due_day', { ...day, because: JSON.stringify(because) })
    const change = (set: ReturnType<typeof sql>) =>
      sql`update due_day set ${set} where id = ${id}`.execute(db)
    await expect(change(sql`because = '{"rule":"given","reason":"Autre"}'`)).rejects.toThrow(/never changed/)
    await expect(change(sql`because = because - 'reason', due_on = '2028-01-31'`)).rejects.toThrow(
      /never changed/,
    )
    await erase(somebody.personId)
    expect(await rows(sql`select because, due_on from due_day where id = ${id}`)).toEqual([
      { because: { rule: 'given' }, due_on: Temporal.PlainDate.from('2027-01-31') },
    ])
  })

  test('passes credit, part payments, plan and suspension on to the second adherent', async () => {
    const somebody = await enterSomebody(app, 'couple')
    const { membershipId } = somebody
    const second = await secondOf(somebody)
    const [due] = await rows(sql<{ id: string; plan: string }>`select id, plan_id as plan from due
      where membership_id = ${membershipId} and settled_at is null`)
    await sql`update membership set plan_id = ${due?.plan} where id = ${membershipId}`.execute(db)
    await pays(somebody, 1000, null)
    await pays(somebody, 500, due?.id ?? null)
    const suspended = { membership_id: membershipId, reason: 'Couple suspendu', since: clock.now() }
    await insert('suspension', { ...suspended, cause: 'office' })
    const day = { membership_id: membershipId, place: 2, due_on: '2026-12-31', source: 'entry' }
    const because = JSON.stringify({ rule: 'newMember', days: 30 })
    await insert('due_day', { ...day, because, at: clock.now() })
    await erase(somebody.personId)
    const now = await rows(sql<{ id: string }>`
      select m.id, m.state, m.plan_id as plan, s.cause, s.reason, d.because,
        (select sum(amount_cents)::int from allocation a where a.membership_id = m.id and due_id is null) as credit
      from membership m join suspension s on s.membership_id = m.id and s.lifted_at is null
      join due_day d on d.membership_id = m.id where m.person_id = ${second}`)
    expect(now).toMatchObject([
      {
        ...{ state: 'admitted', plan: due?.plan, cause: 'office', reason: null, credit: 1500 },
        because: { rule: 'newMember', days: 30 },
      },
    ])
    expect(
      await rows(sql`select sum(amount_cents)::int as credit from allocation
        where membership_id = ${membershipId} and due_id is null`),
    ).toEqual([{ credit: 0 }])
  })

  test('of somebody who awaits admission takes the second adherent along: nothing passes on', async () => {
    const somebody = await enterSomebody(app, 'attente')
    const second = await secondOf(somebody)
    await sql`update membership set state = 'awaitingAdmission' where id = ${somebody.membershipId}`.execute(
      db,
    )
    await erase(somebody.personId)
    const [row] = await rows(sql<{ given_name: string; erased_at: unknown }>`
      select given_name, erased_at from person where id = ${second}`)
    expect(row).toMatchObject({ given_name: '' })
    expect(row?.erased_at).not.toBeNull()
    expect(await rows(sql`select id from membership where person_id = ${second}`)).toEqual([])
  })

  test('that fails holds up none of those after it, and is tried again', async () => {
    const persons = [await enterSomebody(app, 'echoue'), await enterSomebody(app, 'suivante')]
    for (const { personId } of persons) await asks(personId, { carry_out_on: '2026-06-01' })
    const told: unknown[] = []
    const add: typeof app.queue.add = async (tx, name, data) => {
      if (told.length === 0) throw new Error('no queue')
      await app.queue.add(tx, name, data)
    }
    const log = Object.assign(Object.create(app.log), { error: (error: unknown) => told.push(error) })
    expect(await carryOutDue({ ...app, queue: { ...app.queue, add }, log })).toBe(1)
    expect(told).toMatchObject([{ message: 'no queue' }])
    expect(await carryOutDue(app)).toBe(1)
  })

  test('of the second of a couple waits for the first, who takes the own sign-in away at that very moment', async () => {
    const second = await secondOf(await enterSomebody(app, 'retrait'))
    await db
      .transaction()
      .execute(tx => findOrMakeAccount(tx, clock.now(), realm.id, second, 'seconde.retrait@exemple.fr'))
    const erasureId = await asks(second)
    const { work } = await db.transaction().execute(async tx => {
      await sql`select from second_adherent where second_person_id = ${second} for update`.execute(tx)
      const work = carryOut(app, realm, erasureId, { personId: null })
      // The embedded engine, with its one connection, begins once this is over; the other waits for the couple.
      if (inject('engine') === 'postgres') await expect.poll(() => waitingForLocks(db)).toBe(1)
      await leaveAccount(tx, { realmId: realm.id, personId: second })
      return { work }
    })
    expect(await work).toHaveProperty('done')
  })
})
