-- One sign-in for all the sites of a realm. The sign-in host holds the session that signing in made; a site that
-- is not the sign-in host has sessions of its own, each the child of one there, and gone with it.
alter table session add column site_id uuid;
alter table session add column parent_id uuid;
-- A session of a site has a parent, the one of the sign-in host has neither.
alter table session add constraint session_of_site check ((site_id is null) = (parent_id is null));
alter table session add foreign key (realm_id, site_id) references site (realm_id, id) on delete cascade;
alter table session add foreign key (realm_id, parent_id) references session (realm_id, id) on delete cascade;
create index session_parent on session (realm_id, parent_id) where parent_id is not null;

-- A site asks the sign-in host who is there (RFC 6749, 4.1.1). What it asks stays here; the browser carries only
-- the state, and in a cookie of the site, one for each tab, what the challenge was made of (RFC 7636, S256).
create table authorization_request (
  state_hash bytea primary key,
  realm_id uuid not null,
  site_id uuid not null,
  challenge bytea not null,
  return_path text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (realm_id, site_id) references site (realm_id, id) on delete cascade
);

create index authorization_request_expiry on authorization_request (expires_at);

-- The answer of the sign-in host (RFC 6749, 4.1.2): once, for one minute, for the site and the request that asked.
create table authorization_code (
  code_hash bytea primary key,
  realm_id uuid not null,
  state_hash bytea not null references authorization_request (state_hash) on delete cascade,
  session_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (realm_id, session_id) references session (realm_id, id) on delete cascade
);

create index authorization_code_request on authorization_code (state_hash);
create index authorization_code_session on authorization_code (realm_id, session_id);
