-- A name as it is put in order: the family name first, no accents, capitals or punctuation.
create function name_order(family_name text, given_name text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    replace(replace(lower(regexp_replace(normalize(family_name || e'\t' || given_name, NFKD), '[\u0300-\u036f]', '', 'g')), 'œ', 'oe'), 'æ', 'ae'),
    '[^[:alnum:]\t]+', ' ', 'g')
$$;

create index person_in_order on person (realm_id, (name_order(family_name, given_name) collate "C"));

-- An address is also looked for by its beginning.
drop index person_email;
create index person_email on person (realm_id, email_key text_pattern_ops) where email_key is not null;

-- What was written to somebody, the latest first.
create index letter_account on letter (realm_id, account_id, id) where account_id is not null;
create index letter_person on letter (realm_id, person_id, id) where person_id is not null;
