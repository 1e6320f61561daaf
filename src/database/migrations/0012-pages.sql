-- What a site says of itself beside its name: set in the office.
alter table site add column postal_address text;
-- A logo that was uploaded: its name in the store of files. Where there is one, it stands before logo_svg.
alter table site add column logo_file text;

-- A page of a site: its home, contact, legal notice and privacy pages, and its own. What is being written and
-- what others read are two things: a published page stays as it is until its next version is published.
create table page (
  realm_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('home', 'contact', 'legal', 'privacy', 'own')),
  -- The last part of its address; of the pages that every site has, the one they always have.
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  title text not null,
  -- Markdown.
  body text not null,
  -- The same, as it was published last; null while nobody else may read it.
  published_title text,
  published_body text,
  -- Who may read it: everyone; the members of the realm; those of the organisation of the site and of those below it; its office.
  visibility text not null check (visibility in ('everyone', 'realm', 'organisation', 'office')),
  in_menu boolean not null,
  position integer not null,
  version integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by_person_id uuid,
  published_at timestamptz,
  published_by_person_id uuid,
  primary key (realm_id, id),
  unique (realm_id, site_id, slug),
  check ((published_at is null) = (published_title is null) and (published_at is null) = (published_body is null)),
  foreign key (realm_id, site_id) references site (realm_id, id),
  foreign key (realm_id, changed_by_person_id) references person (realm_id, id),
  foreign key (realm_id, published_by_person_id) references person (realm_id, id)
);

-- One of each that every site has.
create unique index page_of_kind on page (realm_id, site_id, kind) where kind <> 'own';

-- An image that the pages of a site may show.
create table page_image (
  realm_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  description text not null,
  width integer not null,
  height integer not null,
  file text not null,
  created_at timestamptz not null,
  created_by_person_id uuid,
  primary key (realm_id, id),
  unique (realm_id, file),
  foreign key (realm_id, site_id) references site (realm_id, id),
  foreign key (realm_id, created_by_person_id) references person (realm_id, id)
);

create index page_image_site on page_image (realm_id, site_id, id);

-- The menu of a site stands on each of its pages, and is kept in memory with it.
create trigger page_change after insert or update or delete on page
  for each statement execute function tell_site_change();
