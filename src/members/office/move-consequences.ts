import { sql } from 'kysely'
import type { RoleName } from '../../accounts/visitor.ts'
import type { Db } from '../../database/open.ts'
import { accountOf } from '../../dues/balance.ts'
import { plansOffered } from '../../dues/office/changes.ts'
import type { Visit } from '../../web/visit.ts'
import type { HeldMembership, HeldPerson } from './held-person.ts'
import { organisationsAbove } from './move.ts'
import { rolesIn } from './move-roles.ts'

/** What a move means for the money and the roles, before it is made. */
export type MoveConsequences = {
  dues: {
    /** What is left to pay of the due that is open, with its plan; null where nothing is asked. */
    owed: { cents: number; plan: string } | null
    creditCents: number
    /** Where dues are paid to from then on; null where there is no account. */
    accountHolder: string | null
    /** Whether that is another account than now. */
    accountChanges: boolean
    /** What the organisation asks of its members. */
    plans: readonly { name: string; amountCents: number }[]
    /** The plan that was chosen for this member, and is not offered there. */
    planLost: string | null
  } | null
  roles: readonly RoleName[]
  hasRecords: boolean
}

export async function consequencesOf(
  { app, site }: Visit,
  held: HeldPerson,
  membership: HeldMembership,
  toOrganisationId: string,
): Promise<MoveConsequences> {
  const { db } = app
  const realmId = site.realm.id
  const { organisationId } = membership
  return {
    dues:
      site.realm.policy.dues === 'none' ? null : await duesAfter(db, realmId, membership, toOrganisationId),
    roles: await rolesIn(db, app.clock.now(), { realmId, personId: held.id, organisationId }),
    hasRecords: await hasRecords(db, realmId, held.id, organisationId),
  }
}

async function duesAfter(
  db: Db,
  realmId: string,
  { id, organisationId }: HeldMembership,
  toOrganisationId: string,
): Promise<MoveConsequences['dues']> {
  const [account] = await accountOf(db, realmId, [id])
  const open = account?.dues.find(due => !due.settledAt && !due.cancelledAt)
  const before = await bankAccountFor(db, realmId, organisationId)
  const after = await bankAccountFor(db, realmId, toOrganisationId)
  const { planId, planName } = await chosenPlan(db, realmId, id)
  const plans = await plansOffered(db, realmId, { organisationId: toOrganisationId, planId: null })
  return {
    owed: open && account ? { cents: account.owedCents, plan: open.planName } : null,
    creditCents: account?.creditCents ?? 0,
    accountHolder: after?.holder ?? null,
    accountChanges: before?.iban !== after?.iban,
    plans,
    planLost: planId && !plans.some(plan => plan.id === planId) ? planName : null,
  }
}

async function chosenPlan(db: Db, realmId: string, membershipId: string) {
  const { rows } = await sql<{ planId: string | null; planName: string | null }>`
    select m.plan_id as "planId", p.name as "planName" from membership m
    left join plan p on p.realm_id = m.realm_id and p.id = m.plan_id
    where m.realm_id = ${realmId} and m.id = ${membershipId}`.execute(db)
  return rows[0] ?? { planId: null, planName: null }
}

/** The account of an organisation, or of the nearest above it that has one. */
async function bankAccountFor(db: Db, realmId: string, organisationId: string) {
  const { rows } = await sql<{ holder: string; iban: string }>`
    with above as (select id, row_number() over () as height from ${organisationsAbove(realmId, organisationId)} as up)
    select b.holder, b.iban from above a
    join bank_account b on b.realm_id = ${realmId} and b.organisation_id = a.id order by a.height limit 1`.execute(
    db,
  )
  return rows[0]
}

async function hasRecords(db: Db, realmId: string, personId: string, organisationId: string) {
  const record = await db
    .selectFrom('record')
    .select('id')
    .where('realm_id', '=', realmId)
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .limit(1)
    .executeTakeFirst()
  return record !== undefined
}
