-- A realm is an isolated pool of accounts with one policy; everything below it carries realm_id, and
-- every foreign key is composite, so that no row can point across realms.
create table realm (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  policy jsonb not null,
  time_zone text not null,
  created_at timestamptz not null
);

create table organisation (
  realm_id uuid not null references realm (id),
  id uuid not null,
  parent_id uuid,
  name text not null,
  contact_email text,
  contact_phone text,
  created_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, parent_id) references organisation (realm_id, id)
);

create index organisation_parent on organisation (realm_id, parent_id);
-- One root for each tree.
create unique index organisation_root on organisation (realm_id) where parent_id is null;

create table site (
  realm_id uuid not null references realm (id),
  id uuid not null,
  organisation_id uuid not null,
  host text not null unique check (host = lower(host)),
  name text not null,
  tagline text,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  logo_svg text,
  language text not null check (language in ('fr', 'en')),
  contact_email text,
  contact_phone text,
  is_sign_in_host boolean not null,
  created_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, organisation_id) references organisation (realm_id, id)
);

-- The credentials of a realm live on one of its hosts only.
create unique index site_sign_in_host on site (realm_id) where is_sign_in_host;

-- Every instance keeps sites and policies in memory; whoever changes one tells them all.
create function tell_site_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('site_change', '');
  return null;
end $$;

create trigger realm_change after insert or update or delete on realm
  for each statement execute function tell_site_change();
create trigger organisation_change after insert or update or delete on organisation
  for each statement execute function tell_site_change();
create trigger site_change after insert or update or delete on site
  for each statement execute function tell_site_change();
