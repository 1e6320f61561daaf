-- When the password was last given in this session: giving a role and taking members away ask for it again soon.
alter table session add column password_at timestamptz;

-- Who took a role away; one that ends on its day has none.
alter table role add column ended_by_person_id uuid;
alter table role add foreign key (realm_id, ended_by_person_id) references person (realm_id, id);
create index role_organisation on role (realm_id, organisation_id);

-- A member who belongs to another organisation of the realm from now on: the membership goes there with all that
-- hangs on it, and here is where it came from.
create table membership_move (
  realm_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  from_organisation_id uuid not null,
  to_organisation_id uuid not null,
  -- The number that it had there; each organisation has its own.
  from_number text,
  moved_at timestamptz not null,
  moved_by_person_id uuid,
  primary key (realm_id, id),
  foreign key (realm_id, membership_id) references membership (realm_id, id),
  foreign key (realm_id, from_organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, to_organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, moved_by_person_id) references person (realm_id, id)
);

create index membership_move_membership on membership_move (realm_id, membership_id);

-- First sign-in letters to many members at once: to whom, and how far it has come.
create table mailing (
  realm_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- The organisations and the filter of the list from which it was asked.
  asked jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'stopped')),
  -- How many memberships there were to go through when it was asked, and how many have been.
  total integer not null,
  done integer not null,
  letters integer not null,
  -- How many letters were not sent, as too many had gone to their addresses.
  held_back integer not null,
  -- The membership after which it goes on.
  after_membership_id uuid,
  created_at timestamptz not null,
  created_by_person_id uuid,
  finished_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, site_id) references site (realm_id, id),
  foreign key (realm_id, created_by_person_id) references person (realm_id, id)
);

-- A member file brought in through the browser, from its upload to its report.
create table member_import (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  file_name text not null,
  -- Its name in the store of files; null once the file is gone, the report stays.
  file text,
  bytes integer not null,
  -- 'uploaded' → 'checking' → 'checked' → 'importing' → 'done'; or 'failed', or 'cancelled'.
  state text not null
    check (state in ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled')),
  -- Which column of the file means what, as guessed and then corrected.
  columns jsonb not null,
  done_bytes integer not null,
  -- What the dry run found, and what the import did.
  checked jsonb,
  report jsonb,
  created_at timestamptz not null,
  created_by_person_id uuid,
  changed_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, created_by_person_id) references person (realm_id, id)
);

create index member_import_organisation on member_import (realm_id, organisation_id, id);
