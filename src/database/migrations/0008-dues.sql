-- What the realms that are there need of the newer policy; a realm made later brings its own.
update realm set policy = jsonb_set(policy, '{dues}', (policy -> 'dues') || '{
    "seasonStartsOn": "09-01", "rollOverFrom": null, "lateRenewal": "continues",
    "suspension": "askOffice", "suspendAfterDays": 15}'::jsonb)
  where jsonb_typeof(policy -> 'dues') = 'object';
update realm set policy = jsonb_set(policy, '{dues,rollOverFrom}', '"09-01"')
  where jsonb_typeof(policy -> 'dues') = 'object' and policy -> 'dues' ->> 'period' = 'calendar';
-- A letter that announces the due day is no reminder: one is suspended after those of a day that has passed.
update realm set policy = jsonb_set(policy, '{dues,suspendAfterReminders}', to_jsonb(least(
    (policy -> 'dues' ->> 'suspendAfterReminders')::int,
    (select greatest(count(distinct days), 1) from jsonb_array_elements_text(policy -> 'dues' -> 'remindOn') as days
      where days::int > 0))))
  where jsonb_typeof(policy -> 'dues') = 'object';

-- What an organisation asks of its members (« tarif »): single, couple, reduced. Whoever belongs to an
-- organisation that has none is asked what the one above it asks.
create table plan (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  amount_cents integer not null check (amount_cents >= 0),
  -- For whom it is meant where nothing else was chosen: one person, a couple, or nobody by itself.
  meant_for text not null check (meant_for in ('one', 'couple', 'chosen')),
  created_at timestamptz not null,
  -- No longer offered; what was asked by it stands.
  retired_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id)
);

create unique index plan_meant on plan (realm_id, organisation_id, meant_for)
  where retired_at is null and meant_for <> 'chosen';

alter table membership add column plan_id uuid;
alter table membership add foreign key (realm_id, plan_id) references plan (realm_id, id);
create index membership_due on membership (realm_id, due_on, id) where state = 'admitted' and due_on is not null;

-- What came in before there was a membership that it could count for: id, amountCents, method, receivedOn.
alter table application add column dues_payment jsonb;

-- Where the dues of an organisation are paid to; one without is paid to the one above it.
create table bank_account (
  realm_id uuid not null,
  organisation_id uuid not null,
  -- Exactly as the bank has it: banks compare it with what the payer typed.
  holder text not null,
  iban text not null,
  bic text,
  changed_at timestamptz not null,
  changed_by_person_id uuid,
  primary key (realm_id, organisation_id),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, changed_by_person_id) references person (realm_id, id)
);

-- What a membership owes for one period. The amount never changes: a due that was wrong is cancelled.
create table due (
  realm_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  plan_id uuid not null,
  amount_cents integer not null check (amount_cents >= 0),
  -- ISO 11649, as it is typed: RF, two check digits, twelve digits, no blanks.
  reference text not null,
  opened_at timestamptz not null,
  opened_by_person_id uuid,
  -- « J'ai fait le virement »
  announced_at timestamptz,
  -- Paid in full, and what it covers, both days inclusive.
  settled_at timestamptz,
  covers_from date,
  covers_to date,
  cancelled_at timestamptz,
  cancelled_by_person_id uuid,
  primary key (realm_id, id),
  unique (realm_id, reference),
  check ((settled_at is null) = (covers_to is null)),
  foreign key (realm_id, membership_id) references membership (realm_id, id),
  foreign key (realm_id, plan_id) references plan (realm_id, id),
  foreign key (realm_id, opened_by_person_id) references person (realm_id, id),
  foreign key (realm_id, cancelled_by_person_id) references person (realm_id, id)
);

create index due_membership on due (realm_id, membership_id, id);
create unique index due_open on due (realm_id, membership_id) where settled_at is null and cancelled_at is null;
create index due_announced on due (realm_id, announced_at) where announced_at is not null and settled_at is null and cancelled_at is null;

-- Money that has come in. A payment that was wrong is reversed, and stays.
create table payment (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  received_on date not null,
  amount_cents integer not null check (amount_cents > 0),
  method text not null check (method in ('transfer', 'cheque', 'cash')),
  payer_name text,
  -- By which the same payer is known again; a hash, so that no account number is kept.
  payer_key bytea,
  note text,
  recorded_at timestamptz not null,
  recorded_by_person_id uuid,
  reversed_at timestamptz,
  reversed_by_person_id uuid,
  reversal_reason text,
  primary key (realm_id, id),
  check ((reversed_at is null) = (reversal_reason is null)),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, recorded_by_person_id) references person (realm_id, id),
  foreign key (realm_id, reversed_by_person_id) references person (realm_id, id)
);

create index payment_organisation on payment (realm_id, organisation_id, received_on, id);
create index payment_payer on payment (realm_id, payer_key) where payer_key is not null and reversed_at is null;

-- For whom, and for what, a payment counts. Without a due it is a credit of the membership, which the next due
-- uses up; a credit that is used, and a payment that is reversed, are rows of their own with the opposite sign.
create table allocation (
  realm_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  membership_id uuid not null,
  due_id uuid,
  amount_cents integer not null check (amount_cents <> 0),
  made_at timestamptz not null,
  made_by_person_id uuid,
  primary key (realm_id, id),
  foreign key (realm_id, payment_id) references payment (realm_id, id),
  foreign key (realm_id, membership_id) references membership (realm_id, id),
  foreign key (realm_id, due_id) references due (realm_id, id),
  foreign key (realm_id, made_by_person_id) references person (realm_id, id)
);

create index allocation_payment on allocation (realm_id, payment_id);
create index allocation_due on allocation (realm_id, due_id) where due_id is not null;
create index allocation_membership on allocation (realm_id, membership_id, id);

-- Why a membership is in order until its day: every change of membership.due_on, the latest one holds.
create table due_day (
  realm_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  -- From 1, without gaps: two changes of one moment have an order too.
  place integer not null check (place > 0),
  due_on date,
  source text not null check (source in ('entry', 'import', 'office', 'payment', 'reversal')),
  due_id uuid,
  paid_on date,
  -- The rule that gave the day, as data, said in the language of whoever reads it.
  because jsonb not null,
  at timestamptz not null,
  by_person_id uuid,
  primary key (realm_id, id),
  foreign key (realm_id, membership_id) references membership (realm_id, id),
  foreign key (realm_id, due_id) references due (realm_id, id),
  foreign key (realm_id, by_person_id) references person (realm_id, id)
);

create unique index due_day_membership on due_day (realm_id, membership_id, place);

-- What was written in the ledger is not written over: only who paid, and a reason in somebody's words, may be forgotten,
-- and a payment reversed once.
create function keep_ledger() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a row of the ledger is never deleted'; end if;
  -- One table after the other: a column that a table does not have may not even be named.
  if tg_table_name = 'payment' then
    if (old.received_on, old.amount_cents, old.method, old.organisation_id)
        = (new.received_on, new.amount_cents, new.method, new.organisation_id)
        and (old.reversed_at is null or old.reversed_at = new.reversed_at) then
      return new;
    end if;
  elsif tg_table_name = 'due_day' then
    if to_jsonb(new) - 'because' = to_jsonb(old) - 'because' and new.because = old.because - 'reason' then
      return new;
    end if;
  end if;
  raise exception 'a row of the ledger is never changed';
end $$;

create trigger payment_kept before update or delete on payment for each row execute function keep_ledger();
create trigger allocation_kept before update or delete on allocation for each row execute function keep_ledger();
create trigger due_day_kept before update or delete on due_day for each row execute function keep_ledger();

-- The receipt of a due that was paid; numbers run without gaps for each organisation and year.
create table receipt (
  realm_id uuid not null,
  id uuid not null,
  due_id uuid not null,
  organisation_id uuid not null,
  year integer not null,
  number integer not null,
  issued_at timestamptz not null,
  primary key (realm_id, id),
  unique (realm_id, due_id),
  unique (realm_id, organisation_id, year, number),
  foreign key (realm_id, due_id) references due (realm_id, id),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id)
);

-- One letter for each step of each due day, and never two: a step that was passed over has its row too.
create table reminder (
  realm_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  due_on date not null,
  -- Days after the due day (before it when negative), as the policy had it: the list may change meanwhile.
  step integer not null,
  at timestamptz not null,
  -- Null for a step that was passed over, or of which no letter could be written.
  letter_id uuid,
  primary key (realm_id, id),
  unique (realm_id, membership_id, due_on, step),
  foreign key (realm_id, membership_id) references membership (realm_id, id)
);

-- Whom no letter reaches: few of all that are kept.
create index letter_failed on letter (realm_id, person_id) where state = 'failed';

-- The office is asked to suspend a membership after the last reminder, and decides.
create table suspension_request (
  realm_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  asked_at timestamptz not null,
  decision text check (decision in ('suspended', 'spared', 'paid')),
  decided_at timestamptz,
  decided_by_person_id uuid,
  primary key (realm_id, id),
  check ((decision is null) = (decided_at is null)),
  foreign key (realm_id, membership_id) references membership (realm_id, id),
  foreign key (realm_id, decided_by_person_id) references person (realm_id, id)
);

create unique index suspension_request_open on suspension_request (realm_id, membership_id) where decided_at is null;

create index suspension_request_membership on suspension_request (realm_id, membership_id);
create index suspension_membership on suspension (realm_id, membership_id);

-- What a payment lifts is what was done for the sake of dues.
alter table suspension add column cause text not null default 'dues' check (cause in ('dues', 'office'));

-- A bank statement that was brought in, and its credits. A line is known again by its fingerprint, also in
-- another statement that overlaps.
create table statement (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  file_name text not null,
  format text not null check (format in ('camt053', 'csv')),
  -- The first of its credits that another statement had told already.
  known_line_ids jsonb not null default '[]',
  imported_at timestamptz not null,
  imported_by_person_id uuid,
  primary key (realm_id, id),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, imported_by_person_id) references person (realm_id, id)
);

create table statement_line (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  statement_id uuid not null,
  fingerprint bytea not null,
  booked_on date not null,
  amount_cents integer not null check (amount_cents > 0),
  label text not null,
  payer_name text,
  payer_key bytea,
  state text not null check (state in ('open', 'booked', 'ignored')),
  -- How it was matched with what is owed, or whom it may be from, for the one who decides.
  proposal jsonb not null,
  payment_id uuid,
  decided_at timestamptz,
  decided_by_person_id uuid,
  primary key (realm_id, id),
  unique (realm_id, organisation_id, fingerprint),
  check ((state = 'booked') = (payment_id is not null)),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, statement_id) references statement (realm_id, id),
  foreign key (realm_id, payment_id) references payment (realm_id, id),
  foreign key (realm_id, decided_by_person_id) references person (realm_id, id)
);

create index statement_line_in_order on statement_line (realm_id, organisation_id, state, booked_on, id);
create index statement_line_statement on statement_line (realm_id, statement_id, state);
create index statement_line_payment on statement_line (realm_id, payment_id) where payment_id is not null;
