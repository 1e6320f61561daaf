import { sql } from 'kysely'
import type { Tables } from '../../database/rows.generated.ts'
import type { Holding } from '../holding.ts'
import type { Subject } from '../subject.ts'
import { ofMembership, organisationName } from './find.ts'

/** The lines of bank statements from which the payments were made. */
const ofPayments = (of: Subject) => sql<boolean>`t.payment_id = any(${of.paymentIds}::uuid[])`

/**
 * The accounts: ten years for what is owed and paid (code de commerce, article L123-22). No row goes; what names the
 * person does.
 */
export const money = {
  due: {
    about: 'person',
    part: 'dues',
    by: ['membership_id'],
    actors: ['opened_by_person_id', 'cancelled_by_person_id'],
    rows: ofMembership,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      membership_id: 'untold',
      plan_id: 'untold',
      amount_cents: 'told',
      reference: 'told',
      opened_at: 'told',
      opened_by_person_id: 'untold',
      announced_at: 'told',
      settled_at: 'told',
      covers_from: 'told',
      covers_to: 'told',
      cancelled_at: 'told',
      cancelled_by_person_id: 'untold',
    },
    also: { plan: sql`(select name from plan p where p.realm_id = t.realm_id and p.id = t.plan_id)` },
  },
  due_day: {
    about: 'person',
    part: 'dues',
    by: ['membership_id'],
    actors: ['by_person_id'],
    rows: ofMembership,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      membership_id: 'untold',
      place: 'untold',
      due_on: 'told',
      source: 'told',
      due_id: 'untold',
      paid_on: 'told',
      because: 'told',
      at: 'told',
      by_person_id: 'untold',
    },
  },
  payment: {
    about: 'person',
    part: 'dues',
    by: ['id'],
    actors: ['recorded_by_person_id', 'reversed_by_person_id'],
    rows: of => sql`t.id = any(${of.paymentIds}::uuid[])`,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      organisation_id: 'untold',
      received_on: 'told',
      amount_cents: 'told',
      method: 'told',
      payer_name: 'told, emptied',
      payer_key: 'untold, emptied',
      note: 'told, emptied',
      recorded_at: 'told',
      recorded_by_person_id: 'untold',
      reversed_at: 'told',
      reversed_by_person_id: 'untold',
      // A payment that was reversed says why, if only with nothing.
      reversal_reason: { told: true, becomes: sql`case when t.reversal_reason is not null then '' end` },
    },
    also: { organisation: organisationName },
  },
  allocation: {
    about: 'person',
    part: 'dues',
    by: ['membership_id'],
    actors: ['made_by_person_id'],
    rows: ofMembership,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      payment_id: 'untold',
      membership_id: 'untold',
      due_id: 'untold',
      amount_cents: 'told',
      made_at: 'told',
      made_by_person_id: 'untold',
    },
    also: {
      received_on: sql`(select received_on from payment p where p.realm_id = t.realm_id and p.id = t.payment_id)`,
      method: sql`(select method from payment p where p.realm_id = t.realm_id and p.id = t.payment_id)`,
    },
  },
  receipt: {
    about: 'person',
    part: 'dues',
    by: ['due_id'],
    rows: of => sql`t.due_id in (select id from due d where d.realm_id = t.realm_id
      and d.membership_id = any(${of.membershipIds}::uuid[]))`,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      due_id: 'untold',
      organisation_id: 'untold',
      year: 'told',
      number: 'told',
      issued_at: 'told',
    },
    also: { organisation: organisationName },
  },
  reminder: {
    about: 'person',
    part: 'dues',
    by: ['membership_id'],
    rows: ofMembership,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      membership_id: 'untold',
      due_on: 'told',
      step: 'told',
      at: 'told',
      letter_id: 'untold',
    },
  },
  statement_line: {
    about: 'person',
    part: 'dues',
    by: ['payment_id'],
    actors: ['decided_by_person_id'],
    rows: ofPayments,
    atErasure: 'kept',
    columns: {
      id: 'untold',
      organisation_id: 'untold',
      statement_id: 'untold',
      fingerprint: 'untold',
      booked_on: 'told',
      amount_cents: 'told',
      label: { told: true, becomes: sql`''` },
      payer_name: 'told, emptied',
      payer_key: 'untold, emptied',
      state: 'untold',
      proposal: { told: false, becomes: sql`'{}'::jsonb` },
      payment_id: 'untold',
      decided_at: 'untold',
      decided_by_person_id: 'untold',
    },
  },
} satisfies { [T in keyof Tables]?: Holding<T> }
