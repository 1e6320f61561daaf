-- Who may open the directory of a realm that is there, and what members may choose to show in it.
update realm set policy = policy || case
    when jsonb_typeof(policy -> 'dues') = 'object'
      then '{"directory": {"readableBy": "members", "mayShow": ["town", "email", "phone", "mobile", "address"]}}'::jsonb
    else '{"directory": "none"}'::jsonb
  end
  where not policy ? 'directory';

-- How a person appears in the directory. Without a row: by name and organisation only.
create table directory_choice (
  realm_id uuid not null,
  person_id uuid not null,
  -- Whether there at all.
  listed boolean not null,
  shows_town boolean not null,
  shows_address boolean not null,
  shows_email boolean not null,
  shows_phone boolean not null,
  shows_mobile boolean not null,
  shows_occupation boolean not null,
  -- A sentence or two about oneself.
  introduction text,
  changed_at timestamptz not null,
  primary key (realm_id, person_id),
  foreign key (realm_id, person_id) references person (realm_id, id)
);

-- A member is also found by the name of an organisation.
create index organisation_words on organisation using gin (search_words(name));
