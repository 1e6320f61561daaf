-- What the realms that are there need of the newer policy, at the end of « Mon compte » and about what is kept.
update realm set policy = jsonb_set(policy, '{accountSections}',
    (policy -> 'accountSections')
    || case when jsonb_typeof(policy -> 'dues') = 'object' then '["payDues"]'::jsonb else '[]'::jsonb end
    || '["data"]'::jsonb)
  where policy ? 'accountSections';
update realm set policy = policy || '{"data": {"keepAuditDays": 365, "keepLetterDays": 365, "keepRefusedDays": 180,
    "erasure": "byOffice"}}'::jsonb
  where not policy ? 'data';

-- Told from the others in « Sécurité » without its secret.
alter table session add column id uuid;
update session set id = gen_random_uuid();
alter table session alter column id set not null;
create unique index session_id on session (realm_id, id);

-- Whether a browser is the first that an account is used with is asked at every sign-in from a new one.
create index known_device_account on known_device (realm_id, account_id);

-- Since when the second adherent signs in with an address of the own; null by default.
alter table second_adherent add column signs_in_since timestamptz;

-- A new address that waits for its letter to be opened; the old one signs in until then.
create table email_change (
  realm_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  old_email text not null,
  new_email text not null,
  new_email_key text not null,
  -- Of the link to the new address, and of the one with which the old address takes it back.
  confirm_hash bytea unique,
  cancel_hash bytea unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  cancelled_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, account_id) references account (realm_id, id) on delete cascade,
  foreign key (realm_id, person_id) references person (realm_id, id)
);

create unique index email_change_open on email_change (realm_id, account_id, person_id)
  where confirmed_at is null and cancelled_at is null;

-- Somebody who wishes to be forgotten.
create table erasure (
  realm_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  reason text,
  asked_at timestamptz not null,
  -- The day on which it happens by itself; null where the office carries it out.
  carry_out_on date,
  withdrawn_at timestamptz,
  refused_at timestamptz,
  refusal_reason text,
  done_at timestamptz,
  decided_by_person_id uuid,
  primary key (realm_id, id),
  foreign key (realm_id, person_id) references person (realm_id, id),
  foreign key (realm_id, decided_by_person_id) references person (realm_id, id)
);

create unique index erasure_open on erasure (realm_id, person_id)
  where withdrawn_at is null and refused_at is null and done_at is null;

-- The day on which somebody left or died, for as long as that is the state.
alter table membership add column left_on date;

-- What accounting law keeps points to a person of whom nothing is known any more.
alter table person add column erased_at timestamptz;

-- What was taken out does not come back: a change that was on its way at that moment changes nothing.
create function keep_erased() returns trigger language plpgsql as $$
begin
  return null;
end $$;

create trigger person_erased before update on person for each row
  when (old.erased_at is not null) execute function keep_erased();

create index audit_at on audit (realm_id, at);
create index letter_created on letter (realm_id, created_at);
