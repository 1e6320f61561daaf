import { newId } from '../../src/database/new-id.ts'
import { newFileName } from '../../src/storage/file-store.ts'
import type { App } from '../../src/web/app.ts'

/** Somebody of whom every table that holds anything about people has a row; `mark` stands in each text about the person. */
export type Somebody = {
  realmId: string
  organisationId: string
  personId: string
  accountId: string
  membershipId: string
  paymentId: string
  email: string
  file: string
  /** Of the due that is paid. */
  reference: string
  /** What says who it is, as it stands somewhere in the database. */
  traces: readonly string[]
}

/** Enters a member of the association who has something everywhere, and signs in with the demonstration's password. */
export async function enterSomebody({ db, clock, files }: App, mark: string): Promise<Somebody> {
  const {
    realm_id,
    id: site_id,
    organisation_id,
  } = await db
    .selectFrom('site')
    .selectAll()
    .where('host', '=', 'ceramique.localhost')
    .executeTakeFirstOrThrow()
  const { password_hash } = await db
    .selectFrom('account')
    .select('password_hash')
    .where('email', '=', 'adherent@ceramique.example')
    .executeTakeFirstOrThrow()
  const at = clock.now()
  const today = Temporal.PlainDate.from('2026-01-15')
  const row = { realm_id, id: newId() }
  const id = () => ({ realm_id, id: newId() })
  const bytes = () => Buffer.from(crypto.randomUUID().replaceAll('-', ''), 'hex')
  const name = { given_name: `Zéphyrine ${mark}`, family_name: `Quennehen ${mark}` }
  const email = `Zephyrine.${mark}@exemple.fr`
  const email_key = email.toLowerCase()
  const phone = `+3361${String(parseInt(mark.slice(0, 4), 36) % 10_000_000).padStart(7, '0')}`
  const address = `77 impasse ${mark}`
  const person_id = row.id
  const insert = (table: Parameters<typeof db.insertInto>[0], values: object) =>
    db
      .insertInto(table)
      .values(values as never)
      .execute()

  await insert('person', {
    ...row,
    ...name,
    title: 'Mme',
    email,
    email_key,
    phone,
    mobile: phone,
    birth_date: '1957-03-04',
    address_line1: address,
    address_line2: `Esc. ${mark}`,
    postcode: '21000',
    town: `Ville ${mark}`,
    country: 'FR',
    created_at: at,
  })
  const child = id()
  await insert('person', {
    ...child,
    given_name: `Enfant ${mark}`,
    family_name: `Quennehen ${mark}`,
    created_at: at,
  })
  await insert('beneficiary', {
    realm_id,
    holder_id: row.id,
    person_id: child.id,
    kind: 'dependentChild',
    created_at: at,
  })
  const second = id()
  await insert('person', { ...second, given_name: 'Seconde', family_name: 'Personne', created_at: at })
  await insert('second_adherent', { realm_id, person_id, second_person_id: second.id, created_at: at })

  const account = id()
  await insert('account', { ...account, email, email_key, password_hash, created_at: at })
  await insert('account_person', { realm_id, account_id: account.id, person_id })
  const ofAccount = { realm_id, account_id: account.id }
  const session = newId()
  await insert('session', {
    ...ofAccount,
    id: session,
    token_hash: bytes(),
    person_id,
    remembered: true,
    user_agent: `Navigateur ${mark}`,
    created_at: at,
    seen_at: at,
    expires_at: at.add({ hours: 500 }),
  })
  const state_hash = bytes()
  const soon = at.add({ minutes: 1 })
  await insert('authorization_request', {
    realm_id,
    state_hash,
    site_id,
    challenge: bytes(),
    return_path: '/espace',
    created_at: at,
    expires_at: soon,
  })
  await insert('authorization_code', {
    realm_id,
    code_hash: bytes(),
    state_hash,
    session_id: session,
    created_at: at,
    expires_at: soon,
  })
  await insert('known_device', { ...ofAccount, token_hash: bytes(), seen_at: at })
  await insert('password_link', {
    ...ofAccount,
    token_hash: bytes(),
    purpose: 'reset',
    created_at: at,
    expires_at: at.add({ hours: 2 }),
  })
  await insert('email_change', {
    ...ofAccount,
    id: newId(),
    person_id,
    old_email: `ancienne.${mark}@exemple.fr`.toLowerCase(),
    new_email: email,
    new_email_key: email_key,
    asked_at: at,
    expires_at: at,
    confirmed_at: at,
  })

  const membership = id()
  await insert('membership', {
    ...membership,
    organisation_id,
    person_id,
    state: 'admitted',
    number: `N-${mark}`,
    joined_on: today,
    due_on: '2026-12-31',
    created_at: at,
  })
  const membership_id = membership.id
  await insert('role', { ...id(), organisation_id, person_id, name: 'reader', starts_at: at, ends_at: at })
  await insert('membership_move', {
    ...id(),
    membership_id,
    from_organisation_id: organisation_id,
    to_organisation_id: organisation_id,
    from_number: `A-${mark}`,
    moved_at: at,
  })
  await insert('directory_choice', {
    realm_id,
    person_id,
    listed: true,
    shows_town: true,
    shows_address: false,
    shows_email: false,
    shows_phone: false,
    shows_mobile: false,
    shows_occupation: false,
    introduction: `Potière, ${mark}`,
    changed_at: at,
  })
  await insert('suspension', { ...id(), membership_id, reason: `Raison ${mark}`, since: at, lifted_at: at })
  await insert('suspension_request', { ...id(), membership_id, asked_at: at })
  await insert('reminder', { ...id(), membership_id, due_on: today, step: 15, at })

  const plan = id()
  await insert('plan', {
    ...plan,
    organisation_id,
    name: 'Tarif',
    amount_cents: 4200,
    meant_for: 'chosen',
    created_at: at,
  })
  const due = id()
  const digits = String(Math.floor(Math.random() * 1e12)).padStart(12, '0')
  const reference = `RF18${digits}`
  const settled = { settled_at: at, covers_from: today, covers_to: '2026-12-31' }
  const ofDue = { membership_id, plan_id: plan.id, amount_cents: 4200, opened_at: at }
  await insert('due', { ...due, ...ofDue, ...settled, reference })
  await insert('due', { ...id(), ...ofDue, reference: `RF19${digits}` })
  await insert('due_day', {
    ...id(),
    membership_id,
    place: 1,
    due_on: '2026-12-31',
    source: 'entry',
    because: JSON.stringify({ rule: 'given' }),
    at,
  })
  const payment = id()
  await insert('payment', {
    ...payment,
    organisation_id,
    received_on: today,
    amount_cents: 4200,
    method: 'transfer',
    payer_name: `QUENNEHEN ${mark}`,
    payer_key: bytes(),
    note: `Chèque de ${mark}`,
    recorded_at: at,
  })
  await insert('allocation', {
    ...id(),
    payment_id: payment.id,
    membership_id,
    due_id: due.id,
    amount_cents: 4200,
    made_at: at,
  })
  const number = Math.floor(Math.random() * 1e9)
  await insert('receipt', { ...id(), due_id: due.id, organisation_id, year: 2026, number, issued_at: at })
  const statement = id()
  await insert('statement', {
    ...statement,
    organisation_id,
    file_name: 'releve.csv',
    format: 'csv',
    imported_at: at,
  })
  await insert('statement_line', {
    ...id(),
    organisation_id,
    statement_id: statement.id,
    fingerprint: bytes(),
    booked_on: today,
    amount_cents: 4200,
    label: `VIR ${mark}`,
    payer_name: `QUENNEHEN ${mark}`,
    payer_key: bytes(),
    state: 'booked',
    proposal: JSON.stringify({ payer: mark }),
    payment_id: payment.id,
  })

  const record = id()
  const texts = { typed: JSON.stringify({ texte: `Stage ${mark}` }), title: `=Stage ${mark}` }
  await insert('record', {
    ...record,
    ...texts,
    organisation_id,
    rubric: 'stages',
    person_id,
    state: 'published',
    published: texts.typed,
    published_text: `stage ${mark}`,
    happens_on: today,
    ends_on: today,
    version: 1,
    created_at: at,
    changed_at: at,
    published_at: at,
  })
  const file = newFileName('webp')
  await files.put(file, Buffer.from(`image of ${mark}`))
  await insert('image', {
    ...id(),
    record_id: record.id,
    field: 'images',
    position: 0,
    description: `Vase de ${mark}`,
    width: 10,
    height: 10,
    file,
    created_at: at,
  })

  const invitation = id()
  await insert('invitation', {
    ...invitation,
    organisation_id,
    code: `code-${newId()}`,
    email,
    email_key,
    created_at: at,
  })
  const application = id()
  await insert('application', {
    ...application,
    ...name,
    organisation_id,
    site_id,
    invitation_id: invitation.id,
    state: 'submitted',
    steps: '["identifiers","validation"]',
    typed: JSON.stringify({ identifiers: { ...name, email } }),
    answers: JSON.stringify({ accepted: [], identity: { givenName: name.given_name } }),
    version: 1,
    email,
    email_key,
    submitted_at: at,
    created_at: at,
    changed_at: at,
    person_id,
    membership_id,
  })
  await insert('application_key', {
    realm_id,
    token_hash: bytes(),
    application_id: application.id,
    purpose: 'confirm',
    created_at: at,
    expires_at: at,
  })
  const terms = id()
  await insert('terms', {
    ...terms,
    kind: 'rules',
    body: 'Règlement',
    in_force_on: today,
    asks_again: false,
    published_at: at,
  })
  await insert('acceptance', {
    ...id(),
    terms_id: terms.id,
    application_id: application.id,
    person_id,
    accepted_at: at,
    ip: `192.0.2.7 ${mark}`,
  })
  await insert('letter', {
    ...id(),
    site_id,
    account_id: account.id,
    to_email: email,
    template: 'passwordLink',
    details: JSON.stringify({ mark }),
    state: 'failed',
    last_error: `no ${email}`,
    created_at: at,
  })
  await insert('audit', {
    ...id(),
    at,
    event: 'linkRefused',
    ip: `192.0.2.8 ${mark}`,
    user_agent: `Navigateur ${mark}`,
    details: JSON.stringify({ email: email_key }),
  })
  await insert('erasure', { ...id(), person_id, reason: `Parce que ${mark}`, asked_at: at, withdrawn_at: at })
  return {
    realmId: realm_id,
    organisationId: organisation_id,
    personId: person_id,
    accountId: account.id,
    membershipId: membership_id,
    paymentId: payment.id,
    email,
    file,
    reference,
    traces: [mark, email_key, phone],
  }
}
