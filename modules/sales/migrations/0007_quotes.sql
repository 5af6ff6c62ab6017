alter table pipeline add column accepted_stage_id uuid;

create table quote_template (
  workspace_id integer not null,
  id uuid not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  updated_by uuid,
  deleted_at timestamptz(3),
  deleted_by uuid,
  custom jsonb not null default '{}',
  name text not null,
  language text not null,
  is_default boolean not null,
  title text not null,
  color numeric not null,
  columns jsonb,
  valid_days numeric not null,
  terms text,
  footer text,
  show_logo boolean not null,
  show_signatures boolean not null,
  show_seal boolean not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_own text,
  constraint quote_template_pk primary key (workspace_id, id),
  constraint quote_template_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index quote_template_newest on quote_template using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index quote_template_recent on quote_template using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index quote_template_bin on quote_template using btree (workspace_id, deleted_at) where deleted_at is not null;
create index quote_template_search_own on quote_template using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index quote_template_search_name on quote_template using gin (workspace_id, search_name gin_trgm_ops);
alter table quote_template enable row level security;
create policy own on quote_template to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on quote_template to peyvand_system using (true) with check (true);
grant select, insert, update, delete on quote_template to peyvand_app, peyvand_system;

create table quote (
  workspace_id integer not null,
  id uuid not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  updated_by uuid,
  deleted_at timestamptz(3),
  deleted_by uuid,
  custom jsonb not null default '{}',
  number text,
  state text not null,
  deal_id uuid not null,
  party_id uuid,
  payable numeric,
  payable_currency text,
  valid_until date not null,
  template_id uuid not null,
  language text not null,
  terms text,
  owner_id uuid,
  edition numeric not null,
  sent_at timestamptz(3),
  opened_at timestamptz(3),
  decided_at timestamptz(3),
  decided_by text,
  comment text,
  search_name text generated always as (peyvand_fold_v1(coalesce("number", ''))) stored,
  search_own text,
  constraint quote_pk primary key (workspace_id, id),
  constraint quote_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index quote_newest on quote using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index quote_recent on quote using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index quote_bin on quote using btree (workspace_id, deleted_at) where deleted_at is not null;
create index quote_number on quote using btree (workspace_id, (peyvand_sort_key_v1("number")) collate "C", id) where deleted_at is null;
create index quote_state on quote using btree (workspace_id, state, created_at desc, id desc) where deleted_at is null;
create index quote_deal_id on quote using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index quote_party_id on quote using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null;
create index quote_payable on quote using btree (workspace_id, payable, id) where deleted_at is null;
create index quote_valid_until on quote using btree (workspace_id, valid_until, id) where deleted_at is null;
create index quote_template_id on quote using btree (workspace_id, template_id, created_at desc, id desc) where deleted_at is null;
create index quote_owner_id on quote using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index quote_sent_at on quote using btree (workspace_id, sent_at, id) where deleted_at is null;
create index quote_search_own on quote using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index quote_search_name on quote using gin (workspace_id, search_name gin_trgm_ops);
alter table quote enable row level security;
create policy own on quote to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on quote to peyvand_system using (true) with check (true);
grant select, insert, update, delete on quote to peyvand_app, peyvand_system;

create table quote_version (
  workspace_id integer not null,
  id uuid not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  updated_by uuid,
  deleted_at timestamptz(3),
  deleted_by uuid,
  custom jsonb not null default '{}',
  quote_id uuid not null,
  deal_id uuid not null,
  edition numeric not null,
  document jsonb not null,
  fingerprint text not null,
  sent_at timestamptz(3) not null,
  owner_id uuid,
  constraint quote_version_pk primary key (workspace_id, id),
  constraint quote_version_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index quote_version_newest on quote_version using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index quote_version_recent on quote_version using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index quote_version_bin on quote_version using btree (workspace_id, deleted_at) where deleted_at is not null;
create index quote_version_quote_id on quote_version using btree (workspace_id, quote_id, created_at desc, id desc) where deleted_at is null;
create index quote_version_deal_id on quote_version using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index quote_version_owner_id on quote_version using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table quote_version enable row level security;
create policy own on quote_version to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on quote_version to peyvand_system using (true) with check (true);
grant select, insert, update, delete on quote_version to peyvand_app, peyvand_system;

create table quote_link (
  workspace_id integer not null,
  id uuid not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  updated_by uuid,
  deleted_at timestamptz(3),
  deleted_by uuid,
  custom jsonb not null default '{}',
  sent_id uuid not null,
  quote_id uuid not null,
  token_hash text not null,
  way text not null,
  recipient text,
  opened_at timestamptz(3),
  constraint quote_link_pk primary key (workspace_id, id),
  constraint quote_link_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index quote_link_newest on quote_link using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index quote_link_recent on quote_link using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index quote_link_bin on quote_link using btree (workspace_id, deleted_at) where deleted_at is not null;
create index quote_link_sent_id on quote_link using btree (workspace_id, sent_id, created_at desc, id desc) where deleted_at is null;
create index quote_link_quote_id on quote_link using btree (workspace_id, quote_id, created_at desc, id desc) where deleted_at is null;
create index quote_link_token_hash on quote_link using btree (workspace_id, (peyvand_sort_key_v1("token_hash")) collate "C", id) where deleted_at is null;
alter table quote_link enable row level security;
create policy own on quote_link to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on quote_link to peyvand_system using (true) with check (true);
grant select, insert, update, delete on quote_link to peyvand_app, peyvand_system;

alter table pipeline add constraint pipeline_accepted_stage_id_fk foreign key (workspace_id, accepted_stage_id) references stage (workspace_id, id);

create index pipeline_accepted_stage_id on pipeline using btree (workspace_id, accepted_stage_id, created_at desc, id desc) where deleted_at is null;

alter table quote add constraint quote_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table quote add constraint quote_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id);

alter table quote add constraint quote_template_id_fk foreign key (workspace_id, template_id) references quote_template (workspace_id, id);

alter table quote add constraint quote_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table quote_version add constraint quote_version_quote_id_fk foreign key (workspace_id, quote_id) references quote (workspace_id, id);

alter table quote_version add constraint quote_version_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table quote_version add constraint quote_version_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table quote_link add constraint quote_link_sent_id_fk foreign key (workspace_id, sent_id) references quote_version (workspace_id, id);

alter table quote_link add constraint quote_link_quote_id_fk foreign key (workspace_id, quote_id) references quote (workspace_id, id);
