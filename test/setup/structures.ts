import { newId } from '../../src/database/new-id.ts'
import { enterPerson, giveRole } from '../../src/members/enter-member.ts'
import { makeOrganisation } from '../../src/organisations/setup.ts'
import type { TestApp } from './app.ts'

export type Structure = { realmId: string; organisationId: string; siteId: string }

/** The structure of the demonstration that has a manager and applications. */
export async function verrerieOf({ app }: Pick<TestApp, 'app'>): Promise<Structure> {
  const { realm_id, id } = await app.db
    .selectFrom('organisation')
    .selectAll()
    .where('name', '=', 'CSE Verrerie')
    .executeTakeFirstOrThrow()
  const site = await app.db
    .selectFrom('site')
    .select('id')
    .where('realm_id', '=', realm_id)
    .executeTakeFirstOrThrow()
  return { realmId: realm_id, organisationId: id, siteId: site.id }
}

/** Another structure of the same network, with a manager who signs in with the demonstration's password. */
export async function addStructure(
  { app, clock }: Pick<TestApp, 'app' | 'clock'>,
  name: string,
  managerEmail: string,
): Promise<Structure> {
  const verrerie = await verrerieOf({ app })
  const { parent_id } = await app.db
    .selectFrom('organisation')
    .select('parent_id')
    .where('realm_id', '=', verrerie.realmId)
    .where('id', '=', verrerie.organisationId)
    .executeTakeFirstOrThrow()
  return await app.db.transaction().execute(async tx => {
    const organisationId = await makeOrganisation(tx, clock.now(), verrerie.realmId, {
      name,
      parentId: parent_id ?? verrerie.organisationId,
    })
    const manager = { givenName: 'Inès', familyName: 'Roux', email: managerEmail }
    const { personId, accountId } = await enterPerson(tx, clock.now(), verrerie.realmId, manager)
    await giveRole(tx, clock.now(), verrerie.realmId, { organisationId, personId, name: 'manager' })
    const { password_hash } = await tx
      .selectFrom('account')
      .select('password_hash')
      .where('email', '=', 'cse@verrerie.example')
      .executeTakeFirstOrThrow()
    await tx.updateTable('account').set({ password_hash }).where('id', '=', accountId).execute()
    return { ...verrerie, organisationId }
  })
}

export type Applicant = {
  givenName?: string
  familyName?: string
  email?: string
  /** ISO 8601 */
  birthDate?: string
  at?: Temporal.Instant
  confirmed?: boolean
  approved?: boolean
}

let applicants = 0

/** An application that is there already, as if it had been sent at that time. */
export async function enterApplication(
  { app, clock }: Pick<TestApp, 'app' | 'clock'>,
  to: Structure,
  applicant: Applicant = {},
): Promise<string> {
  const id = newId()
  const email = applicant.email ?? `candidat-${++applicants}@exemple.fr`
  const { givenName = 'Camille', familyName = `Candidat ${applicants}`, birthDate = null } = applicant
  const at = applicant.at ?? clock.now()
  const identity = { givenName, familyName, email, phone: null, occupationId: null, birthDate }
  await app.db
    .insertInto('application')
    .values({
      realm_id: to.realmId,
      id,
      organisation_id: to.organisationId,
      site_id: to.siteId,
      state: 'submitted',
      steps: JSON.stringify(['account', 'validation']),
      typed: JSON.stringify({ account: { givenName, familyName, email }, validation: {} }),
      answers: JSON.stringify({ identity, accepted: [] }),
      version: 1,
      created_at: at,
      changed_at: at,
      given_name: givenName,
      family_name: familyName,
      birth_date: birthDate ? Temporal.PlainDate.from(birthDate) : null,
      email,
      email_key: email.toLowerCase(),
      submitted_at: at,
      email_confirmed_at: applicant.confirmed ? at : null,
      approved_at: applicant.approved ? at : null,
    })
    .execute()
  return id
}
