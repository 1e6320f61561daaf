// Generated from the migrated schema by `npm run rows`; do not edit.
import type { ColumnType } from 'kysely'

export type Tables = {
  account: {
    realm_id: string
    id: string
    email: string
    email_key: string
    password_hash: ColumnType<string | null, string | null | undefined, string | null>
    password_changed_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
    created_at: Temporal.Instant
  }
  account_person: {
    realm_id: string
    account_id: string
    person_id: string
  }
  audit: {
    realm_id: string
    id: string
    at: Temporal.Instant
    event: string
    account_id: ColumnType<string | null, string | null | undefined, string | null>
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    organisation_id: ColumnType<string | null, string | null | undefined, string | null>
    ip: ColumnType<string | null, string | null | undefined, string | null>
    user_agent: ColumnType<string | null, string | null | undefined, string | null>
    details: unknown
  }
  known_device: {
    token_hash: Buffer
    realm_id: string
    account_id: string
    seen_at: Temporal.Instant
  }
  letter: {
    realm_id: string
    id: string
    site_id: string
    account_id: ColumnType<string | null, string | null | undefined, string | null>
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    to_email: string
    template: string
    details: unknown
    state: 'queued' | 'sent' | 'failed' | 'withheld'
    attempts: ColumnType<number, number | undefined, number>
    last_error: ColumnType<string | null, string | null | undefined, string | null>
    next_attempt_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
    created_at: Temporal.Instant
    sent_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
  }
  mailbox_letter: {
    id: string
    to_email: string
    subject: string
    text: string
    html: string
    sent_at: Temporal.Instant
  }
  membership: {
    realm_id: string
    id: string
    organisation_id: string
    person_id: string
    state: 'awaitingAdmission' | 'admitted' | 'left' | 'deceased'
    number: ColumnType<string | null, string | null | undefined, string | null>
    joined_on: ColumnType<Temporal.PlainDate | null, Temporal.PlainDate | null | undefined, Temporal.PlainDate | null>
    due_on: ColumnType<Temporal.PlainDate | null, Temporal.PlainDate | null | undefined, Temporal.PlainDate | null>
    dues_cents: ColumnType<number | null, number | null | undefined, number | null>
    reminders_sent: ColumnType<number, number | undefined, number>
    created_at: Temporal.Instant
  }
  organisation: {
    realm_id: string
    id: string
    parent_id: ColumnType<string | null, string | null | undefined, string | null>
    name: string
    contact_email: ColumnType<string | null, string | null | undefined, string | null>
    contact_phone: ColumnType<string | null, string | null | undefined, string | null>
    created_at: Temporal.Instant
  }
  password_link: {
    token_hash: Buffer
    realm_id: string
    account_id: string
    purpose: 'reset' | 'firstSignIn'
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    ended_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
  }
  person: {
    realm_id: string
    id: string
    title: ColumnType<string | null, string | null | undefined, string | null>
    given_name: string
    family_name: string
    birth_date: ColumnType<Temporal.PlainDate | null, Temporal.PlainDate | null | undefined, Temporal.PlainDate | null>
    email: ColumnType<string | null, string | null | undefined, string | null>
    email_key: ColumnType<string | null, string | null | undefined, string | null>
    phone: ColumnType<string | null, string | null | undefined, string | null>
    mobile: ColumnType<string | null, string | null | undefined, string | null>
    address_line1: ColumnType<string | null, string | null | undefined, string | null>
    address_line2: ColumnType<string | null, string | null | undefined, string | null>
    postcode: ColumnType<string | null, string | null | undefined, string | null>
    town: ColumnType<string | null, string | null | undefined, string | null>
    country: ColumnType<string | null, string | null | undefined, string | null>
    created_at: Temporal.Instant
  }
  realm: {
    id: string
    slug: string
    name: string
    policy: unknown
    time_zone: string
    created_at: Temporal.Instant
  }
  role: {
    realm_id: string
    id: string
    organisation_id: string
    person_id: string
    name: 'reader' | 'secretary' | 'treasurer' | 'publisher' | 'manager'
    given_by_person_id: ColumnType<string | null, string | null | undefined, string | null>
    starts_at: Temporal.Instant
    ends_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
  }
  second_adherent: {
    realm_id: string
    person_id: string
    second_person_id: string
    created_at: Temporal.Instant
  }
  session: {
    token_hash: Buffer
    realm_id: string
    account_id: string
    person_id: ColumnType<string | null, string | null | undefined, string | null>
    remembered: boolean
    user_agent: ColumnType<string | null, string | null | undefined, string | null>
    created_at: Temporal.Instant
    seen_at: Temporal.Instant
    expires_at: Temporal.Instant
    office_seen_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
  }
  site: {
    realm_id: string
    id: string
    organisation_id: string
    host: string
    name: string
    tagline: ColumnType<string | null, string | null | undefined, string | null>
    colour: string
    logo_svg: ColumnType<string | null, string | null | undefined, string | null>
    language: 'fr' | 'en'
    contact_email: ColumnType<string | null, string | null | undefined, string | null>
    contact_phone: ColumnType<string | null, string | null | undefined, string | null>
    is_sign_in_host: boolean
    created_at: Temporal.Instant
  }
  suspension: {
    realm_id: string
    id: string
    membership_id: string
    reason: ColumnType<string | null, string | null | undefined, string | null>
    since: Temporal.Instant
    by_person_id: ColumnType<string | null, string | null | undefined, string | null>
    lifted_at: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
    lifted_by_person_id: ColumnType<string | null, string | null | undefined, string | null>
  }
  throttle: {
    realm_id: string
    kind: string
    subject_hash: Buffer
    count: number
    window_start: Temporal.Instant
    blocked_until: ColumnType<Temporal.Instant | null, Temporal.Instant | null | undefined, Temporal.Instant | null>
    last_attempt: ColumnType<string | null, string | null | undefined, string | null>
  }
}
