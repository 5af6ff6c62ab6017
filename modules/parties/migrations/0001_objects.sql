create table party (
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
  kind text not null,
  name text not null,
  honorific text,
  given_name text,
  family_name text,
  roles jsonb,
  organisation_id uuid,
  phones jsonb,
  emails jsonb,
  address jsonb,
  website text,
  sector text,
  description text,
  owner_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_detail text generated always as (peyvand_fold_v1(coalesce(peyvand_phone_digits("phones"), '') || ' ' || coalesce(peyvand_member_texts("emails", 'address'), ''))) stored,
  constraint party_pk primary key (workspace_id, id),
  constraint party_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index party_newest on party using btree (workspace_id, kind, created_at desc, id desc) where deleted_at is null;
create index party_recent on party using btree (workspace_id, kind, updated_at desc, id desc) where deleted_at is null;
create index party_bin on party using btree (workspace_id, deleted_at) where deleted_at is not null;
create index party_name on party using btree (workspace_id, kind, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index party_organisation_id on party using btree (workspace_id, organisation_id, created_at desc, id desc) where deleted_at is null;
create index party_owner_id on party using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index party_search_name on party using gin (workspace_id, search_name gin_trgm_ops);
create index party_search_detail on party using gin (workspace_id, search_detail gin_trgm_ops);
alter table party enable row level security;
create policy own on party to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on party to peyvand_system using (true) with check (true);
grant select, insert, update, delete on party to peyvand_app, peyvand_system;

alter table party add constraint party_organisation_id_fk foreign key (workspace_id, organisation_id) references party (workspace_id, id);

alter table party add constraint party_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);
