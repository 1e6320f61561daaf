import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { applicantsOf, association, worksCouncil } from '../../../test/setup/applicants.ts'
import { accountOf, changeMembership, personsOf } from '../../../test/setup/people.ts'
import { answersFor } from '../../../test/setup/registrations.ts'
import { findOrMakeAccount } from '../../accounts/enter-account.ts'
import { enterMembership, giveRole, suspend } from '../../members/enter-member.ts'
import { enterApplicant } from './applicant.ts'

const desk = await startTestApp()
const { app, clock, lettersTo } = desk
const { apply, applicationOf, confirm, signIn, somewhere } = applicantsOf(desk)

/** A member, whose address has an account. */
async function join(host: string) {
  const { email } = await apply(host)
  await confirm(host, email)
  clock.advance({ minutes: 2 })
  const [person] = await personsOf(app, email)
  if (!person) throw new Error(`${email} has not become a person`)
  return { email, person, application: await applicationOf(email) }
}

describe('who is there already', () => {
  test('is whoever has the name; what was typed last is what is kept', async () => {
    const { email, person } = await join(worksCouncil)
    await app.db
      .updateTable('person')
      .set({ phone: '+33495000000', address_line2: 'Escalier B' })
      .where('id', '=', person.id)
      .execute()
    const { browser } = await apply(worksCouncil, { email, phone: '06 99 88 77 66' })
    expect((await browser.get('/inscription/envoyee')).status).toBe(200)
    const before = await personsOf(app, email)
    expect(before[0]?.mobile).toBe('+33612345678')
    await confirm(worksCouncil, email)
    const after = await personsOf(app, email)
    expect(after).toHaveLength(1)
    expect(after[0]).toMatchObject({
      id: person.id,
      mobile: '+33699887766',
      phone: '+33495000000',
      address_line1: '3 rue du Port',
      address_line2: null,
    })
    const traced = await app.db
      .selectFrom('audit')
      .select('person_id')
      .where('event', '=', 'memberCorrected')
      .execute()
    expect(traced).toContainEqual({ person_id: person.id })
  })

  test.each([
    ['another day of birth is another person', '1930-03-27', '1955-03-27', 2],
    ['the same day is the same person', '1955-03-27', '1955-03-27', 1],
    ['a day that is not known says nothing', null, '1955-03-27', 1],
    ['nor does one that was not asked for', '1955-03-27', null, 1],
  ])('%s', async (_, known, typed, persons) => {
    const { email, person } = await join(worksCouncil)
    const day = (text: string | null) => (text ? Temporal.PlainDate.from(text) : null)
    await app.db
      .updateTable('person')
      .set({ birth_date: day(known) })
      .where('id', '=', person.id)
      .execute()
    const { application } = await apply(worksCouncil, { email })
    await app.db
      .updateTable('application')
      .set({ birth_date: day(typed) })
      .where('id', '=', application.id)
      .execute()
    await confirm(worksCouncil, email)
    expect(await personsOf(app, email)).toHaveLength(persons)
  })
})

test('whom the office has given another address before the old one is confirmed keeps that account only', async () => {
  const { email, application } = await apply(worksCouncil)
  const { realm } = await app.sites.byHost(worksCouncil).then(site => site ?? Promise.reject(new Error()))
  const other = `juste.${email}`
  const { person_id: personId } = await app.db.transaction().execute(async tx => {
    const entered = await enterApplicant(tx, clock.now(), realm, application)
    await findOrMakeAccount(tx, clock.now(), realm.id, entered.person_id ?? '', other)
    return entered
  })
  await confirm(worksCouncil, email)
  expect((await applicationOf(email)).email_confirmed_at).not.toBeNull()
  expect((await applicationOf(email)).password_hash).toBeNull()
  const accounts = await app.db
    .selectFrom('account')
    .select('email')
    .where('email', 'in', [email, other])
    .execute()
  expect(accounts).toEqual([{ email: other }])
  expect((await accountOf(app, other)).password_hash).toBeNull()
  expect((await personsOf(app, other)).map(({ id }) => id)).toEqual([personId])
  expect((await signIn(somewhere(worksCouncil), email)).status).toBe(422)
})

describe('a former member, where the page tells which addresses have an account', () => {
  const firstStep = async (email: string) => {
    const { filledIn } = answersFor(app, email)
    const reply = await somewhere(association).post('/inscription/identifiants', await filledIn.identifiers())
    return reply.status
  }

  test('registers again, with the account of then, its password, and nothing owed from then', async () => {
    const { email, person, application } = await join(association)
    expect(await firstStep(email)).toBe(422)
    await changeMembership(app, person.id, { state: 'left' })
    const membershipId = application.membership_id ?? ''
    await app.db.updateTable('membership').set({ reminders_sent: 3 }).where('id', '=', membershipId).execute()
    await app.db.transaction().execute(async tx => {
      await suspend(tx, clock.now(), application.realm_id, membershipId, 'Cotisation impayée')
    })
    const before = await accountOf(app, email)
    await apply(association, { email, password: 'Une-autre-1998!', again: 'Une-autre-1998!' })
    expect((await lettersTo(email))[0]?.text).toContain('Son mot de passe reste le même')
    await confirm(association, email)
    expect((await accountOf(app, email)).password_hash).toBe(before.password_hash)
    expect((await personsOf(app, email)).map(({ id }) => id)).toEqual([person.id])
    const membership = await app.db
      .selectFrom('membership')
      .selectAll()
      .where('id', '=', membershipId)
      .executeTakeFirstOrThrow()
    expect(membership).toMatchObject({ state: 'admitted', reminders_sent: 0 })
    const open = await app.db
      .selectFrom('suspension')
      .select('id')
      .where('membership_id', '=', membershipId)
      .where('lifted_at', 'is', null)
      .execute()
    expect(open).toEqual([])
    expect((await signIn(somewhere(association), email)).location).toBe('/espace')
    expect(await firstStep(email)).toBe(422)
  })

  test('is told as before while a membership elsewhere, or a role, is in force', async () => {
    const { email, person, application } = await join(association)
    const { realm_id: realmId, organisation_id: organisationId } = application
    await changeMembership(app, person.id, { state: 'left' })
    expect(await firstStep(email)).toBe(303)
    await app.db.transaction().execute(async tx => {
      await giveRole(tx, clock.now(), realmId, { organisationId, personId: person.id, name: 'reader' })
    })
    expect(await firstStep(email)).toBe(422)
    await app.db
      .updateTable('role')
      .set({ ends_at: clock.now() })
      .where('person_id', '=', person.id)
      .execute()
    expect(await firstStep(email)).toBe(303)
    await app.db
      .updateTable('membership')
      .set({ state: 'deceased' })
      .where('person_id', '=', person.id)
      .execute()
    expect(await firstStep(email)).toBe(422)
  })

  test('who shares the account with a member is told too', async () => {
    const { email, person, application } = await join(association)
    await changeMembership(app, person.id, { state: 'left' })
    const { realm_id: realmId, organisation_id: organisationId } = application
    await app.db.transaction().execute(async tx => {
      const { in_order: _, words: __, ...same } = person
      const { id } = await tx
        .insertInto('person')
        .values({ ...same, id: crypto.randomUUID(), given_name: 'Ange' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await findOrMakeAccount(tx, clock.now(), realmId, id, email)
      await enterMembership(tx, clock.now(), realmId, { organisationId, personId: id })
    })
    expect(await firstStep(email)).toBe(422)
  })
})
