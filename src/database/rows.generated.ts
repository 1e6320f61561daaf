// Generated from the migrated schema by `npm run rows`; do not edit.
import type { Generated } from 'kysely'

export type Tables = {
  acceptance: {
    realm_id: string
    id: string
    terms_id: string
    application_id: string | null
    person_id: string | null
    accepted_at: Temporal.Instant
    ip: string | null
  }
  account: {
    realm_id: string
    id: string
    email: string
    email_key: string
    password_hash: string | null
    password_changed_at: Temporal.Instant | null
    created_at: Temporal.Instant
  }
  account_person: {
    realm_id: string
    account_id: string
    person_id: string
  }
  application: {
    realm_id: string
    id: string
    organisation_id: string
    site_id: string
    invitation_id: string | null
    state: 'draft' | 'submitted' | 'admitted' | 'refused'
    steps: unknown
    typed: unknown
    answers: unknown | null
    password_hash: string | null
    version: number
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    given_name: string | null
    family_name: string | null
    birth_date: Temporal.PlainDate | null
    email: string | null
    email_key: string | null
    submitted_at: Temporal.Instant | null
    email_confirmed_at: Temporal.Instant | null
    approved_at: Temporal.Instant | null
    approved_by_person_id: string | null
    dues_paid_at: Temporal.Instant | null
    dues_paid_by_person_id: string | null
    admitted_at: Temporal.Instant | null
    refused_at: Temporal.Instant | null
    refused_by_person_id: string | null
    refusal_reason: string | null
    person_id: string | null
    membership_id: string | null
  }
  application_key: {
    token_hash: Buffer
    realm_id: string
    application_id: string
    purpose: 'browser' | 'resume' | 'confirm'
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    ended_at: Temporal.Instant | null
  }
  audit: {
    realm_id: string
    id: string
    at: Temporal.Instant
    event: string
    account_id: string | null
    person_id: string | null
    organisation_id: string | null
    ip: string | null
    user_agent: string | null
    details: unknown
  }
  beneficiary: {
    realm_id: string
    holder_id: string
    person_id: string
    kind: 'spouse' | 'civilPartner' | 'cohabitant' | 'dependentChild'
    created_at: Temporal.Instant
    told_at: Temporal.Instant | null
  }
  invitation: {
    realm_id: string
    id: string
    organisation_id: string
    code: string
    email: string | null
    email_key: string | null
    most_uses: number | null
    uses: Generated<number>
    expires_at: Temporal.Instant | null
    stopped_at: Temporal.Instant | null
    stopped_by_person_id: string | null
    made_by_person_id: string | null
    created_at: Temporal.Instant
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
    account_id: string | null
    person_id: string | null
    to_email: string
    template: string
    details: unknown
    state: 'queued' | 'sent' | 'failed' | 'withheld'
    attempts: Generated<number>
    last_error: string | null
    created_at: Temporal.Instant
    sent_at: Temporal.Instant | null
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
    number: string | null
    joined_on: Temporal.PlainDate | null
    due_on: Temporal.PlainDate | null
    dues_cents: number | null
    reminders_sent: Generated<number>
    created_at: Temporal.Instant
  }
  occupation: {
    realm_id: string
    id: string
    label: string
    created_at: Temporal.Instant
    retired_at: Temporal.Instant | null
  }
  organisation: {
    realm_id: string
    id: string
    parent_id: string | null
    name: string
    contact_email: string | null
    contact_phone: string | null
    created_at: Temporal.Instant
  }
  password_link: {
    token_hash: Buffer
    realm_id: string
    account_id: string
    purpose: 'reset' | 'firstSignIn'
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    ended_at: Temporal.Instant | null
  }
  person: {
    realm_id: string
    id: string
    title: string | null
    given_name: string
    family_name: string
    birth_date: Temporal.PlainDate | null
    email: string | null
    email_key: string | null
    phone: string | null
    mobile: string | null
    address_line1: string | null
    address_line2: string | null
    postcode: string | null
    town: string | null
    country: string | null
    created_at: Temporal.Instant
    occupation_id: string | null
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
    given_by_person_id: string | null
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant | null
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
    person_id: string | null
    remembered: boolean
    user_agent: string | null
    created_at: Temporal.Instant
    seen_at: Temporal.Instant
    expires_at: Temporal.Instant
    office_seen_at: Temporal.Instant | null
  }
  site: {
    realm_id: string
    id: string
    organisation_id: string
    host: string
    name: string
    tagline: string | null
    colour: string
    logo_svg: string | null
    language: 'fr' | 'en'
    contact_email: string | null
    contact_phone: string | null
    is_sign_in_host: boolean
    created_at: Temporal.Instant
  }
  suspension: {
    realm_id: string
    id: string
    membership_id: string
    reason: string | null
    since: Temporal.Instant
    by_person_id: string | null
    lifted_at: Temporal.Instant | null
    lifted_by_person_id: string | null
  }
  terms: {
    realm_id: string
    id: string
    kind: 'termsOfUse' | 'termsOfSale' | 'rules'
    body: string
    in_force_on: Temporal.PlainDate
    asks_again: boolean
    published_at: Temporal.Instant
    published_by_person_id: string | null
  }
  throttle: {
    realm_id: string
    kind: string
    subject_hash: Buffer
    count: number
    window_start: Temporal.Instant
    blocked_until: Temporal.Instant | null
    last_attempt: string | null
  }
}
