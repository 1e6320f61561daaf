-- What the office opens first: the applications that nobody has decided, the oldest on top.
create index application_to_decide on application (realm_id, submitted_at, id)
  where state = 'submitted' and approved_at is null;
create index application_to_decide_of_organisation on application (realm_id, organisation_id, submitted_at, id)
  where state = 'submitted' and approved_at is null;
