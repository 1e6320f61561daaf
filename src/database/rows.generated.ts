// Generated from the migrated schema by `npm run rows`; do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

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
  allocation: {
    realm_id: string
    id: string
    payment_id: string
    membership_id: string
    due_id: string | null
    amount_cents: number
    made_at: Temporal.Instant
    made_by_person_id: string | null
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
    dues_payment: unknown | null
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
  authorization_code: {
    code_hash: Buffer
    realm_id: string
    state_hash: Buffer
    session_id: string
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    used_at: Temporal.Instant | null
  }
  authorization_request: {
    state_hash: Buffer
    realm_id: string
    site_id: string
    challenge: Buffer
    return_path: string
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
  }
  bank_account: {
    realm_id: string
    organisation_id: string
    holder: string
    iban: string
    bic: string | null
    changed_at: Temporal.Instant
    changed_by_person_id: string | null
  }
  beneficiary: {
    realm_id: string
    holder_id: string
    person_id: string
    kind: 'spouse' | 'civilPartner' | 'cohabitant' | 'dependentChild'
    created_at: Temporal.Instant
    told_at: Temporal.Instant | null
  }
  directory_choice: {
    realm_id: string
    person_id: string
    listed: boolean
    shows_town: boolean
    shows_address: boolean
    shows_email: boolean
    shows_phone: boolean
    shows_mobile: boolean
    shows_occupation: boolean
    introduction: string | null
    changed_at: Temporal.Instant
  }
  due: {
    realm_id: string
    id: string
    membership_id: string
    plan_id: string
    amount_cents: number
    reference: string
    opened_at: Temporal.Instant
    opened_by_person_id: string | null
    announced_at: Temporal.Instant | null
    settled_at: Temporal.Instant | null
    covers_from: Temporal.PlainDate | null
    covers_to: Temporal.PlainDate | null
    cancelled_at: Temporal.Instant | null
    cancelled_by_person_id: string | null
  }
  due_day: {
    realm_id: string
    id: string
    membership_id: string
    place: number
    due_on: Temporal.PlainDate | null
    source: 'entry' | 'import' | 'office' | 'payment' | 'reversal'
    due_id: string | null
    paid_on: Temporal.PlainDate | null
    because: unknown
    at: Temporal.Instant
    by_person_id: string | null
  }
  email_change: {
    realm_id: string
    id: string
    account_id: string
    person_id: string
    old_email: string
    new_email: string
    new_email_key: string
    confirm_hash: Buffer | null
    cancel_hash: Buffer | null
    asked_at: Temporal.Instant
    expires_at: Temporal.Instant
    confirmed_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
  }
  erasure: {
    realm_id: string
    id: string
    person_id: string
    reason: string | null
    asked_at: Temporal.Instant
    carry_out_on: Temporal.PlainDate | null
    withdrawn_at: Temporal.Instant | null
    refused_at: Temporal.Instant | null
    refusal_reason: string | null
    done_at: Temporal.Instant | null
    decided_by_person_id: string | null
  }
  image: {
    realm_id: string
    id: string
    record_id: string
    field: string
    position: number
    description: string
    width: number
    height: number
    file: string
    created_at: Temporal.Instant
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
  mailing: {
    realm_id: string
    id: string
    site_id: string
    asked: unknown
    state: 'waiting' | 'running' | 'done' | 'stopped'
    total: number
    done: number
    letters: number
    held_back: number
    after_membership_id: string | null
    created_at: Temporal.Instant
    created_by_person_id: string | null
    finished_at: Temporal.Instant | null
  }
  member_import: {
    realm_id: string
    id: string
    organisation_id: string
    file_name: string
    file: string | null
    bytes: number
    state: 'uploaded' | 'checking' | 'checked' | 'importing' | 'done' | 'failed' | 'cancelled'
    columns: unknown
    done_bytes: number
    checked: unknown | null
    report: unknown | null
    created_at: Temporal.Instant
    created_by_person_id: string | null
    changed_at: Temporal.Instant
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
    plan_id: string | null
    left_on: Temporal.PlainDate | null
  }
  membership_move: {
    realm_id: string
    id: string
    membership_id: string
    from_organisation_id: string
    to_organisation_id: string
    from_number: string | null
    moved_at: Temporal.Instant
    moved_by_person_id: string | null
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
  page: {
    realm_id: string
    id: string
    site_id: string
    kind: 'home' | 'contact' | 'legal' | 'privacy' | 'own'
    slug: string
    title: string
    body: string
    published_title: string | null
    published_body: string | null
    visibility: 'everyone' | 'realm' | 'organisation' | 'office'
    in_menu: boolean
    position: number
    version: number
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    changed_by_person_id: string | null
    published_at: Temporal.Instant | null
    published_by_person_id: string | null
  }
  page_image: {
    realm_id: string
    id: string
    site_id: string
    description: string
    width: number
    height: number
    file: string
    created_at: Temporal.Instant
    created_by_person_id: string | null
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
  payment: {
    realm_id: string
    id: string
    organisation_id: string
    received_on: Temporal.PlainDate
    amount_cents: number
    method: 'transfer' | 'cheque' | 'cash'
    payer_name: string | null
    payer_key: Buffer | null
    note: string | null
    recorded_at: Temporal.Instant
    recorded_by_person_id: string | null
    reversed_at: Temporal.Instant | null
    reversed_by_person_id: string | null
    reversal_reason: string | null
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
    erased_at: Temporal.Instant | null
    in_order: GeneratedAlways<string>
    words: GeneratedAlways<string>
  }
  plan: {
    realm_id: string
    id: string
    organisation_id: string
    name: string
    amount_cents: number
    meant_for: 'one' | 'couple' | 'chosen'
    created_at: Temporal.Instant
    retired_at: Temporal.Instant | null
  }
  realm: {
    id: string
    slug: string
    name: string
    policy: unknown
    time_zone: string
    created_at: Temporal.Instant
  }
  receipt: {
    realm_id: string
    id: string
    due_id: string
    organisation_id: string
    year: number
    number: number
    issued_at: Temporal.Instant
  }
  record: {
    realm_id: string
    id: string
    organisation_id: string
    rubric: string
    person_id: string
    state: 'draft' | 'submitted' | 'published' | 'withdrawn'
    typed: unknown
    published: unknown | null
    title: string
    happens_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    published_text: string | null
    version: number
    created_at: Temporal.Instant
    changed_at: Temporal.Instant
    submitted_at: Temporal.Instant | null
    published_at: Temporal.Instant | null
    published_by_person_id: string | null
    withdrawn_at: Temporal.Instant | null
    withdrawn_by_person_id: string | null
    returned_reason: string | null
  }
  reminder: {
    realm_id: string
    id: string
    membership_id: string
    due_on: Temporal.PlainDate
    step: number
    at: Temporal.Instant
    letter_id: string | null
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
    ended_by_person_id: string | null
  }
  second_adherent: {
    realm_id: string
    person_id: string
    second_person_id: string
    created_at: Temporal.Instant
    signs_in_since: Temporal.Instant | null
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
    id: string
    site_id: string | null
    parent_id: string | null
    password_at: Temporal.Instant | null
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
    postal_address: string | null
    logo_file: string | null
  }
  statement: {
    realm_id: string
    id: string
    organisation_id: string
    file_name: string
    format: 'camt053' | 'csv'
    known_line_ids: Generated<unknown>
    imported_at: Temporal.Instant
    imported_by_person_id: string | null
  }
  statement_line: {
    realm_id: string
    id: string
    organisation_id: string
    statement_id: string
    fingerprint: Buffer
    booked_on: Temporal.PlainDate
    amount_cents: number
    label: string
    payer_name: string | null
    payer_key: Buffer | null
    state: 'open' | 'booked' | 'ignored'
    proposal: unknown
    payment_id: string | null
    decided_at: Temporal.Instant | null
    decided_by_person_id: string | null
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
    cause: Generated<'dues' | 'office'>
  }
  suspension_request: {
    realm_id: string
    id: string
    membership_id: string
    asked_at: Temporal.Instant
    decision: 'suspended' | 'spared' | 'paid' | null
    decided_at: Temporal.Instant | null
    decided_by_person_id: string | null
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
