import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { duesRealm, usualDues } from '../../../test/setup/dues-realm.ts'
import { changeMembership } from '../../../test/setup/people.ts'
import { openDue } from '../ledger.ts'
import { planOf, plansOf } from '../plans.ts'
import { sendReminders } from './remind.ts'

const desk = await startTestApp({ sends: false })
const { app, clock } = desk
const noon = (day: Temporal.PlainDate) => clock.set(`${day}T12:00:00+02:00`)

test('three years, day by day: each step once for each due day, until it is paid, or the member leaves or dies', async () => {
  const realm = await duesRealm(desk)
  const start = Temporal.PlainDate.from('2026-06-15')
  noon(start)
  const never = await realm.member('2026-12-31')
  const late = await realm.member('2026-12-31')
  const early = await realm.member('2026-08-31')
  const leaves = await realm.member('2026-09-30')
  const dies = await realm.member('2026-09-30')
  const silent = await realm.member('2026-10-31', null)
  const free = await realm.member(null)
  for (let day = start; day.year < 2029 || day.month < 6; day = day.add({ days: 1 })) {
    noon(day)
    if ((await realm.remind()) > 0) await realm.deliver()
    await realm.suspend()
    const since = `${day.month}-${day.day}`
    if (since === '1-20') await realm.pay(late.id)
    if (since === '8-15') await realm.pay(early.id)
    if (day.toString() === '2026-10-20') await changeMembership(app, leaves.personId, { state: 'left' })
    if (day.toString() === '2026-09-29') await changeMembership(app, dies.personId, { state: 'deceased' })
  }
  expect(await realm.written(never.id)).toEqual([
    { dueOn: '2026-12-31', step: -30, on: '2026-12-01' },
    { dueOn: '2026-12-31', step: 15, on: '2027-01-15' },
    { dueOn: '2026-12-31', step: 45, on: '2027-02-14' },
  ])
  expect((await realm.written(late.id)).map(({ on, step }) => [on, step])).toEqual([
    ['2026-12-01', -30],
    ['2027-01-15', 15],
    ['2027-12-01', -30],
    ['2028-01-15', 15],
    ['2028-12-01', -30],
    ['2029-01-15', 15],
  ])
  expect((await realm.written(early.id)).map(({ on, step }) => [on, step])).toEqual([
    ['2026-08-01', -30],
    ['2027-08-01', -30],
    ['2028-08-01', -30],
  ])
  expect((await realm.written(leaves.id)).map(({ step }) => step)).toEqual([-30, 15])
  expect((await realm.written(dies.id)).map(({ step }) => step)).toEqual([-30])
  expect([await realm.written(silent.id), await realm.written(free.id)]).toEqual([[], []])
  const { reminders_sent } = await app.db
    .selectFrom('membership')
    .select('reminders_sent')
    .where('id', '=', never.id)
    .executeTakeFirstOrThrow()
  expect(reminders_sent).toBe(2)
  // Each letter has its row and its job, and nothing else was written to a member.
  const letters = (await realm.letters()).filter(({ template }) => template === 'duesReminder')
  expect(letters).toHaveLength(3 + 6 + 3 + 2 + 1)
  const { rows: jobs } = await sql<{ count: number }>`
    select count(*)::int as count from pgboss.job where data->>'letterId' = any(${letters.map(({ id }) => id)})`.execute(
    app.db,
  )
  expect(jobs[0]?.count).toBe(letters.length)
})

describe('the day', () => {
  test('is that of the realm: not at 23:30 of the day before in Paris, but in Nouméa it has come', async () => {
    const [paris, noumea] = [await duesRealm(desk), await duesRealm(desk, 'Pacific/Noumea')]
    const members = [await paris.member('2030-06-15'), await noumea.member('2030-06-15')] as const
    clock.set('2030-06-29T21:30:00Z')
    await paris.remind()
    await noumea.remind()
    expect(await paris.written(members[0].id)).toEqual([])
    expect((await noumea.written(members[1].id)).map(({ on }) => on)).toEqual(['2030-06-30'])
    clock.set('2030-06-29T22:00:00Z')
    await paris.remind()
    expect((await paris.written(members[0].id)).map(({ on, step }) => [on, step])).toEqual([
      ['2030-06-30', 15],
    ])
  })
})

describe('what was missed', () => {
  test('gives one letter, of the latest step; a step before a day that has passed gives none', async () => {
    clock.set('2031-03-10T10:00:00Z')
    const realm = await duesRealm(desk)
    const twoYears = await realm.member('2029-02-28')
    const justPast = await realm.member('2031-03-09')
    expect(await realm.remind()).toBe(1)
    expect(await realm.written(twoYears.id)).toEqual([{ dueOn: '2029-02-28', step: 45, on: '2031-03-10' }])
    expect(await realm.written(justPast.id)).toEqual([])
    const rows = await app.db
      .selectFrom('reminder')
      .select(['step', 'letter_id'])
      .where('membership_id', 'in', [twoYears.id, justPast.id])
      .orderBy('step')
      .execute()
    expect(rows.map(({ step, letter_id }) => [step, letter_id !== null])).toEqual([
      [-30, false],
      [-30, false],
      [15, false],
      [45, true],
    ])
    expect(await realm.remind()).toBe(0)
  })

  test('a policy that is changed in the middle asks nobody twice, and goes on from there', async () => {
    clock.set('2032-03-16T10:00:00Z')
    const realm = await duesRealm(desk)
    const { id } = await realm.member('2032-03-01')
    const steps = async () => (await realm.written(id)).map(({ step }) => step)
    await realm.remind()
    expect(await steps()).toEqual([15])
    const closer = { ...usualDues, remindOn: [-20, -10, 10, 14, 30] }
    await realm.remind(closer)
    expect(await steps()).toEqual([15])
    clock.advance({ hours: 24 * 15 })
    await realm.remind(closer)
    expect(await steps()).toEqual([15, 30])
    await realm.remind({ ...usualDues, remindOn: [30] })
    expect(await steps()).toEqual([15, 30])
  })
})

describe('what is owed', () => {
  test('is opened with the reminder, once; a credit that pays it spares the letter', async () => {
    clock.set('2033-06-10T10:00:00Z')
    const realm = await duesRealm(desk)
    const owes = await realm.member('2033-06-30')
    const credited = await realm.member('2033-06-30')
    const partly = await realm.member('2033-06-30')
    const free = await realm.member('2033-06-30')
    await realm.pay(credited.id, 9000)
    await realm.pay(partly.id, 6000)
    const freePlan = crypto.randomUUID()
    await sql`insert into plan (realm_id, id, organisation_id, name, amount_cents, meant_for, created_at)
      values (${realm.realmId}, ${freePlan}, ${realm.organisationId}, 'Honneur', 0, 'chosen', ${clock.now()})`.execute(
      app.db,
    )
    await app.db.updateTable('membership').set({ plan_id: freePlan }).where('id', '=', free.id).execute()
    expect(await realm.remind()).toBe(1)
    expect(await realm.written(owes.id)).toHaveLength(1)
    // A year later the credit of one is enough, and that of the other is not.
    clock.set('2034-06-10T10:00:00Z')
    expect(await realm.remind()).toBe(2)
    expect((await realm.written(partly.id)).map(({ dueOn }) => dueOn)).toEqual(['2034-06-30'])
    expect(await realm.written(credited.id)).toEqual([])
    expect(await realm.written(free.id)).toEqual([])
    // Whom a credit, or a plan that asks nothing, has put in order is told so.
    const told = (await realm.letters()).filter(({ template }) => template === 'duesReceived')
    const ids = (persons: readonly { personId: string }[]) => persons.map(({ personId }) => personId).sort()
    expect(told.map(({ person_id }) => person_id).sort()).toEqual(ids([credited, free, free]))
    const open = await app.db
      .selectFrom('due')
      .select(['membership_id', 'amount_cents'])
      .where('realm_id', '=', realm.realmId)
      .where('settled_at', 'is', null)
      .orderBy('membership_id')
      .execute()
    expect(open).toEqual([
      { membership_id: owes.id, amount_cents: 4500 },
      { membership_id: partly.id, amount_cents: 4500 },
    ])
  })

  test('plans of many at once are those of each alone: chosen, for couples, retired, of the organisation above', async () => {
    const { rows: members } = await sql<{ realm_id: string; id: string }>`
      select realm_id, id from membership`.execute(app.db)
    const realms = Map.groupBy(members, ({ realm_id }) => realm_id)
    for (const [realmId, own] of realms) {
      const ids = own.map(({ id }) => id)
      const together = await plansOf(app.db, realmId, ids)
      for (const id of ids) {
        expect(together.get(id) ?? null).toEqual(await planOf(app.db, realmId, id))
      }
    }
  })

  test('without a plan one is reminded all the same, and nothing is opened', async () => {
    clock.set('2035-06-10T10:00:00Z')
    const realm = await duesRealm(desk)
    await app.db
      .updateTable('plan')
      .set({ retired_at: clock.now() })
      .where('realm_id', '=', realm.realmId)
      .execute()
    const { id } = await realm.member('2035-06-30')
    expect(await realm.remind()).toBe(1)
    const due = await app.db.selectFrom('due').select('id').where('membership_id', '=', id).execute()
    expect(due).toEqual([])
  })
})

test('two instances at once, and a run that dies in the middle: none twice and none lost', async () => {
  clock.set('2036-06-10T10:00:00Z')
  const realm = await duesRealm(desk)
  const members = []
  for (let count = 0; count < 30; count++) members.push(await realm.member('2036-06-30'))
  // What dies takes all of its batch with it: rows, dues, letters and jobs.
  const dying = { ...app, queue: { ...app.queue, addAll: () => Promise.reject(new Error('killed')) } }
  const sites = await app.sites.ofRealm(realm.realmId)
  await expect(sendReminders({ ...dying, sites: { ...app.sites, all: async () => sites } })).rejects.toThrow(
    'killed',
  )
  expect(await realm.letters()).toEqual([])
  const counts = await Promise.all([realm.remind(), realm.remind(), realm.remind()])
  expect(counts.reduce((sum, count) => sum + count) + (await realm.remind())).toBe(30)
  const letters = await realm.letters()
  expect(new Set(letters.map(({ person_id }) => person_id)).size).toBe(30)
  expect(letters).toHaveLength(30)
})

test('persons who share a mailbox have a letter each; a second adherent has none', async () => {
  clock.set('2037-06-10T10:00:00Z')
  const realm = await duesRealm(desk)
  const [one, other] = [
    await realm.member('2037-06-30', 'famille@four.example'),
    await realm.member('2037-06-30', 'famille@four.example'),
  ]
  const second = await realm.member(null)
  await app.db
    .insertInto('second_adherent')
    .values({
      realm_id: realm.realmId,
      person_id: one.personId,
      second_person_id: second.personId,
      created_at: clock.now(),
    })
    .execute()
  await realm.remind()
  const letters = await realm.letters()
  expect(letters.map(({ to_email, person_id }) => [to_email, person_id]).sort()).toEqual(
    [
      ['famille@four.example', one.personId],
      ['famille@four.example', other.personId],
    ].sort(),
  )
})

test('a run leaves its trace for each batch, not for each member', async () => {
  clock.set('2038-06-10T10:00:00Z')
  const realm = await duesRealm(desk)
  for (let count = 0; count < 3; count++) await realm.member('2038-06-30')
  await realm.member('2038-06-30', null)
  await realm.remind()
  const traces = await app.db
    .selectFrom('audit')
    .select('details')
    .where('realm_id', '=', realm.realmId)
    .where('event', '=', 'remindersSent')
    .execute()
  expect(traces).toEqual([{ details: { step: -30, letters: 3, unreached: 1 } }])
})

test('whoever has nothing asked is settled alone, by the rule of the ledger', async () => {
  // The set-based way and the ledger's open the same due.
  clock.set('2039-06-10T10:00:00Z')
  const realm = await duesRealm(desk)
  const { id } = await realm.member('2039-06-30')
  await realm.remind()
  const site = await app.sites.byHost(realm.host)
  if (!site) throw new Error('no site')
  const due = await app.db
    .transaction()
    .execute(tx => openDue(tx, site.realm, id, { at: clock.now(), personId: null }))
  const dues = await app.db
    .selectFrom('due')
    .select(['id', 'opened_at'])
    .where('membership_id', '=', id)
    .execute()
  expect(dues.map(row => row.id)).toEqual([due?.id])
})
