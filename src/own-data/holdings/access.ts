import { sql } from 'kysely'
import type { Tables } from '../../database/rows.generated.ts'
import type { Holding } from '../holding.ts'
import type { Subject } from '../subject.ts'
import { ofAccount, ofPerson } from './find.ts'

const ofLetters = (of: Subject) =>
  sql<boolean>`(${ofPerson('person_id')(of)} or ${ofAccount(of)} or t.to_email = any(${of.emails}::text[]))`

/** Traces name people by identifier, and those of a try to sign in by address; of letters, by the letter. */
const ofTraces = (of: Subject) => {
  const named = ['email', 'from', 'to', 'oldEmail', 'newEmail'].map(
    key => sql`or t.details ->> ${sql.lit(key)} = any(${of.emails}::text[])`,
  )
  return sql<boolean>`(${ofPerson('person_id')(of)} or ${ofAccount(of)} ${sql.join(named, sql` `)}
    or t.details ->> 'letter' in (select id::text from letter where letter.realm_id = t.realm_id
      and letter.to_email = any(${of.emails}::text[])))`
}

/** What somebody else did about the person came from somebody else's computer. */
const ifOwn = (column: string) =>
  sql`case when coalesce(t.details ->> 'by', t.person_id::text) = t.person_id::text then ${sql.ref(`t.${column}`)} end`

/** Signing in, what was written to people, and what traces they leave. */
export const access = {
  account: {
    about: 'person',
    part: 'signIn',
    by: ['id'],
    rows: of => sql`t.id = ${of.accountId}::uuid`,
    atErasure: 'deleted',
    columns: {
      id: 'untold',
      email: 'told',
      email_key: 'untold',
      password_hash: 'untold',
      password_changed_at: 'told',
      created_at: 'told',
    },
  },
  account_person: {
    about: 'person',
    part: 'signIn',
    by: ['person_id', 'account_id'],
    rows: ofPerson('person_id'),
    atErasure: 'deleted',
    columns: { account_id: 'untold', person_id: 'untold' },
    also: { email: sql`(select email from account a where a.realm_id = t.realm_id and a.id = t.account_id)` },
  },
  session: {
    about: 'person',
    part: 'signIn',
    by: ['account_id', 'person_id'],
    rows: of => sql`(${ofPerson('person_id')(of)} or ${ofAccount(of)})`,
    atErasure: 'deleted',
    columns: {
      id: 'untold',
      token_hash: 'untold',
      account_id: 'untold',
      person_id: 'untold',
      remembered: 'told',
      user_agent: 'told',
      created_at: 'told',
      seen_at: 'told',
      expires_at: 'told',
      office_seen_at: 'told',
      password_at: 'told',
      site_id: 'untold',
      parent_id: 'untold',
    },
    also: { site: sql`(select host from site x where x.realm_id = t.realm_id and x.id = t.site_id)` },
  },
  authorization_code: {
    about: 'person',
    part: 'signIn',
    by: ['session_id'],
    rows: of => sql`t.session_id in (select id from session s where s.realm_id = t.realm_id
      and (s.person_id = any(${of.personIds}::uuid[]) or s.account_id = ${of.accountId}::uuid))`,
    atErasure: 'deleted',
    columns: {
      code_hash: 'untold',
      state_hash: 'untold',
      session_id: 'untold',
      created_at: 'told',
      expires_at: 'untold',
      used_at: 'told',
    },
  },
  known_device: {
    about: 'person',
    part: 'signIn',
    by: ['account_id'],
    rows: ofAccount,
    atErasure: 'deleted',
    columns: { token_hash: 'untold', account_id: 'untold', seen_at: 'told' },
  },
  password_link: {
    about: 'person',
    part: 'signIn',
    by: ['account_id'],
    rows: ofAccount,
    atErasure: 'deleted',
    columns: {
      token_hash: 'untold',
      account_id: 'untold',
      purpose: 'told',
      created_at: 'told',
      expires_at: 'told',
      ended_at: 'told',
    },
  },
  email_change: {
    about: 'person',
    part: 'signIn',
    by: ['person_id', 'account_id'],
    rows: of => sql`(${ofPerson('person_id')(of)} or ${ofAccount(of)})`,
    atErasure: 'deleted',
    columns: {
      id: 'untold',
      account_id: 'untold',
      person_id: 'untold',
      old_email: 'told',
      new_email: 'told',
      new_email_key: 'untold',
      confirm_hash: 'untold',
      cancel_hash: 'untold',
      asked_at: 'told',
      expires_at: 'told',
      confirmed_at: 'told',
      cancelled_at: 'told',
    },
  },
  audit: {
    about: 'person',
    part: 'traces',
    by: ['person_id', 'account_id'],
    rows: ofTraces,
    counted: of => sql`(${ofPerson('person_id')(of)} or ${ofAccount(of)})`,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      at: 'told',
      event: 'told',
      account_id: 'untold, emptied',
      person_id: 'untold',
      organisation_id: 'untold',
      ip: { told: ifOwn('ip'), becomes: sql`null` },
      user_agent: { told: ifOwn('user_agent'), becomes: sql`null` },
      details: { told: false, becomes: sql`'{}'::jsonb` },
    },
  },
  letter: {
    about: 'person',
    part: 'letters',
    by: ['person_id', 'account_id'],
    rows: ofLetters,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      site_id: 'untold',
      account_id: 'untold, emptied',
      person_id: 'untold',
      to_email: { told: true, becomes: sql`''` },
      template: 'told',
      details: { told: false, becomes: sql`'{}'::jsonb` },
      state: { told: true, becomes: sql`case t.state when 'queued' then 'withheld' else t.state end` },
      attempts: 'untold',
      last_error: 'told, emptied',
      created_at: 'told',
      sent_at: 'told',
    },
  },
  erasure: {
    about: 'person',
    part: 'erasures',
    by: ['person_id'],
    actors: ['decided_by_person_id'],
    rows: ofPerson('person_id'),
    atErasure: 'kept',
    columns: {
      id: 'untold',
      person_id: 'untold',
      reason: 'told, emptied',
      asked_at: 'told',
      carry_out_on: 'told',
      withdrawn_at: 'told',
      refused_at: 'told',
      refusal_reason: 'told, emptied',
      done_at: 'told',
      decided_by_person_id: 'untold',
    },
  },
} satisfies { [T in keyof Tables]?: Holding<T> }
