-- Who is who, over all workspaces: only the system role sees it, so no request that speaks for a member can.
create schema auth;
grant usage on schema auth to peyvand_system;

-- A person who can sign in. He may be a member of several workspaces.
create table auth.identity (
  id uuid not null,
  password_hash text not null,
  password_changed_at timestamptz(3) not null,
  preferences jsonb not null default '{}',
  -- Sealed; in force once confirmed by a first code.
  totp_secret text,
  totp_confirmed_at timestamptz(3),
  -- The last step that was used: a code counts once (RFC 6238 §5.2).
  totp_step bigint not null default 0,
  created_at timestamptz(3) not null,
  constraint identity_pk primary key (id)
);

create table auth.identifier (
  kind text not null,
  value text not null,
  identity_id uuid not null,
  created_at timestamptz(3) not null,
  constraint identifier_pk primary key (kind, value),
  constraint identifier_kind_known check (kind in ('mobile', 'email')),
  constraint identifier_identity_fk foreign key (identity_id) references auth.identity (id) on delete cascade
);
create index identifier_identity on auth.identifier (identity_id);

create table auth.recovery_code (
  identity_id uuid not null,
  hash bytea not null,
  constraint recovery_code_pk primary key (identity_id, hash),
  constraint recovery_code_identity_fk foreign key (identity_id) references auth.identity (id) on delete cascade
);

create table auth.membership (
  identity_id uuid not null,
  workspace_id integer not null,
  member_id uuid not null,
  created_at timestamptz(3) not null,
  constraint membership_pk primary key (identity_id, workspace_id),
  constraint membership_member_unique unique (workspace_id, member_id),
  constraint membership_identity_fk foreign key (identity_id) references auth.identity (id) on delete cascade,
  constraint membership_workspace_fk foreign key (workspace_id) references workspace (id)
);

-- A pending session has the password but not yet the second factor; it opens nothing else.
create table auth.session (
  id uuid not null,
  token_hash bytea not null,
  identity_id uuid not null,
  workspace_id integer,
  pending boolean not null,
  created_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  address text not null,
  agent text not null,
  constraint session_pk primary key (id),
  constraint session_token_unique unique (token_hash),
  constraint session_identity_fk foreign key (identity_id) references auth.identity (id) on delete cascade,
  constraint session_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index session_identity on auth.session (identity_id);
create index session_expiry on auth.session (expires_at);

-- Links that work once: into a workspace, to a new password, to the first set-up.
create table auth.link (
  token_hash bytea not null,
  kind text not null,
  workspace_id integer,
  member_id uuid,
  identity_id uuid,
  identifier_kind text,
  identifier text,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  constraint link_pk primary key (token_hash),
  constraint link_kind_known check (kind in ('invitation', 'reset', 'setup')),
  constraint link_identity_fk foreign key (identity_id) references auth.identity (id) on delete cascade,
  constraint link_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index link_member on auth.link (workspace_id, member_id);
create index link_identity on auth.link (identity_id);

-- Guesses that failed lately, by a hash of what was guessed at and by address.
create table auth.guess (
  key bytea not null,
  count integer not null,
  at timestamptz(3) not null,
  free_at timestamptz(3) not null,
  constraint guess_pk primary key (key)
);

create table auth.api_key (
  id uuid not null,
  workspace_id integer not null,
  -- It can never do more than its maker can today, and less where it has a role.
  member_id uuid not null,
  role_id uuid,
  name text not null,
  secret_hash bytea not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  used_at timestamptz(3),
  constraint api_key_pk primary key (id),
  constraint api_key_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index api_key_workspace on auth.api_key (workspace_id, created_at desc);

grant select, insert, update, delete on all tables in schema auth to peyvand_system;

-- Requests that name themselves, so that a repeated one is not done twice.
create table request_claim (
  workspace_id integer not null,
  member_id uuid not null,
  key text not null,
  request_hash bytea not null,
  claimed_at timestamptz(3) not null,
  -- Set by the very transaction that does the deed.
  done boolean not null default false,
  status integer,
  headers jsonb,
  body text,
  constraint request_claim_pk primary key (workspace_id, member_id, key),
  constraint request_claim_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index request_claim_age on request_claim (claimed_at);
alter table request_claim enable row level security;
create policy own on request_claim to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on request_claim to peyvand_system using (true) with check (true);
grant select, insert, update, delete on request_claim to peyvand_app, peyvand_system;
