-- Letters in threes, by which a word that was mistyped is found (« Dupond » for « Dupont »). Any role that may create
-- in the database may add it: PostgreSQL trusts it since 13.
create extension if not exists pg_trgm;
