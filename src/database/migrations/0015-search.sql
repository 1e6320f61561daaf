-- What an office looks a member up by, and the order in which it lists them, stand in each row, made once when it is
-- written: of a realm of a million nothing has to be made of every row that a search looks at.
alter table person
  add column in_order text collate "C" not null
    generated always as (name_order(family_name, given_name)) stored,
  -- The words of the name, the town and the postcode.
  add column words tsvector not null
    generated always as (strip(search_words(
      given_name || ' ' || family_name || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '')))) stored;

drop index person_in_order;
create index person_in_order on person (realm_id, in_order);

-- No list of what is pending: every search would read it through, once for each way in which a word may be mistyped.
drop index person_words;
create index person_words on person using gin (words) with (fastupdate = off);

-- A number is looked for in all the organisations in reach at once, whatever its capitals.
create index membership_number on membership (realm_id, lower(number)) where number is not null;
-- Of those who are not members in force there are few.
create index membership_state on membership (realm_id, state) where state <> 'admitted';

-- Where the latest letters were refused, the address is none.
create index letter_refused on letter (realm_id, account_id) where state = 'failed' and account_id is not null;

-- Which of these words anybody of a realm has. A look-up in the index for each: PostgreSQL, which cannot know that hardly
-- any of them is a word at all, would otherwise read all persons for each.
create function words_of_persons(realm uuid, forms text[]) returns setof text language sql stable
  set enable_seqscan = off set enable_indexscan = off
as $$
  select form from unnest(forms) form
  cross join lateral (select from person p
    where p.realm_id = realm and p.words @@ quote_literal(form)::tsquery limit 1) one
$$;
