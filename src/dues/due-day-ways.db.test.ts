import { expect, test } from 'vitest'
import { startTestApp } from '../../test/setup/app.ts'
import { enterMember } from '../../test/setup/office-forms.ts'
import { personsOf } from '../../test/setup/people.ts'
import { importMembers } from '../members/import/import.ts'
import { accountOf } from './balance.ts'
import { recordPayment } from './ledger.ts'

/* A year before 29 February is 28 February: the due day of the couple is two months ahead all the same. */
const { app, clock, signedIn } = await startTestApp({ now: '2027-12-29T08:00:00Z' })
const host = 'ceramique.localhost'

async function membershipOf(number: string) {
  const row = await app.db
    .selectFrom('membership')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const days = await app.db
    .selectFrom('due_day')
    .selectAll()
    .where('membership_id', '=', row.id)
    .orderBy('place')
    .execute()
  return { ...row, days: days.map(day => [day.place, day.source, String(day.due_on), day.because]) }
}

test('the couple of the demonstration has paid the year that runs, through the ledger', async () => {
  const { id, realm_id, due_on } = await membershipOf('C-0101')
  expect(String(due_on)).toBe('2028-02-29')
  const [account] = await accountOf(app.db, realm_id, [id])
  expect(account).toMatchObject({
    owedCents: 0,
    creditCents: 0,
    dues: [{ planName: 'Couple', paidCents: 7000 }],
  })
  const due = account?.dues[0]?.id ?? ''
  const receipt = await app.db.selectFrom('receipt').selectAll().where('due_id', '=', due).execute()
  expect(receipt).toMatchObject([{ number: 1, year: 2027 }])
})

test('whom the office enters has the days of a new member, and a first payment begins a year', async () => {
  const office = await signedIn(host, 'bureau@ceramique.example')
  const fields = { familyName: 'Neuve', givenName: 'Ida', email: 'ida@exemple.fr', number: 'C-0900' }
  expect((await enterMember(office, fields)).status).toBe(303)
  const entered = await membershipOf('C-0900')
  expect(entered.days).toEqual([[1, 'entry', '2028-01-28', { rule: 'newMember', days: 30 }]])
  const { realm } = (await app.sites.byHost(host)) ?? {}
  if (!realm) throw new Error('No such site')
  const share = { membershipId: entered.id, amountCents: 4500 }
  const payment = {
    organisationId: entered.organisation_id,
    receivedOn: Temporal.PlainDate.from('2027-12-30'),
    amountCents: 4500,
    method: 'cash',
    shares: [share],
  } as const
  const by = { at: clock.now(), personId: null }
  await app.db.transaction().execute(tx => recordPayment(tx, realm, payment, by))
  const paid = await membershipOf('C-0900')
  expect(paid.days.at(-1)).toEqual([2, 'payment', '2028-12-29', { rule: 'year', from: '2027-12-30' }])
  expect(await personsOf(app, 'ida@exemple.fr')).toHaveLength(1)
})

test('a list that is imported leaves a reason where it moves a day, and none where it does not', async () => {
  const { realm_id: realmId, organisation_id: organisationId } = await membershipOf('C-0101')
  const list = (dueOn: string, town: string) =>
    importMembers(
      app.db,
      clock,
      { realmId, organisationId },
      Buffer.from(`Numéro;Nom;Prénom;Ville;Échéance\nC-0901;Liste;Jean;${town};${dueOn}\n`),
      { dryRun: false },
    )
  const given = { rule: 'given' }
  await list('31/12/2027', 'Dijon')
  await list('31/12/2027', 'Beaune')
  expect((await membershipOf('C-0901')).days).toEqual([[1, 'import', '2027-12-31', given]])
  await list('31/12/2028', 'Beaune')
  expect((await membershipOf('C-0901')).days).toEqual([
    [1, 'import', '2027-12-31', given],
    [2, 'import', '2028-12-31', given],
  ])
})

test('what day it is, is for the time zone of the realm to say', async () => {
  const { realm } = (await app.sites.byHost(host)) ?? {}
  if (!realm) throw new Error('No such site')
  // Half past midnight in Paris, while it is still the day before in UTC.
  clock.set('2028-01-14T23:30:00Z')
  const office = await signedIn(host, 'bureau@ceramique.example')
  await enterMember(office, { familyName: 'Minuit', givenName: 'Ada', number: 'C-0902' })
  const { joined_on, due_on } = await membershipOf('C-0902')
  expect([String(joined_on), String(due_on)]).toEqual(['2028-01-15', '2028-02-14'])
})
