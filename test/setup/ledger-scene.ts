import { newId } from '../../src/database/new-id.ts'
import type { Tx } from '../../src/database/open.ts'
import { accountOf, type DuesAccount } from '../../src/dues/balance.ts'
import type { By, NewPayment } from '../../src/dues/ledger.ts'
import { recordPayment } from '../../src/dues/ledger.ts'
import { enterMembership, enterPerson } from '../../src/members/enter-member.ts'
import type { Policy } from '../../src/organisations/policy.ts'
import type { Realm } from '../../src/organisations/site.ts'
import type { TestApp } from './app.ts'

/** What tests of the ledger do again and again, in the realm of a site, with an organisation of their own. */
export type LedgerScene = {
  realm: Realm
  organisationId: string
  by(): By
  today(): Temporal.PlainDate
  work<T>(act: (tx: Tx) => Promise<T>): Promise<T>
  plan(amountCents: number, meantFor?: 'one' | 'couple' | 'chosen', organisationId?: string): Promise<string>
  member(dueOn?: string | null, organisationId?: string): Promise<string>
  pay(
    shares: Readonly<Record<string, number>>,
    more?: Partial<NewPayment>,
  ): Promise<Awaited<ReturnType<typeof recordPayment>>>
  account(membershipId: string): Promise<DuesAccount>
}

/** @param dues what the realm's policy has otherwise than the site's own. */
export async function ledgerScene(
  { app, clock }: Pick<TestApp, 'app' | 'clock'>,
  host: string,
  dues: Partial<Exclude<Policy['dues'], 'none'>> = {},
): Promise<LedgerScene> {
  const site = await app.sites.byHost(host)
  if (!site || site.realm.policy.dues === 'none') throw new Error(`No realm with dues at ${host}`)
  const { policy } = site.realm
  const own = { ...site.realm.policy.dues, ...dues }
  const realm = { ...site.realm, policy: { ...policy, dues: own } }
  const organisationId = newId()
  await app.db
    .insertInto('organisation')
    .values({
      realm_id: realm.id,
      id: organisationId,
      parent_id: site.organisation.id,
      name: 'Cercle des essais',
      created_at: clock.now(),
    })
    .execute()
  const by = () => ({ at: clock.now(), personId: null })
  const work: LedgerScene['work'] = act => app.db.transaction().execute(act)
  const today = () => clock.now().toZonedDateTimeISO(realm.timeZone).toPlainDate()
  return {
    realm,
    organisationId,
    by,
    today,
    work,
    plan: async (amountCents, meantFor = 'one', of = organisationId) => {
      const id = newId()
      await app.db
        .insertInto('plan')
        .values({
          realm_id: realm.id,
          id,
          organisation_id: of,
          name: `Tarif ${amountCents / 100}`,
          amount_cents: amountCents,
          meant_for: meantFor,
          created_at: clock.now(),
        })
        .execute()
      return id
    },
    member: async (dueOn = null, of = organisationId) =>
      await work(async tx => {
        const { personId } = await enterPerson(tx, clock.now(), realm.id, {
          givenName: 'Jeanne',
          familyName: 'Essai',
        })
        const due = dueOn ? { dueOn: Temporal.PlainDate.from(dueOn) } : {}
        return await enterMembership(tx, clock.now(), realm.id, { organisationId: of, personId, ...due })
      }),
    pay: async (shares, more = {}) =>
      await work(tx =>
        recordPayment(
          tx,
          realm,
          {
            organisationId,
            receivedOn: today(),
            amountCents: Object.values(shares).reduce((sum, cents) => sum + cents, 0),
            method: 'transfer',
            shares: Object.entries(shares).map(([membershipId, amountCents]) => ({
              membershipId,
              amountCents,
            })),
            ...more,
          },
          by(),
        ),
      ),
    account: async membershipId => {
      const [account] = await accountOf(app.db, realm.id, [membershipId])
      if (!account) throw new Error('No such membership')
      return account
    },
  }
}
