create table account (
  realm_id uuid not null references realm (id),
  id uuid not null,
  -- As it was typed, for display and letters; email_key is what is compared.
  email text not null,
  email_key text not null,
  password_hash text,
  password_changed_at timestamptz,
  created_at timestamptz not null,
  primary key (realm_id, id),
  unique (realm_id, email_key)
);

-- An account stands for one person, or for several who share a mailbox.
create table account_person (
  realm_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  primary key (realm_id, account_id, person_id),
  unique (realm_id, person_id),
  foreign key (realm_id, account_id) references account (realm_id, id),
  foreign key (realm_id, person_id) references person (realm_id, id)
);

create table session (
  token_hash bytea primary key,
  realm_id uuid not null,
  account_id uuid not null,
  -- Who, of those who share the mailbox; null until it has been said.
  person_id uuid,
  remembered boolean not null,
  user_agent text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- When an office page was last opened with the password fresh.
  office_seen_at timestamptz,
  foreign key (realm_id, account_id) references account (realm_id, id) on delete cascade,
  foreign key (realm_id, person_id) references person (realm_id, id)
);

create index session_account on session (realm_id, account_id);
create index session_expiry on session (expires_at);

-- A browser that has signed in to this account before: it keeps its own attempts.
create table known_device (
  token_hash bytea not null,
  realm_id uuid not null,
  account_id uuid not null,
  seen_at timestamptz not null,
  primary key (token_hash, realm_id, account_id),
  foreign key (realm_id, account_id) references account (realm_id, id) on delete cascade
);

create table password_link (
  token_hash bytea primary key,
  realm_id uuid not null,
  account_id uuid not null,
  purpose text not null check (purpose in ('reset', 'firstSignIn')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Set once: when a link of the account was used, or its password or e-mail changed.
  ended_at timestamptz,
  foreign key (realm_id, account_id) references account (realm_id, id) on delete cascade
);

create index password_link_account on password_link (realm_id, account_id);

-- What may be tried only so often. subject_hash keeps addresses, browsers and IPs out of the table.
create table throttle (
  realm_id uuid not null references realm (id),
  kind text not null,
  subject_hash bytea not null,
  count integer not null,
  window_start timestamptz not null,
  blocked_until timestamptz,
  last_attempt uuid,
  primary key (realm_id, kind, subject_hash)
);

create index throttle_window on throttle (window_start);
