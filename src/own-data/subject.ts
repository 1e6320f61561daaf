import { sql } from 'kysely'
import { emailKey } from '../accounts/email-address.ts'
import type { Db } from '../database/open.ts'
import { linesOfPayments, ownLines } from './own-lines.ts'
import { passingOn } from './passing-on.ts'

/**
 * Whose data is looked for, and by what it is found: the same for a copy and for an erasure. Worked out beforehand, so
 * that what is found does not depend on what an erasure has taken away already.
 */
export type Subject = {
  realmId: string
  personId: string
  /** The person, and those of the household who are known only through the person. */
  personIds: readonly string[]
  /** Null where somebody else shares it. */
  accountId: string | null
  membershipIds: readonly string[]
  applicationIds: readonly string[]
  /** Addresses that are nobody else's, as they were typed and as they are compared. */
  emails: readonly string[]
  /** Payments for nobody else, and those of others that name the person as the payer. */
  paymentIds: readonly string[]
  /** Lines of bank statements of which the person is the payer. */
  lineIds: readonly string[]
}

/** Everything by which what is held about a person is found. */
export async function subjectOf(db: Db, realmId: string, personId: string): Promise<Subject> {
  const subject = await subjectByKeys(db, realmId, personId)
  return { ...subject, lineIds: await ownLines(db, subject) }
}

/** The same by what has an index, for whoever only looks: bank lines are those of the payments. */
export async function subjectByKeys(db: Db, realmId: string, personId: string): Promise<Subject> {
  const personIds = [personId, ...(await dependentsOf(db, realmId, personId))]
  const accountId = await ownAccount(db, realmId, personIds)
  const own = await sql<{ membershipIds: string[]; applicationIds: string[] }>`
    select array(select id from membership where realm_id = ${realmId} and person_id = any(${personIds}::uuid[]))
        as "membershipIds",
      array(select id from application where realm_id = ${realmId} and person_id = any(${personIds}::uuid[])
        union ${applicationsOfMailbox(realmId, personId, accountId)}) as "applicationIds"`.execute(db)
  const { membershipIds = [], applicationIds = [] } = own.rows[0] ?? {}
  const paymentIds = await ownPayments(db, realmId, personId, membershipIds)
  return {
    realmId,
    personId,
    personIds,
    accountId,
    membershipIds,
    applicationIds,
    emails: await ownEmails(db, realmId, personIds, accountId),
    paymentIds,
    lineIds: await linesOfPayments(db, { realmId, paymentIds }),
  }
}

/** Those of the family who have nothing of their own, and the second adherent to whom no membership passes on. */
async function dependentsOf(db: Db, realmId: string, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    where p.realm_id = ${realmId} and p.erased_at is null
      and (p.id in (select person_id from beneficiary where realm_id = ${realmId} and holder_id = ${personId})
        or p.id in (select second_person_id from second_adherent where realm_id = ${realmId} and person_id = ${personId})
          and not exists (${passingOn(realmId, personId)}))
      and not exists (select from account_person x where x.realm_id = p.realm_id and x.person_id = p.id)
      and not exists (select from membership x where x.realm_id = p.realm_id and x.person_id = p.id)
      and not exists (select from role x where x.realm_id = p.realm_id and x.person_id = p.id)
      and not exists (select from record x where x.realm_id = p.realm_id and x.person_id = p.id)
      and not exists (select from beneficiary x where x.realm_id = p.realm_id
        and (x.holder_id = p.id or x.person_id = p.id and x.holder_id <> ${personId}))
      and not exists (select from second_adherent x where x.realm_id = p.realm_id
        and (x.person_id = p.id or x.second_person_id = p.id and x.person_id <> ${personId}))
    order by p.id`.execute(db)
  return rows.map(({ id }) => id)
}

async function ownAccount(db: Db, realmId: string, personIds: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select ap.account_id as id from account_person ap
    where ap.realm_id = ${realmId} and ap.person_id = any(${personIds}::uuid[])
      and not exists (select from account_person other where other.realm_id = ap.realm_id
        and other.account_id = ap.account_id and other.person_id <> all(${personIds}::uuid[]))`.execute(db)
  return rows[0]?.id ?? null
}

/** What was sent with the own address and the own name, and has become nobody yet. */
function applicationsOfMailbox(realmId: string, personId: string, accountId: string | null) {
  return sql`select a.id from application a
    join account on account.realm_id = a.realm_id and account.email_key = a.email_key and account.id = ${accountId}::uuid
    join person p on p.realm_id = a.realm_id and p.id = ${personId}::uuid
    where a.realm_id = ${realmId} and a.person_id is null
      and strip(search_words(a.given_name || ' ' || a.family_name)) = strip(search_words(p.given_name || ' ' || p.family_name))`
}

async function ownEmails(
  db: Db,
  realmId: string,
  personIds: readonly string[],
  accountId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select email from person where realm_id = ${realmId} and id = any(${personIds}::uuid[]) and email is not null
    union select email from account where realm_id = ${realmId} and id = ${accountId}::uuid
    union select old_email from email_change where realm_id = ${realmId} and account_id = ${accountId}::uuid
    union select new_email from email_change where realm_id = ${realmId} and account_id = ${accountId}::uuid`.execute(
    db,
  )
  const typed = rows.map(({ email }) => email)
  const keys = [...new Set(typed.map(email => emailKey(email) ?? email))]
  const { rows: others } = await sql<{ key: string }>`
    select email_key as key from person where realm_id = ${realmId} and email_key = any(${keys}::text[])
      and id <> all(${personIds}::uuid[])
    union select email_key from account where realm_id = ${realmId} and email_key = any(${keys}::text[])
      and id is distinct from ${accountId}::uuid`.execute(db)
  const shared = new Set(others.map(({ key }) => key))
  const mine = [...typed, ...keys].filter(email => !shared.has(emailKey(email) ?? email))
  return [...new Set(mine)]
}

async function ownPayments(
  db: Db,
  realmId: string,
  personId: string,
  membershipIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with touched as (
      select distinct payment_id as id from allocation
      where realm_id = ${realmId} and membership_id = any(${membershipIds}::uuid[])
    ), alone as (
      select id from touched where not exists (select from allocation other where other.realm_id = ${realmId}
        and other.payment_id = touched.id and other.membership_id <> all(${membershipIds}::uuid[]))
    ), same_payer as (
      select id from touched union
      select p.id from payment p where p.realm_id = ${realmId} and p.payer_key in (
        select payer_key from payment join alone using (id) where realm_id = ${realmId} and payer_key is not null)
    )
    select id from alone union
    select p.id from payment p join same_payer using (id), person
    where p.realm_id = ${realmId} and person.realm_id = ${realmId} and person.id = ${personId}
      and search_words(person.given_name || ' ' || person.family_name) <> ''::tsvector
      and tsvector_to_array(search_words(concat_ws(' ', p.payer_name, p.note)))
        @> tsvector_to_array(search_words(person.given_name || ' ' || person.family_name))`.execute(db)
  return rows.map(({ id }) => id)
}
