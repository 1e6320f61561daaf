import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { duesRealm, usualDues } from '../../../test/setup/dues-realm.ts'
import { changeMembership } from '../../../test/setup/people.ts'
import { giveRole } from '../../members/enter-member.ts'

const desk = await startTestApp({ sends: false })
const { app, clock } = desk
type Realm = Awaited<ReturnType<typeof duesRealm>>

const byItself = { ...usualDues, suspension: 'byItself' } as const
const noon = (day: string) => clock.set(`${day}T10:00:00Z`)

/** Somebody who was written to for the last time on 14 August 2026, so that 15 days are over on the 29th. */
async function lateOn(realm: Realm, email?: string | null) {
  noon('2026-06-15')
  const member = await realm.member('2026-06-30', email)
  for (const day of ['2026-06-16', '2026-07-15', '2026-08-14']) {
    noon(day)
    await realm.remind()
    await realm.deliver()
  }
  return member
}

const suspensionsOf = async (id: string) =>
  await app.db.selectFrom('suspension').selectAll().where('membership_id', '=', id).orderBy('id').execute()
const requestsOf = async (id: string) =>
  await app.db
    .selectFrom('suspension_request')
    .selectAll()
    .where('membership_id', '=', id)
    .orderBy('id')
    .execute()

describe('by itself', () => {
  test('so many days after the last reminder, once, with a letter; payment lifts it', async () => {
    const realm = await duesRealm(desk)
    const { id, personId, email } = await lateOn(realm)
    noon('2026-08-28')
    expect(await realm.suspend(byItself)).toEqual({ suspended: 0, asked: 0 })
    noon('2026-08-29')
    expect(await realm.suspend(byItself)).toEqual({ suspended: 1, asked: 0 })
    expect(await realm.suspend(byItself)).toEqual({ suspended: 0, asked: 0 })
    expect(await suspensionsOf(id)).toMatchObject([
      {
        cause: 'dues',
        by_person_id: null,
        reason: 'Cotisation à régler au plus tard le 30 juin 2026, impayée après 2 rappels',
      },
    ])
    const told = (await realm.letters()).filter(({ template }) => template === 'duesSuspended')
    expect(told).toMatchObject([{ to_email: email, person_id: personId }])
    const traces = await app.db
      .selectFrom('audit')
      .select('person_id')
      .where('realm_id', '=', realm.realmId)
      .where('event', '=', 'membershipSuspended')
      .execute()
    expect(traces).toEqual([{ person_id: personId }])
    await realm.pay(id)
    expect((await suspensionsOf(id))[0]?.lifted_at).not.toBeNull()
    expect(await realm.suspend(byItself)).toEqual({ suspended: 0, asked: 0 })
  })

  test('not whom no reminder reached: of those the office is asked', async () => {
    const realm = await duesRealm(desk)
    const silent = await lateOn(realm, null)
    noon('2026-08-29')
    expect(await realm.suspend(byItself)).toEqual({ suspended: 0, asked: 1 })
    expect(await suspensionsOf(silent.id)).toEqual([])
    const other = await duesRealm(desk)
    const failed = await lateOn(other)
    await app.db
      .updateTable('letter')
      .set({ state: 'failed' })
      .where('realm_id', '=', other.realmId)
      .execute()
    noon('2026-08-29')
    expect(await other.suspend(byItself)).toEqual({ suspended: 0, asked: 1 })
    expect(await suspensionsOf(failed.id)).toEqual([])
  })

  test('not whose last letter is no longer kept: nobody knows what became of it', async () => {
    const realm = await duesRealm(desk)
    const { id } = await lateOn(realm)
    await app.db.deleteFrom('letter').where('realm_id', '=', realm.realmId).execute()
    noon('2026-08-29')
    expect(await realm.suspend(byItself)).toEqual({ suspended: 0, asked: 1 })
    expect(await suspensionsOf(id)).toEqual([])
  })

  test('not before a reminder of the day that has passed, however many announced it', async () => {
    const realm = await duesRealm(desk)
    noon('2026-05-20')
    const { id } = await realm.member('2026-06-30')
    const once = { ...byItself, suspendAfterReminders: 1 }
    for (const day of ['2026-06-01', '2026-07-01', '2026-07-14']) {
      noon(day)
      await realm.remind(once)
      await realm.deliver()
      expect(await realm.suspend(once)).toEqual({ suspended: 0, asked: 0 })
    }
    noon('2026-07-15')
    await realm.remind(once)
    await realm.deliver()
    noon('2026-07-30')
    expect(await realm.suspend(once)).toEqual({ suspended: 1, asked: 0 })
    expect((await suspensionsOf(id))[0]?.reason).toContain('après un rappel')
  })

  test('the days count from the sending, and a letter that waits holds it up', async () => {
    const realm = await duesRealm(desk)
    const { id } = await lateOn(realm)
    const last = app.db
      .updateTable('letter')
      .set({ state: 'queued', sent_at: null })
      .where('realm_id', '=', realm.realmId)
    await last.execute()
    noon('2026-09-20')
    expect(await realm.suspend(byItself)).toEqual({ suspended: 0, asked: 0 })
    await realm.deliver()
    noon('2026-10-04')
    expect(await realm.suspend(byItself)).toEqual({ suspended: 0, asked: 0 })
    noon('2026-10-05')
    expect(await realm.suspend(byItself)).toEqual({ suspended: 1, asked: 0 })
    expect(await suspensionsOf(id)).toHaveLength(1)
  })

  test('nobody who left, died, paid or has nothing to pay; two instances at once suspend once', async () => {
    const realm = await duesRealm(desk)
    const [left, died, paid, late] = [
      await lateOn(realm),
      await lateOn(realm),
      await lateOn(realm),
      await lateOn(realm),
    ]
    await changeMembership(app, left.personId, { state: 'left' })
    await changeMembership(app, died.personId, { state: 'deceased' })
    await realm.pay(paid.id)
    noon('2026-09-20')
    const done = await Promise.all([realm.suspend(byItself), realm.suspend(byItself)])
    expect(done[0].suspended + done[1].suspended).toBe(1)
    expect(await suspensionsOf(late.id)).toHaveLength(1)
    expect((await realm.letters()).filter(({ template }) => template === 'duesSuspended')).toHaveLength(1)
  })
})

describe('the office is asked', () => {
  test('once for each member, and the nearest who decide are told once a day at most', async () => {
    const realm = await duesRealm(desk)
    noon('2026-06-15')
    const manager = await realm.member(null, 'tresor@four.example')
    const reader = await realm.member(null, 'lecteur@four.example')
    await app.db.transaction().execute(async tx => {
      const { organisationId } = realm
      for (const [{ personId }, name] of [
        [manager, 'treasurer'],
        [reader, 'reader'],
      ] as const)
        await giveRole(tx, clock.now(), realm.realmId, { organisationId, personId, name })
    })
    const one = await lateOn(realm)
    noon('2026-08-29')
    expect(await realm.suspend()).toEqual({ suspended: 0, asked: 1 })
    const other = await lateOn(realm)
    clock.set('2026-08-29T14:00:00Z')
    expect(await realm.suspend()).toEqual({ suspended: 0, asked: 1 })
    expect(await realm.suspend()).toEqual({ suspended: 0, asked: 0 })
    const told = async () =>
      (await realm.letters()).filter(({ template }) => template === 'suspensionsToDecide')
    expect((await told()).map(({ to_email }) => to_email)).toEqual(['tresor@four.example'])
    // The second came after that letter: there is one on the next day, and none after it.
    for (const day of ['2026-08-30', '2026-08-31']) {
      noon(day)
      await realm.suspend()
      expect(await told()).toHaveLength(2)
    }
    expect([await requestsOf(one.id), await requestsOf(other.id)]).toMatchObject([
      [{ decision: null }],
      [{ decision: null }],
    ])
    expect(await suspensionsOf(one.id)).toEqual([])
  })

  test('what needs no decision any more is settled', async () => {
    const realm = await duesRealm(desk)
    const [paid, left] = [await lateOn(realm), await lateOn(realm)]
    noon('2026-08-29')
    await realm.suspend()
    await realm.pay(paid.id)
    await changeMembership(app, left.personId, { state: 'left' })
    await realm.suspend()
    expect((await requestsOf(paid.id)).map(({ decision }) => decision)).toEqual(['paid'])
    expect((await requestsOf(left.id)).map(({ decision }) => decision)).toEqual(['spared'])
  })

  test('after a cheque that bounced time begins anew', async () => {
    const realm = await duesRealm(desk)
    const { id } = await lateOn(realm)
    const { paymentId } = await realm.pay(id)
    noon('2026-09-20')
    await realm.reverse(paymentId)
    expect(await realm.suspend()).toEqual({ suspended: 0, asked: 0 })
    noon('2026-10-05')
    expect(await realm.suspend()).toEqual({ suspended: 0, asked: 1 })
    // It was reminded of that day already, and is not again.
    expect(await realm.remind()).toBe(0)
  })

  test('whoever was let be is asked about again thirty days later, not before', async () => {
    const realm = await duesRealm(desk)
    const { id } = await lateOn(realm)
    noon('2026-08-29')
    await realm.suspend()
    await app.db
      .updateTable('suspension_request')
      .set({ decision: 'spared', decided_at: clock.now() })
      .where('membership_id', '=', id)
      .execute()
    clock.advance({ hours: 24 * 30 - 1 })
    expect(await realm.suspend()).toEqual({ suspended: 0, asked: 0 })
    clock.advance({ hours: 1 })
    expect(await realm.suspend()).toEqual({ suspended: 0, asked: 1 })
    expect(await requestsOf(id)).toHaveLength(2)
  })
})

test('a policy without reminders suspends nobody; one that turns to asking asks from then on', async () => {
  const realm = await duesRealm(desk)
  const { id } = await lateOn(realm)
  noon('2026-09-20')
  expect(await realm.suspend({ ...byItself, remindOn: [] })).toEqual({ suspended: 0, asked: 0 })
  expect(await realm.suspend({ ...byItself, suspendAfterDays: 90 })).toEqual({ suspended: 0, asked: 0 })
  expect(await realm.suspend({ ...usualDues, remindOn: [-30, 15] })).toEqual({ suspended: 0, asked: 1 })
  expect(await suspensionsOf(id)).toEqual([])
})
