-- A realm that is there publishes nothing until its policy says what.
update realm set policy = policy || '{"rubrics": []}'::jsonb where not policy ? 'rubrics';

-- What a member writes in a rubric of the realm (« fiche »). What is being written, and what others read, are
-- two things: a published record stays as it is until its next version is published.
create table record (
  realm_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  -- Its name in the policy.
  rubric text not null,
  person_id uuid not null,
  state text not null check (state in ('draft', 'submitted', 'published', 'withdrawn')),
  -- As it was typed, field by field.
  typed jsonb not null,
  -- The same, checked and read, when it was published last; null while nobody else may read it.
  published jsonb,
  title text not null,
  -- The first day of what it is about, or that of its making: records stand in this order.
  happens_on date not null,
  -- The last day of it, after which it is past.
  ends_on date not null,
  -- What a search looks through.
  published_text text,
  -- Rises with each change, so that what is published is what was looked at.
  version integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  published_at timestamptz,
  published_by_person_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by_person_id uuid,
  -- Why the office sent it back.
  returned_reason text,
  primary key (realm_id, id),
  check (state <> 'published' or published is not null),
  check ((published is null) = (published_text is null)),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id),
  foreign key (realm_id, person_id) references person (realm_id, id),
  foreign key (realm_id, published_by_person_id) references person (realm_id, id),
  foreign key (realm_id, withdrawn_by_person_id) references person (realm_id, id)
);

create index record_own on record (realm_id, person_id, happens_on, id);
create index record_public on record (realm_id, rubric, ends_on, id) where published is not null;
create index record_submitted on record (realm_id, organisation_id, submitted_at, id) where state = 'submitted';
create index record_words on record using gin (search_words(published_text)) where published_text is not null;

-- An image of a record. The bytes lie in the store for files, under `file`.
create table image (
  realm_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  field text not null,
  position integer not null,
  -- What it shows, for those who do not see it.
  description text not null,
  width integer not null,
  height integer not null,
  file text not null,
  created_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, record_id) references record (realm_id, id) on delete cascade
);

create index image_record on image (realm_id, record_id, position, id);
create unique index image_file on image (file);
