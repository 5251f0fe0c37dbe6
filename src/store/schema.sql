-- What the migrations make: one authority. Written by "npm run schema", compared by a test; change a migration instead.

create table attachment (
  id text not null,
  case_id text not null,
  name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  origin text not null,
  message_id text,
  content bytea not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint attachment_origin_check CHECK (origin = ANY (ARRAY['ours'::text, 'theirs'::text]))
);

create table audit_leaf (
  index bigint not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  object text not null,
  leaf text not null,
  hash text not null,
  salt text not null,
  detail jsonb not null,
  constraint audit_leaf_pkey PRIMARY KEY (index)
);

create table audit_tree (
  only_one boolean not null default true,
  size bigint not null,
  frontier text[] not null,
  checkpoint text,
  constraint audit_tree_pkey PRIMARY KEY (only_one),
  constraint audit_tree_only_one_check CHECK (only_one)
);

create table case_access (
  case_id text not null,
  user_id text not null,
  granted_by text not null,
  granted_at timestamp with time zone not null,
  reason text not null,
  constraint case_access_pkey PRIMARY KEY (case_id, user_id),
  constraint case_access_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_access_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id)
);

create table case_event (
  case_id text not null,
  version integer not null,
  event text not null,
  mover text not null,
  shared boolean not null,
  by text not null,
  at timestamp with time zone not null,
  body jsonb not null,
  constraint case_event_pkey PRIMARY KEY (case_id, version),
  constraint case_event_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_event_mover_check CHECK (mover = ANY (ARRAY['officer'::text, 'approver'::text, 'dispatch'::text, 'counterpart'::text, 'exchange'::text]))
);

create table case_file (
  id text not null,
  side text not null,
  mechanism text not null,
  conversation text not null,
  reference text not null,
  their_reference text,
  counterpart_state text not null,
  counterpart text,
  title text not null,
  state text not null,
  version integer not null,
  next_action text,
  next_owner text,
  next_due date,
  next_because text,
  confidential boolean not null default false,
  opened_at timestamp with time zone not null,
  since date not null,
  closed_at timestamp with time zone,
  constraint case_file_pkey PRIMARY KEY (id),
  constraint case_file_conversation_key UNIQUE (conversation),
  constraint case_file_reference_key UNIQUE (reference),
  constraint case_file_side_check CHECK (side = ANY (ARRAY['requesting'::text, 'requested'::text])),
  constraint open_case_has_next CHECK (closed_at IS NULL AND next_action IS NOT NULL AND next_owner IS NOT NULL AND next_due IS NOT NULL AND next_because IS NOT NULL OR closed_at IS NOT NULL AND next_action IS NULL AND next_owner IS NULL AND next_due IS NULL AND next_because IS NULL)
);

create table case_request (
  case_id text not null,
  revision integer not null,
  request jsonb not null,
  reopened jsonb not null default '[]'::jsonb,
  saved_by text not null,
  saved_at timestamp with time zone not null,
  constraint case_request_pkey PRIMARY KEY (case_id),
  constraint case_request_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);

create table dispatch (
  id text not null,
  case_id text not null,
  kind text not null,
  status text not null,
  body jsonb not null,
  attachments text[] not null,
  languages text[] not null,
  prepared_by text not null,
  prepared_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  reason text,
  constraint dispatch_pkey PRIMARY KEY (id),
  constraint dispatch_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint dispatch_check CHECK (decided_by IS NULL OR decided_by <> prepared_by OR kind = 'acknowledgement'::text),
  constraint dispatch_status_check CHECK (status = ANY (ARRAY['prepared'::text, 'released'::text, 'returned'::text]))
);

create table inbox (
  message_id text not null,
  sender text not null,
  kind text not null,
  conversation text not null,
  manifest text not null,
  manifest_digest text not null,
  seal text not null,
  listing text not null,
  receipt text,
  case_id text,
  received_at timestamp with time zone not null,
  constraint inbox_pkey PRIMARY KEY (message_id),
  constraint inbox_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);

create table migration (
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table number_series (
  direction text not null,
  year integer not null,
  last integer not null,
  constraint number_series_pkey PRIMARY KEY (direction, year),
  constraint number_series_direction_check CHECK (direction = ANY (ARRAY['OUT'::text, 'IN'::text]))
);

create table outbox (
  message_id text not null,
  case_id text not null,
  kind text not null,
  partner text not null,
  message jsonb not null,
  parts text[] not null,
  status text not null,
  attempts integer not null default 0,
  next_try timestamp with time zone not null,
  last_error text,
  manifest text,
  ciphertext bytea,
  seal text,
  listing text,
  receipt text,
  queued_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (message_id),
  constraint outbox_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint outbox_partner_fkey FOREIGN KEY (partner) REFERENCES partner(code),
  constraint outbox_status_check CHECK (status = ANY (ARRAY['waiting'::text, 'handed-over'::text, 'delivered'::text, 'rejected'::text, 'undeliverable'::text]))
);

create table partner (
  code text not null,
  state text not null,
  name text not null,
  transport text not null,
  address text not null,
  card jsonb not null,
  compared_by text,
  compared_at timestamp with time zone,
  active boolean not null default true,
  constraint partner_pkey PRIMARY KEY (code),
  constraint partner_transport_check CHECK (transport = ANY (ARRAY['http'::text, 'folder'::text]))
);

create table passkey (
  id text not null,
  user_id text not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id)
);

create table setting (
  key text not null,
  value jsonb not null,
  constraint setting_pkey PRIMARY KEY (key)
);

create table sign_in_session (
  token_hash text not null,
  user_id text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  agent text not null,
  constraint sign_in_session_pkey PRIMARY KEY (token_hash),
  constraint sign_in_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id)
);

create table sign_in_try (
  subject text not null,
  failures integer not null,
  blocked_until timestamp with time zone,
  constraint sign_in_try_pkey PRIMARY KEY (subject)
);

create table user_account (
  id text not null,
  name text not null,
  email text not null,
  roles text[] not null,
  intake boolean not null default false,
  active boolean not null default true,
  language text not null default 'en'::text,
  password_hash text,
  totp_secret text,
  totp_step bigint not null default 0,
  created_at timestamp with time zone not null,
  constraint user_account_pkey PRIMARY KEY (id),
  constraint user_account_roles_check CHECK (roles <@ ARRAY['officer'::text, 'approver'::text, 'administrator'::text, 'auditor'::text] AND cardinality(roles) > 0)
);

CREATE INDEX attachment_case ON attachment USING btree (case_id);

CREATE INDEX audit_leaf_object ON audit_leaf USING btree (object);

CREATE INDEX case_file_due ON case_file USING btree (next_due) WHERE closed_at IS NULL;

CREATE UNIQUE INDEX one_prepared_dispatch ON dispatch USING btree (case_id) WHERE status = 'prepared'::text;

CREATE INDEX outbox_waiting ON outbox USING btree (next_try) WHERE status = ANY (ARRAY['waiting'::text, 'handed-over'::text]);

CREATE UNIQUE INDEX user_account_email ON user_account USING btree (lower(email));

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'comity: % is append-only', tg_table_name using errcode = 'P0001';
end $function$;

CREATE TRIGGER audit_leaf_is_append_only BEFORE DELETE OR UPDATE ON audit_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_leaf_is_never_emptied BEFORE TRUNCATE ON audit_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER case_event_is_append_only BEFORE DELETE OR UPDATE ON case_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER case_event_is_never_emptied BEFORE TRUNCATE ON case_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER inbox_is_append_only BEFORE DELETE ON inbox FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER inbox_is_never_emptied BEFORE TRUNCATE ON inbox FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
