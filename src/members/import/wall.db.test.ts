import { expect, test } from 'vitest'
import { startTestApp } from '../../../test/setup/app.ts'
import { personsOf } from '../../../test/setup/people.ts'
import { enterMembership, enterPerson, giveRole } from '../enter-member.ts'
import { importMembers } from './import.ts'

const { app, clock } = await startTestApp({ sends: false })
const { realm_id: realmId, id: alsace } = await app.db
  .selectFrom('organisation')
  .selectAll()
  .where('name', '=', "Compagnie d'Alsace")
  .executeTakeFirstOrThrow()
const target = { realmId, organisationId: alsace, inReach: [alsace] }

/** What the file does, with the notes on its one line. */
async function bringIn(text: string) {
  const outcome = await importMembers(app.db, clock, target, Buffer.from(text), { dryRun: false })
  if (!('done' in outcome)) throw new Error(outcome.refused)
  return outcome.done
}
const personOf = async (email: string) => {
  const [person] = await personsOf(app, email)
  if (!person) throw new Error(`nobody has ${email}`)
  return person
}
const membershipsOf = async (personId: string) =>
  await app.db.selectFrom('membership').selectAll().where('person_id', '=', personId).execute()

test('who is a member of another organisation only is nobody here: neither read nor changed', async () => {
  const michel = await personOf('adherent@bourgogne.example')
  const file = 'Nom;Prénom;Courriel;Portable\nLamy;Michel;adherent@bourgogne.example;06 99 99 99 99\n'
  expect(await bringIn(file)).toMatchObject({ added: 1, changed: 0 })
  const after = await app.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', michel.id)
    .executeTakeFirstOrThrow()
  expect(after).toMatchObject({ mobile: '+33612000121', town: 'Dijon' })
  expect(await membershipsOf(michel.id)).toHaveLength(1)
})

test('of who is a member elsewhere too the membership is read, and nothing else', async () => {
  const { id: personId } = await personOf('retard@bourgogne.example')
  await app.db
    .transaction()
    .execute(tx =>
      enterMembership(tx, clock.now(), realmId, { organisationId: alsace, personId, number: '67-7' }),
    )
  const file = "Numéro;Nom;Prénom;Ville;Date d'adhésion\n67-7;Gillet;Robert;Colmar;01/09/2020\n"
  const report = await bringIn(file)
  expect([report.changed, report.notes.map(({ kind }) => kind)]).toEqual([
    1,
    ['heldElsewhere', 'fieldsChanged'],
  ])
  const [here] = (await membershipsOf(personId)).filter(({ organisation_id }) => organisation_id === alsace)
  expect(here?.joined_on?.toString()).toBe('2020-09-01')
  expect((await personOf('retard@bourgogne.example')).town).toBeNull()
})

test('no file moves the sign-in of somebody who has a role', async () => {
  const made = await app.db.transaction().execute(async tx => {
    const person = { givenName: 'Ana', familyName: 'Roy', email: 'ana@alsace.example' }
    const entered = await enterPerson(tx, clock.now(), realmId, person)
    const { personId } = entered
    await enterMembership(tx, clock.now(), realmId, { organisationId: alsace, personId, number: '67-8' })
    await giveRole(tx, clock.now(), realmId, { organisationId: alsace, personId, name: 'manager' })
    return entered
  })
  const report = await bringIn('Numéro;Nom;Prénom;Courriel\n67-8;Roy;Ana;adherent@alsace.example\n')
  expect(report.notes.map(({ kind }) => kind)).toContain('signInKept')
  const { account_id } = await app.db
    .selectFrom('account_person')
    .select('account_id')
    .where('person_id', '=', made.personId)
    .executeTakeFirstOrThrow()
  expect(account_id).toBe(made.accountId)
})
