-- One authority lives in one schema; nothing here names another authority's rows.

create table setting (
  key text primary key,
  value jsonb not null
);

create table user_account (
  id text primary key,
  name text not null,
  email text not null,
  roles text[] not null check (roles <@ array['officer', 'approver', 'administrator', 'auditor'] and cardinality(roles) > 0),
  -- sees incoming cases before they are given to anybody
  intake boolean not null default false,
  active boolean not null default true,
  language text not null default 'en',
  password_hash text,
  totp_secret text,
  -- last time step that was used, so that one code opens one door once
  totp_step bigint not null default 0,
  created_at timestamptz not null
);
create unique index user_account_email on user_account (lower(email));

create table passkey (
  id text primary key,
  user_id text not null references user_account (id),
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamptz not null
);

create table sign_in_session (
  token_hash text primary key,
  user_id text not null references user_account (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  agent text not null
);

create table sign_in_try (
  subject text primary key,
  failures int not null,
  blocked_until timestamptz
);

-- Gap-free number series: one row is locked, counted up and used in the same transaction.
create table number_series (
  direction text not null check (direction in ('OUT', 'IN')),
  year int not null,
  last int not null,
  primary key (direction, year)
);

create table partner (
  code text primary key,
  state text not null,
  name text not null,
  transport text not null check (transport in ('http', 'folder')),
  address text not null,
  card jsonb not null,
  -- a person compared the fingerprint with one that came by another way
  compared_by text,
  compared_at timestamptz,
  active boolean not null default true
);

create table case_file (
  id text primary key,
  side text not null check (side in ('requesting', 'requested')),
  mechanism text not null,
  -- id shared by every message of the matter, on both sides
  conversation text not null unique,
  reference text not null unique,
  their_reference text,
  counterpart_state text not null,
  counterpart text,
  title text not null,
  state text not null,
  version int not null,
  next_action text,
  next_owner text,
  next_due date,
  next_because text,
  confidential boolean not null default false,
  opened_at timestamptz not null,
  since date not null,
  closed_at timestamptz,
  -- no open case without next action, owner and date
  constraint open_case_has_next check (
    (closed_at is null and next_action is not null and next_owner is not null and next_due is not null and next_because is not null)
    or (closed_at is not null and next_action is null and next_owner is null and next_due is null and next_because is null)
  )
);
create index case_file_due on case_file (next_due) where closed_at is null;

create table case_event (
  case_id text not null references case_file (id),
  version int not null,
  event text not null,
  mover text not null check (mover in ('officer', 'approver', 'dispatch', 'counterpart', 'exchange')),
  -- whether the event is part of what both States know, or internal to this authority
  shared boolean not null,
  by text not null,
  at timestamptz not null,
  body jsonb not null,
  primary key (case_id, version)
);

create table case_access (
  case_id text not null references case_file (id),
  user_id text not null references user_account (id),
  granted_by text not null,
  granted_at timestamptz not null,
  reason text not null,
  primary key (case_id, user_id)
);

-- The request as it is being composed, or as it came in; `revision` guards against lost updates.
create table case_request (
  case_id text primary key references case_file (id),
  revision int not null,
  request jsonb not null,
  -- fields that an information request has opened again
  reopened jsonb not null default '[]',
  saved_by text not null,
  saved_at timestamptz not null
);

create table attachment (
  id text primary key,
  case_id text not null references case_file (id),
  name text not null,
  media_type text not null,
  size_bytes int not null,
  sha256 text not null,
  -- 'ours': uploaded or made here; 'theirs': came in a sealed message
  origin text not null check (origin in ('ours', 'theirs')),
  message_id text,
  content bytea not null,
  added_by text not null,
  added_at timestamptz not null
);
create index attachment_case on attachment (case_id);

-- A message of ours before it leaves: prepared by one person, released by another.
create table dispatch (
  id text primary key,
  case_id text not null references case_file (id),
  kind text not null,
  status text not null check (status in ('prepared', 'released', 'returned')),
  body jsonb not null,
  -- attachment ids that go with it
  attachments text[] not null,
  -- languages of the letter that goes with it, in order
  languages text[] not null,
  prepared_by text not null,
  prepared_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  check (decided_by is null or decided_by <> prepared_by or kind = 'acknowledgement')
);
create unique index one_prepared_dispatch on dispatch (case_id) where status = 'prepared';

create table outbox (
  message_id text primary key,
  case_id text not null references case_file (id),
  kind text not null,
  partner text not null references partner (code),
  message jsonb not null,
  parts text[] not null,
  status text not null check (status in ('waiting', 'handed-over', 'delivered', 'rejected', 'undeliverable')),
  attempts int not null default 0,
  next_try timestamptz not null,
  last_error text,
  -- sealed once, so that every attempt carries the same bytes
  manifest text,
  ciphertext bytea,
  -- the inner seal and its listing: they prove afterwards which papers went
  seal text,
  listing text,
  receipt text,
  queued_at timestamptz not null,
  settled_at timestamptz
);
create index outbox_waiting on outbox (next_try) where status in ('waiting', 'handed-over');

create table inbox (
  message_id text primary key,
  sender text not null,
  kind text not null,
  conversation text not null,
  manifest text not null,
  manifest_digest text not null,
  seal text not null,
  listing text not null,
  -- signed after the commit that filed the message; the same bytes are answered ever after
  receipt text,
  case_id text references case_file (id),
  received_at timestamptz not null
);

create table audit_leaf (
  index bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  object text not null,
  -- canonical JSON of the entry, as it was hashed
  leaf text not null,
  hash text not null,
  -- what the salted hash in the leaf stands for; ids and kinds only, never content
  salt text not null,
  detail jsonb not null
);
create index audit_leaf_object on audit_leaf (object);

create table audit_tree (
  only_one boolean primary key default true check (only_one),
  size bigint not null,
  frontier text[] not null,
  checkpoint text
);
insert into audit_tree (size, frontier) values (0, '{}');

-- What has happened cannot be changed: not by a program, not by a careless administrator.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'comity: % is append-only', tg_table_name using errcode = 'P0001';
end $$;
create trigger case_event_is_append_only before update or delete on case_event for each row execute function refuse_change();
create trigger audit_leaf_is_append_only before update or delete on audit_leaf for each row execute function refuse_change();
create trigger inbox_is_append_only before delete on inbox for each row execute function refuse_change();
