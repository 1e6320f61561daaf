import { sql } from 'kysely'
import { newId } from '../../src/database/new-id.ts'
import type { DuesRules } from '../../src/dues/due-day.ts'
import { recordPayment, reversePayment } from '../../src/dues/ledger.ts'
import { remindRealm } from '../../src/dues/reminders/remind.ts'
import { suspendInRealm } from '../../src/dues/suspension/suspend-late.ts'
import { enterMembership, enterPerson } from '../../src/members/enter-member.ts'
import { blueprints } from '../../src/organisations/blueprints.ts'
import { makeRealm, makeSite } from '../../src/organisations/setup.ts'
import type { Realm } from '../../src/organisations/site.ts'
import type { TestApp } from './app.ts'

/** The dues of the association, in a realm of the test's own where nobody else is written to. */
export const usualDues: DuesRules = { ...blueprints.association.dues, remindOn: [-30, 15, 45] }

let realms = 0

/** A realm with one organisation, a plan of 45 € and a bank account; `rules` may be changed as it goes. */
export async function duesRealm(desk: Pick<TestApp, 'app' | 'clock'>, timeZone = 'Europe/Paris') {
  const { app, clock } = desk
  const host = `cotisations-${++realms}.localhost`
  const { realmId, organisationId } = await app.db.transaction().execute(async tx => {
    const made = await makeRealm(
      tx,
      clock.now(),
      { slug: host.replace('.', '-'), name: 'Amis du four', policy: blueprints.association, timeZone },
      { name: 'Amis du four', contactEmail: 'bureau@four.example' },
    )
    await makeSite(tx, clock.now(), made.realmId, {
      organisationId: made.organisationId,
      host,
      name: 'Amis du four',
      colour: '#a4481f',
      isSignInHost: true,
    })
    await sql`insert into plan (realm_id, id, organisation_id, name, amount_cents, meant_for, created_at)
      values (${made.realmId}, ${newId()}, ${made.organisationId}, 'Individuel', 4500, 'one', ${clock.now()})`.execute(
      tx,
    )
    await sql`insert into bank_account (realm_id, organisation_id, holder, iban, changed_at)
      values (${made.realmId}, ${made.organisationId}, 'AMIS DU FOUR', 'FR7630006000011234567890189', ${clock.now()})`.execute(
      tx,
    )
    return made
  })
  // Every instance hears of a new site a moment after it was made.
  while (!(await app.sites.byHost(host))) await new Promise(resolve => setTimeout(resolve, 5))
  const sites = async () => await app.sites.ofRealm(realmId)
  const realmNow = async (rules: DuesRules): Promise<Realm> => {
    const [site] = await sites()
    if (!site) throw new Error('the site is not there')
    return { ...site.realm, policy: { ...site.realm.policy, dues: rules } }
  }
  const member = async (dueOn: string | null, email: string | null = `m-${newId()}@four.example`) =>
    await app.db.transaction().execute(async tx => {
      const person = { givenName: 'Rose', familyName: 'Lenoir', ...(email ? { email } : {}) }
      const { personId } = await enterPerson(tx, clock.now(), realmId, person)
      const id = await enterMembership(tx, clock.now(), realmId, {
        organisationId,
        personId,
        ...(dueOn ? { dueOn: Temporal.PlainDate.from(dueOn) } : {}),
      })
      return { id, personId, email }
    })
  return {
    realmId,
    organisationId,
    host,
    member,
    remind: async (rules = usualDues) => await remindRealm(app, await realmNow(rules), await sites()),
    suspend: async (rules = usualDues) => await suspendInRealm(app, await realmNow(rules), await sites()),
    /** As if a mail server had taken every letter that waits. */
    deliver: async () =>
      await app.db
        .updateTable('letter')
        .set({ state: 'sent', sent_at: clock.now() })
        .where('realm_id', '=', realmId)
        .where('state', '=', 'queued')
        .execute(),
    pay: async (membershipId: string, amountCents = 4500, rules = usualDues) => {
      const realm = await realmNow(rules)
      const receivedOn = clock.now().toZonedDateTimeISO(timeZone).toPlainDate()
      return await app.db.transaction().execute(tx =>
        recordPayment(
          tx,
          realm,
          {
            organisationId,
            receivedOn,
            amountCents,
            method: 'transfer',
            shares: [{ membershipId, amountCents }],
          },
          { at: clock.now(), personId: null },
        ),
      )
    },
    reverse: async (paymentId: string) => {
      const realm = await realmNow(usualDues)
      await app.db
        .transaction()
        .execute(tx => reversePayment(tx, realm, paymentId, 'impayé', { at: clock.now(), personId: null }))
    },
    dueOn: async (membershipId: string) => {
      const { due_on } = await app.db
        .selectFrom('membership')
        .select('due_on')
        .where('id', '=', membershipId)
        .executeTakeFirstOrThrow()
      return String(due_on)
    },
    /** The steps for which a member was written to, each with its due day and the day of writing. */
    written: async (membershipId: string) => {
      const rows = await app.db
        .selectFrom('reminder')
        .select(['due_on', 'step', 'at', 'letter_id'])
        .where('membership_id', '=', membershipId)
        .where('letter_id', 'is not', null)
        .orderBy('due_on')
        .orderBy('step')
        .execute()
      return rows.map(({ due_on, step, at }) => ({
        dueOn: due_on.toString(),
        step,
        on: at.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
      }))
    },
    letters: async () =>
      await app.db
        .selectFrom('letter')
        .select(['id', 'template', 'to_email', 'details', 'person_id', 'created_at'])
        .where('realm_id', '=', realmId)
        .orderBy('id')
        .execute(),
  }
}
