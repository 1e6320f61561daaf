create table person (
  realm_id uuid not null references realm (id),
  id uuid not null,
  title text,
  given_name text not null,
  family_name text not null,
  birth_date date,
  -- The address as it was given, even one that cannot receive a letter; what signs in is account.email_key.
  email text,
  email_key text,
  phone text,
  mobile text,
  address_line1 text,
  address_line2 text,
  postcode text,
  town text,
  country text,
  created_at timestamptz not null,
  primary key (realm_id, id)
);

create index person_email on person (realm_id, email_key) where email_key is not null;
-- An import and an application look for the same person by birth date, then by name.
create index person_birth_date on person (realm_id, birth_date) where birth_date is not null;

create table membership (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('awaitingAdmission', 'admitted', 'left', 'deceased')),
  number text,
  joined_on date,
  -- The last day that is paid for, inclusive; null where nothing is owed.
  due_on date,
  dues_cents integer,
  reminders_sent integer not null default 0,
  created_at timestamptz not null,
  primary key (realm_id, id),
  unique (realm_id, organisation_id, person_id),
  unique (realm_id, organisation_id, number),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, person_id) references person (realm_id, id)
);

create index membership_person on membership (realm_id, person_id);

create table suspension (
  realm_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  reason text,
  since timestamptz not null,
  by_person_id uuid,
  lifted_at timestamptz,
  lifted_by_person_id uuid,
  primary key (realm_id, id),
  foreign key (realm_id, membership_id) references membership (realm_id, id),
  foreign key (realm_id, by_person_id) references person (realm_id, id),
  foreign key (realm_id, lifted_by_person_id) references person (realm_id, id)
);

create unique index suspension_in_force on suspension (realm_id, membership_id) where lifted_at is null;

-- The second adherent of a couple: a person of the first one's membership, who does not sign in by default.
create table second_adherent (
  realm_id uuid not null,
  person_id uuid not null,
  second_person_id uuid not null,
  created_at timestamptz not null,
  primary key (realm_id, person_id),
  unique (realm_id, second_person_id),
  check (person_id <> second_person_id),
  foreign key (realm_id, person_id) references person (realm_id, id),
  foreign key (realm_id, second_person_id) references person (realm_id, id)
);

-- A role holds for an organisation and all below it.
create table role (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  name text not null check (name in ('reader', 'secretary', 'treasurer', 'publisher', 'manager')),
  given_by_person_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, person_id) references person (realm_id, id),
  foreign key (realm_id, given_by_person_id) references person (realm_id, id)
);

create index role_person on role (realm_id, person_id);
