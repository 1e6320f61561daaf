import { newId } from '../database/new-id.ts'
import { openDue, recordPayment } from '../dues/ledger.ts'
import type { DuesRealm } from '../dues/ledger-rows.ts'
import type { Scene } from './scene.ts'

/** What an organisation asks, and where it is paid to. */
type Asked = {
  plans: readonly { name: string; amountCents: number; meantFor: 'one' | 'couple' | 'chosen' }[]
  account: { holder: string; iban: string; bic: string }
}

/** Gives an organisation its plans and its bank account; the account is one that banks print in their examples. */
export async function askDues(
  { tx, now }: Pick<Scene, 'tx' | 'now'>,
  { realmId, organisationId }: { realmId: string; organisationId: string },
  { plans, account }: Asked,
): Promise<void> {
  for (const { name, amountCents, meantFor } of plans) {
    await tx
      .insertInto('plan')
      .values({
        realm_id: realmId,
        id: newId(),
        organisation_id: organisationId,
        name,
        amount_cents: amountCents,
        meant_for: meantFor,
        created_at: now,
      })
      .execute()
  }
  await tx
    .insertInto('bank_account')
    .values({ realm_id: realmId, organisation_id: organisationId, ...account, changed_at: now })
    .execute()
}

/** The dues of the year that runs now, paid a few days before the one before was over. */
export async function payCurrentYear(
  { tx, today }: Pick<Scene, 'tx' | 'today'>,
  realm: DuesRealm,
  member: { membershipId: string; organisationId: string; paidUntil: Temporal.PlainDate },
  treasurerId: string,
): Promise<void> {
  const { membershipId, organisationId, paidUntil } = member
  const receivedOn = paidUntil.subtract({ days: 6 })
  const by = { at: hourOf(receivedOn, realm), personId: treasurerId }
  const due = await openDue(tx, realm, membershipId, by)
  if (!due) throw new Error(`Nothing is asked on ${today}`)
  await recordPayment(
    tx,
    realm,
    {
      organisationId,
      receivedOn,
      amountCents: due.amount_cents,
      method: 'transfer',
      shares: [{ membershipId, amountCents: due.amount_cents }],
    },
    by,
  )
}

/** Who was reminded already: the due that was asked for, and the steps that have gone by, the last ones with a letter. */
export async function remindBefore(
  { tx, today }: Pick<Scene, 'tx' | 'today'>,
  realm: DuesRealm,
  member: { membershipId: string; dueOn: Temporal.PlainDate; letters: number },
): Promise<void> {
  const { dues } = realm.policy
  if (dues === 'none') return
  const { membershipId, dueOn, letters } = member
  const gone = dues.remindOn.filter(step => Temporal.PlainDate.compare(dueOn.add({ days: step }), today) <= 0)
  const firstDay = dueOn.add({ days: gone[0] ?? 0 })
  await openDue(tx, realm, membershipId, { at: hourOf(firstDay, realm), personId: null })
  for (const [place, step] of gone.entries()) {
    await tx
      .insertInto('reminder')
      .values({
        realm_id: realm.id,
        id: newId(),
        membership_id: membershipId,
        due_on: dueOn,
        step,
        at: hourOf(dueOn.add({ days: step }), realm),
        letter_id: place >= gone.length - letters ? newId() : null,
      })
      .execute()
  }
}

function hourOf(day: Temporal.PlainDate, { timeZone }: DuesRealm): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant()
}
