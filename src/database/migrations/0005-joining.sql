-- What the realms that are there need of the newer policy, after who begins a registration; a realm made later
-- brings its own.
update realm set policy = jsonb_set(policy, '{registration}', (policy -> 'registration') || jsonb_build_object(
    'steps', case policy -> 'registration' ->> 'startedBy'
      when 'invitee' then '["account", "deliveryAddress", "beneficiaries", "validation"]'::jsonb
      when 'anyone' then '["identifiers", "address", "secondAdherent", "validation"]'::jsonb
      else '["identifiers", "address", "validation"]'::jsonb end,
    'fields', case policy -> 'registration' ->> 'startedBy'
      when 'invitee' then '{"occupation": "required", "phone": "required", "birthDate": "none"}'::jsonb
      when 'anyone' then '{"occupation": "none", "phone": "optional", "birthDate": "none"}'::jsonb
      else '{"occupation": "none", "phone": "optional", "birthDate": "optional"}'::jsonb end))
  || jsonb_build_object('household', jsonb_build_object(
    'childAgeLimit', case policy -> 'registration' ->> 'startedBy' when 'invitee' then to_jsonb(26) else 'null'::jsonb end,
    'tellBeforeDays', 60))
  where policy ? 'registration';
update realm set policy = jsonb_set(policy, '{dues,newMemberDays}', '30') where jsonb_typeof(policy -> 'dues') = 'object';
update realm set policy = jsonb_set(policy, '{accountSections}', (policy -> 'accountSections') || '["household"]'::jsonb)
  where policy ? 'accountSections' and policy -> 'registration' ->> 'startedBy' <> 'office'
    and not policy -> 'accountSections' ? 'household';

-- The words of a text as they are searched for: no accents, capitals or punctuation.
create function search_words(given text) returns tsvector language sql immutable strict parallel safe as $$
  select to_tsvector('simple'::regconfig, regexp_replace(
    replace(replace(lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g')), 'œ', 'oe'), 'æ', 'ae'),
    '[^[:alnum:]]+', ' ', 'g'))
$$;

create index person_words on person using gin (search_words(given_name || ' ' || family_name));

-- What people do for a living (« fonction »): a list of the realm, from which one chooses.
create table occupation (
  realm_id uuid not null references realm (id),
  id uuid not null,
  label text not null,
  created_at timestamptz not null,
  -- No longer offered; whoever has it keeps it.
  retired_at timestamptz,
  primary key (realm_id, id)
);

create unique index occupation_offered on occupation (realm_id, lower(label)) where retired_at is null;

alter table person add column occupation_id uuid;
alter table person add foreign key (realm_id, occupation_id) references occupation (realm_id, id);

-- A member of the family of an account holder (« ayant droit »); a person who need not have an account.
create table beneficiary (
  realm_id uuid not null,
  holder_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('spouse', 'civilPartner', 'cohabitant', 'dependentChild')),
  created_at timestamptz not null,
  -- When the holder was told that the age limit comes near.
  told_at timestamptz,
  primary key (realm_id, person_id),
  check (holder_id <> person_id),
  foreign key (realm_id, holder_id) references person (realm_id, id),
  foreign key (realm_id, person_id) references person (realm_id, id)
);

create index beneficiary_holder on beneficiary (realm_id, holder_id);
create index beneficiary_untold on beneficiary (realm_id) where kind = 'dependentChild' and told_at is null;

-- A link with which an organisation lets people register. Its code is no secret that proves who somebody is:
-- the office reads it again to hand it on.
create table invitation (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  code text not null,
  -- For one address only; null for many.
  email text,
  email_key text,
  most_uses integer check (most_uses > 0),
  uses integer not null default 0,
  expires_at timestamptz,
  stopped_at timestamptz,
  stopped_by_person_id uuid,
  made_by_person_id uuid,
  created_at timestamptz not null,
  primary key (realm_id, id),
  unique (realm_id, code),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, stopped_by_person_id) references person (realm_id, id),
  foreign key (realm_id, made_by_person_id) references person (realm_id, id)
);

create index invitation_organisation on invitation (realm_id, organisation_id, id);

-- Somebody's registration on its way.
create table application (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  site_id uuid not null,
  invitation_id uuid,
  state text not null check (state in ('draft', 'submitted', 'admitted', 'refused')),
  -- The steps with which it began, whatever the policy has become since.
  steps jsonb not null,
  -- What was typed, step by step, as it was typed; never a password.
  typed jsonb not null,
  -- The same, checked and read, from the submission on.
  answers jsonb,
  password_hash text,
  -- Rises with each change, so that what is submitted is what was checked.
  version integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- From the submission on:
  given_name text,
  family_name text,
  birth_date date,
  email text,
  email_key text,
  submitted_at timestamptz,
  email_confirmed_at timestamptz,
  approved_at timestamptz,
  approved_by_person_id uuid,
  dues_paid_at timestamptz,
  dues_paid_by_person_id uuid,
  admitted_at timestamptz,
  refused_at timestamptz,
  refused_by_person_id uuid,
  refusal_reason text,
  -- Who the applicant has become, once the address is confirmed or the application admitted.
  person_id uuid,
  membership_id uuid,
  primary key (realm_id, id),
  check ((state = 'draft') = (submitted_at is null)),
  -- What is sent has an address that can receive a letter.
  check (state = 'draft' or email_key is not null),
  check ((state = 'admitted') = (admitted_at is not null)),
  check ((state = 'refused') = (refused_at is not null)),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, site_id) references site (realm_id, id),
  foreign key (realm_id, invitation_id) references invitation (realm_id, id),
  foreign key (realm_id, person_id) references person (realm_id, id),
  foreign key (realm_id, approved_by_person_id) references person (realm_id, id),
  foreign key (realm_id, dues_paid_by_person_id) references person (realm_id, id),
  foreign key (realm_id, refused_by_person_id) references person (realm_id, id)
);

create index application_queue on application (realm_id, state, submitted_at, id) where state <> 'draft';
create index application_of_organisation on application (realm_id, organisation_id, state, submitted_at, id) where state <> 'draft';
create index application_words on application using gin (search_words(given_name || ' ' || family_name || ' ' || email))
  where state <> 'draft';
create index application_email on application (realm_id, email_key) where email_key is not null;
create index application_person on application (realm_id, person_id) where person_id is not null;
create index application_drafts on application (changed_at) where state = 'draft';

-- What opens an application: the cookie of the browser that writes it, and the links in letters.
create table application_key (
  token_hash bytea primary key,
  realm_id uuid not null,
  application_id uuid not null,
  purpose text not null check (purpose in ('browser', 'resume', 'confirm')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Set once: used, or the address that it was sent to is no longer the one.
  ended_at timestamptz,
  foreign key (realm_id, application_id) references application (realm_id, id) on delete cascade
);

create index application_key_application on application_key (realm_id, application_id);

-- A dated version of the terms of use (CGU), of sale (CGV) or of the rules (« règlement »).
create table terms (
  realm_id uuid not null references realm (id),
  id uuid not null,
  kind text not null check (kind in ('termsOfUse', 'termsOfSale', 'rules')),
  body text not null,
  -- The first day on which it holds.
  in_force_on date not null,
  -- Members who have not accepted it are asked at their next sign-in.
  asks_again boolean not null,
  published_at timestamptz not null,
  published_by_person_id uuid,
  primary key (realm_id, id),
  foreign key (realm_id, published_by_person_id) references person (realm_id, id)
);

create index terms_in_force on terms (realm_id, kind, in_force_on);

-- Every instance keeps in memory which terms ask again.
create trigger terms_change after insert or update or delete on terms
  for each statement execute function tell_site_change();

create table acceptance (
  realm_id uuid not null,
  id uuid not null,
  terms_id uuid not null,
  -- Who accepted: an applicant, who becomes a person, or a member.
  application_id uuid,
  person_id uuid,
  accepted_at timestamptz not null,
  ip text,
  primary key (realm_id, id),
  check (application_id is not null or person_id is not null),
  unique (realm_id, terms_id, application_id),
  foreign key (realm_id, terms_id) references terms (realm_id, id),
  foreign key (realm_id, application_id) references application (realm_id, id) on delete cascade,
  foreign key (realm_id, person_id) references person (realm_id, id)
);

create unique index acceptance_person on acceptance (realm_id, person_id, terms_id) where person_id is not null;
