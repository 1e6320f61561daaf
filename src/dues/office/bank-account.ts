import { electronicFormatIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools'
import type { Db } from '../../database/open.ts'
import type { Visit } from '../../web/visit.ts'
import { trace } from './trace.ts'

/** Where an organisation itself is paid to. */
export type OwnAccount = { holder: string; iban: string; bic: string | null }

/** The longest name of a payee in a transfer (EPC069-12, and the field of SEPA transfers). */
export const longestHolder = 70

export type AccountProblem =
  | 'holderMissing'
  | 'holderLong'
  | 'ibanMissing'
  | 'ibanWrong'
  | 'ibanNotSepa'
  | 'bicWrong'
  | 'bicCountry'

/** Checks a bank account as it was typed: the IBAN with whatever blanks, the BIC where there is one. */
export function readAccount(typed: {
  holder: string
  iban: string
  bic: string
}): { account: OwnAccount } | { problems: AccountProblem[] } {
  const iban = electronicFormatIBAN(typed.iban) ?? ''
  const bic = typed.bic.replaceAll(/\s/g, '').toUpperCase()
  const problems: AccountProblem[] = []
  if (!typed.holder) problems.push('holderMissing')
  if (typed.holder.length > longestHolder) problems.push('holderLong')
  if (!iban) problems.push('ibanMissing')
  else if (!isValidIBAN(iban)) problems.push('ibanWrong')
  else if (!isSEPACountry(iban.slice(0, 2))) problems.push('ibanNotSepa')
  if (bic && !isValidBIC(bic)) problems.push('bicWrong')
  // Monaco and the French overseas have French banks.
  else if (bic && iban.startsWith('FR') && !/^.{4}(FR|MC|GP|MQ|GF|RE|YT|PM|BL|MF|NC|PF|WF)/.test(bic))
    problems.push('bicCountry')
  return problems.length > 0 ? { problems } : { account: { holder: typed.holder, iban, bic: bic || null } }
}

export async function ownAccountOf(
  db: Db,
  realmId: string,
  organisationId: string,
): Promise<OwnAccount | null> {
  const account = await db
    .selectFrom('bank_account')
    .select(['holder', 'iban', 'bic'])
    .where('realm_id', '=', realmId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return account ?? null
}

/** Keeps where an organisation is paid to from now on. The trace tells the accounts apart by their last digits only. */
export async function keepAccount(visit: Visit, organisationId: string, account: OwnAccount): Promise<void> {
  const { app, site, visitor } = visit
  const realmId = site.realm.id
  await app.db.transaction().execute(async tx => {
    const before = await ownAccountOf(tx, realmId, organisationId)
    const values = {
      ...account,
      changed_at: app.clock.now(),
      changed_by_person_id: visitor?.person?.id ?? null,
    }
    await tx
      .insertInto('bank_account')
      .values({ realm_id: realmId, organisation_id: organisationId, ...values })
      .onConflict(conflict => conflict.columns(['realm_id', 'organisation_id']).doUpdateSet(values))
      .execute()
    const ending = (each: OwnAccount | null) => each && { holder: each.holder, ends: each.iban.slice(-4) }
    const details = { from: ending(before), to: ending(account) }
    await trace(visit, tx, { event: 'bankAccountChanged', organisationId, details })
  })
}
