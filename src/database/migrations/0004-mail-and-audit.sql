-- A letter is queued with its template and identifiers only: what it says, and any link in it, is made
-- when it is sent, and not kept.
create table letter (
  realm_id uuid not null references realm (id),
  id uuid not null,
  site_id uuid not null,
  account_id uuid,
  person_id uuid,
  to_email text not null,
  template text not null,
  details jsonb not null,
  state text not null check (state in ('queued', 'sent', 'failed', 'withheld')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, site_id) references site (realm_id, id),
  foreign key (realm_id, account_id) references account (realm_id, id),
  foreign key (realm_id, person_id) references person (realm_id, id)
);

create index letter_queue on letter (created_at) where state = 'queued';
create index letter_recipient on letter (realm_id, to_email, created_at);

-- The demonstration's mailbox: the only place where a body is kept.
create table mailbox_letter (
  id uuid primary key,
  to_email text not null,
  subject text not null,
  text text not null,
  html text not null,
  sent_at timestamptz not null
);

create table audit (
  realm_id uuid not null references realm (id),
  id uuid not null,
  at timestamptz not null,
  event text not null,
  account_id uuid,
  person_id uuid,
  organisation_id uuid,
  ip text,
  user_agent text,
  details jsonb not null,
  primary key (realm_id, id)
);

create index audit_account on audit (realm_id, account_id, at);
create index audit_person on audit (realm_id, person_id, at);
