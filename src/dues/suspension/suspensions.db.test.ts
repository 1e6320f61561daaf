import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { said } from '../../../test/setup/office-forms.ts'
import { changeMembership, personsOf } from '../../../test/setup/people.ts'
import { newId } from '../../database/new-id.ts'
import { enterMembership, enterPerson, giveRole } from '../../members/enter-member.ts'
import { makeOrganisation } from '../../organisations/setup.ts'
import { recordPayment } from '../ledger.ts'
import { moneyInWords } from '../money.ts'
import { sendReminders } from '../reminders/remind.ts'
import { suspendLate } from './suspend-late.ts'

const desk = await startTestApp({ now: '2026-06-15T08:00:00Z' })
const { app, clock, signedIn, lettersTo } = desk
const host = 'ceramique.localhost'
const late = 'retard@ceramique.example'
const path = '/bureau/suspensions'
const site = await siteOf()
const realmId = site.realm.id
const organisationId = site.organisation.id

async function siteOf() {
  const found = await app.sites.byHost(host)
  if (!found) throw new Error('no site')
  return found
}

/** What the association is paid with, whatever the demonstration has. */
beforeAll(async () => {
  await sql`insert into plan (realm_id, id, organisation_id, name, amount_cents, meant_for, created_at)
    values (${realmId}, ${newId()}, ${organisationId}, 'Individuel', 4500, 'one', ${clock.now()})
    on conflict (realm_id, organisation_id, meant_for) where retired_at is null and meant_for <> 'chosen'
    do update set amount_cents = 4500`.execute(app.db)
  await sql`insert into bank_account (realm_id, organisation_id, holder, iban, changed_at)
    values (${realmId}, ${organisationId}, 'TERRE ET FEU', 'FR7630006000011234567890189', ${clock.now()})
    on conflict (realm_id, organisation_id) do update set holder = 'TERRE ET FEU', iban = 'FR7630006000011234567890189'`.execute(
    app.db,
  )
})

async function membershipOf(email: string): Promise<{ id: string; personId: string }> {
  const [person] = await personsOf(app, email)
  const membership = await app.db
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', person?.id ?? '')
    .executeTakeFirstOrThrow()
  return { id: membership.id, personId: person?.id ?? '' }
}

const pay = async (membershipId: string, amountCents = 4500) =>
  await app.db.transaction().execute(tx =>
    recordPayment(
      tx,
      site.realm,
      {
        organisationId,
        receivedOn: clock.now().toZonedDateTimeISO(site.realm.timeZone).toPlainDate(),
        amountCents,
        method: 'transfer',
        shares: [{ membershipId, amountCents }],
      },
      { at: clock.now(), personId: null },
    ),
  )

/** A member of whom the office is asked, there and then. */
async function asked(
  email: string | null,
  to = organisationId,
): Promise<{ membershipId: string; id: string }> {
  const membershipId = await app.db.transaction().execute(async tx => {
    const person = { givenName: 'Odile', familyName: 'Perrin', ...(email ? { email } : {}) }
    const { personId } = await enterPerson(tx, clock.now(), realmId, person)
    const dueOn = clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate().subtract({ days: 70 })
    return await enterMembership(tx, clock.now(), realmId, { organisationId: to, personId, dueOn })
  })
  const id = newId()
  await app.db
    .insertInto('suspension_request')
    .values({ realm_id: realmId, id, membership_id: membershipId, asked_at: clock.now() })
    .execute()
  return { membershipId, id }
}

const requestOf = async (id: string) =>
  await app.db.selectFrom('suspension_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('from the first reminder to the payment: told by letter, suspended by the office, told after the password, let in', async () => {
  const { id, personId } = await membershipOf(late)
  await changeMembership(app, personId, { due_on: Temporal.PlainDate.from('2026-05-27') })
  await sendReminders(app)
  const due = await app.db
    .selectFrom('due')
    .select('amount_cents')
    .where('membership_id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  const [first] = await lettersTo(late)
  expect(first?.subject).toBe('Terre et Feu\u00a0: votre cotisation est arrivée à échéance')
  for (const words of [
    'Votre cotisation à Terre et Feu était à régler au plus tard le 27 mai 2026',
    'Adhérent\u00a0: Yves Noël',
    `Montant à régler\u00a0: ${moneyInWords(due.amount_cents, 'fr')}`,
    'Titulaire du compte\u00a0: TERRE ET FEU',
    'IBAN\u00a0: FR76 3000 6000 0112 3456 7890 189',
    'http://ceramique.localhost:3000/espace/cotisation',
    'Si vous avez déjà réglé',
    'bureau@ceramique.example',
  ])
    expect(first?.text).toContain(words)
  expect(first?.text).toMatch(/virement\s: RF\d\d \d{4} \d{4} \d{4}/)

  clock.set('2026-07-11T08:00:00Z')
  await sendReminders(app)
  const [last] = await lettersTo(late)
  expect(last?.subject).toContain('dernier rappel')
  expect(last?.text).toContain('pourra être suspendue par le bureau à partir du 26 juillet 2026')

  const requests = async () =>
    await app.db.selectFrom('suspension_request').select('id').where('membership_id', '=', id).execute()
  clock.set('2026-07-25T08:00:00Z')
  await suspendLate(app)
  expect(await requests()).toEqual([])
  clock.set('2026-07-26T08:00:00Z')
  await suspendLate(app)
  const [toDecide] = await lettersTo('bureau@ceramique.example')
  expect(toDecide?.text).toContain(`http://${host}:3000${path}`)

  const office = await signedIn(host, 'bureau@ceramique.example')
  const page = await office.get(path)
  expect(said(page)).toContain('Noël Yves')
  const [request] = await requests()
  expect((await office.post(path, { suspend: request?.id ?? '' })).location).toBe(path)
  expect(said(await office.get(path))).toContain('Adhésion suspendue pour un adhérent')
  const traces = await app.db
    .selectFrom('audit')
    .select('details')
    .where('event', '=', 'membershipSuspended')
    .where('person_id', '=', personId)
    .execute()
  expect(traces).toMatchObject([{ details: { membership: id } }])
  const [suspended] = await lettersTo(late)
  expect(suspended?.subject).toBe('Terre et Feu\u00a0: votre adhésion est suspendue')
  expect(suspended?.text).toContain("Elle reprendra d'elle-même dès que votre règlement sera enregistré")

  const member = await signedIn(host, late)
  expect([(await member.get('/espace')).status, (await member.get('/espace/cotisation')).status]).toEqual([
    403, 200,
  ])
  expect(said(await member.get('/espace'))).toContain('Votre adhésion est suspendue')
  await pay(id, due.amount_cents)
  expect((await member.get('/espace')).status).toBe(200)
  expect(said(await office.get(path))).not.toContain('Noël Yves')
})

test('a letter that waits is not sent to whoever has paid, left, died or was forgotten meanwhile', async () => {
  clock.set('2026-08-01T08:00:00Z')
  const emails = ['paye', 'parti', 'mort', 'oublie'].map(name => `${name}@exemple.fr`)
  const members: { membershipId: string }[] = []
  for (const email of emails) members.push(await asked(email))
  // Nothing is sent before all of it has happened.
  const held: string[] = []
  const queue = {
    ...app.queue,
    addAll: async (...[, , data]: Parameters<typeof app.queue.addAll>) => {
      held.push(...data.flatMap(job => ('letterId' in job ? [job.letterId] : [])))
    },
  }
  await sendReminders({ ...app, queue })
  expect(held.length).toBeGreaterThanOrEqual(4)
  const set = (place: number, values: { state: 'left' | 'deceased' }) =>
    app.db
      .updateTable('membership')
      .set(values)
      .where('id', '=', members[place]?.membershipId ?? '')
      .execute()
  await pay(members[0]?.membershipId ?? '')
  await set(1, { state: 'left' })
  await set(2, { state: 'deceased' })
  await app.db
    .updateTable('person')
    .set({ erased_at: clock.now() })
    .where('email', '=', emails[3] ?? '')
    .execute()
  await app.db.transaction().execute(tx =>
    app.queue.addAll(
      tx,
      'letter',
      held.map(letterId => ({ realmId, letterId })),
    ),
  )
  await desk.letters()
  const states = await app.db
    .selectFrom('letter')
    .select(['to_email', 'state'])
    .where('template', '=', 'duesReminder')
    .where('to_email', 'in', emails)
    .execute()
  expect(states.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'withheld'))
})

describe('the office', () => {
  test('decides about those who are ticked, and leaves time', async () => {
    const [one, other, third] = [await asked(null), await asked('odile@exemple.fr'), await asked(null)]
    const office = await signedIn(host, 'bureau@ceramique.example')
    const nobody = await office.post(path, { spare: 'ticked' })
    expect([nobody.status, said(nobody).includes('Cochez au moins un adhérent.')]).toEqual([422, true])
    const ticked = new URLSearchParams([
      ['request', one.id],
      ['request', other.id],
      ['spare', 'ticked'],
    ])
    await office.post(path, ticked)
    expect(said(await office.get(path))).toContain('Du temps est laissé à 2 adhérents.')
    expect((await requestOf(one.id)).decision).toBe('spared')
    expect((await requestOf(third.id)).decision).toBeNull()
    expect((await office.get(`${path}?tout=1`)).text).toMatch(/checked[^>]*>/)
  })

  test('of two who decide at once one is heard, the other is told; a payment that came first counts', async () => {
    const [request, paid] = [await asked('deux@exemple.fr'), await asked(null)]
    const [one, other] = [
      await signedIn(host, 'bureau@ceramique.example'),
      await signedIn(host, 'bureau@ceramique.example'),
    ]
    await pay(paid.membershipId)
    const replies = await Promise.all([
      one.post(path, { suspend: request.id }),
      other.post(path, { spare: request.id }),
    ])
    expect(replies.map(({ status }) => status)).toEqual([303, 303])
    const told = [said(await one.get(path)), said(await other.get(path))]
    expect(told.filter(text => text.includes('la décision était déjà prise'))).toHaveLength(1)
    await one.post(path, { suspend: paid.id })
    expect(said(await one.get(path))).toContain('la décision était déjà prise')
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from suspension where membership_id = ${paid.membershipId}`.execute(
      app.db,
    )
    expect(rows[0]?.count).toBe(0)
  })

  test('lifts a suspension, once, with a trace', async () => {
    const { membershipId, id } = await asked('levee@exemple.fr')
    const office = await signedIn(host, 'bureau@ceramique.example')
    await office.post(path, { suspend: id })
    const suspension = await app.db
      .selectFrom('suspension')
      .selectAll()
      .where('membership_id', '=', membershipId)
      .executeTakeFirstOrThrow()
    expect(suspension).toMatchObject({ cause: 'dues', lifted_at: null })
    await office.post(`${path}/levee`, { suspension: suspension.id })
    expect(said(await office.get(path))).toContain('La suspension est levée.')
    await office.post(`${path}/levee`, { suspension: suspension.id })
    expect(said(await office.get(path))).toContain('Cette suspension était déjà levée.')
    const lifted = await app.db
      .selectFrom('audit')
      .select('id')
      .where('event', '=', 'suspensionLifted')
      .execute()
    expect(lifted).toHaveLength(1)
    // Who was let off is not suspended again in the next hour.
    expect((await suspendLate(app)).suspended).toBe(0)
  })

  test('sees and decides only what is in reach, and needs the permission', async () => {
    const [here, there] = await app.db.transaction().execute(async tx => {
      const make = (name: string) =>
        makeOrganisation(tx, clock.now(), realmId, { name, parentId: organisationId })
      const organisations = [await make('Atelier du Nord'), await make('Atelier du Sud')] as const
      for (const [given, of, name] of [
        ['nord', organisations[0], 'treasurer'],
        ['lecture', organisations[0], 'reader'],
      ] as const) {
        const person = { givenName: given, familyName: 'Bureau', email: `${given}@exemple.fr` }
        const { personId, accountId } = await enterPerson(tx, clock.now(), realmId, person)
        await giveRole(tx, clock.now(), realmId, { organisationId: of, personId, name })
        await sql`update account set password_hash = (select password_hash from account where email = 'bureau@ceramique.example')
          where id = ${accountId}`.execute(tx)
      }
      return organisations
    })
    const [mine, theirs] = [await asked(null, here), await asked(null, there)]
    const treasurer = await signedIn(host, 'nord@exemple.fr')
    const page = (await treasurer.get(path)).text
    expect([page.includes(mine.id), page.includes(theirs.id)]).toEqual([true, false])
    expect((await treasurer.post(path, { suspend: theirs.id })).status).toBe(404)
    expect((await treasurer.post(path, { suspend: 'rien' })).status).toBe(404)
    expect((await treasurer.post(`${path}/levee`, { suspension: newId() })).status).toBe(404)
    expect((await requestOf(theirs.id)).decision).toBeNull()
    expect((await (await signedIn(host, 'lecture@exemple.fr')).get(path)).status).toBe(403)
    expect((await (await signedIn('avantages.localhost', 'cse@verrerie.example')).get(path)).status).toBe(404)
  })

  test('is shown whom no reminder reaches', async () => {
    await asked(null)
    await sendReminders(app)
    const page = said(await (await signedIn(host, 'bureau@ceramique.example')).get(path))
    expect(page).toContain('À prévenir autrement')
  })
})
