create table tag (
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
  color numeric,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint tag_pk primary key (workspace_id, id),
  constraint tag_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index tag_newest on tag using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index tag_recent on tag using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index tag_bin on tag using btree (workspace_id, deleted_at) where deleted_at is not null;
create index tag_name on tag using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index tag_search_name on tag using gin (workspace_id, search_name gin_trgm_ops);
alter table tag enable row level security;
create policy own on tag to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on tag to peyvand_system using (true) with check (true);
grant select, insert, update, delete on tag to peyvand_app, peyvand_system;

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
  gender text,
  employer_id uuid,
  job_title text,
  parent_id uuid,
  phones jsonb,
  emails jsonb,
  preferred_channel text,
  address jsonb,
  website text,
  national_code text,
  company_id text,
  economic_code text,
  registration_number text,
  legal_form text,
  birth_date date,
  sector text,
  annual_revenue numeric,
  annual_revenue_currency text,
  employees numeric,
  founded_year numeric,
  roles jsonb,
  source text,
  owner_id uuid,
  description text,
  external_id text,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_detail text generated always as (peyvand_fold_v1(coalesce(peyvand_phone_digits("phones"), '') || ' ' || coalesce(peyvand_member_texts("emails", 'address'), '') || ' ' || coalesce("national_code", '') || ' ' || coalesce("company_id", ''))) stored,
  constraint party_pk primary key (workspace_id, id),
  constraint party_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index party_newest on party using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index party_recent on party using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index party_bin on party using btree (workspace_id, deleted_at) where deleted_at is not null;
create index party_newest_of_kind on party using btree (workspace_id, kind, created_at desc, id desc) where deleted_at is null;
create index party_name on party using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index party_name_of_kind on party using btree (workspace_id, kind, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index party_family_name on party using btree (workspace_id, (peyvand_sort_key_v1("family_name")) collate "C", id) where deleted_at is null;
create index party_employer_id on party using btree (workspace_id, employer_id, created_at desc, id desc) where deleted_at is null;
create index party_parent_id on party using btree (workspace_id, parent_id, created_at desc, id desc) where deleted_at is null;
create index party_national_code on party using btree (workspace_id, (peyvand_sort_key_v1("national_code")) collate "C", id) where deleted_at is null;
create index party_company_id on party using btree (workspace_id, (peyvand_sort_key_v1("company_id")) collate "C", id) where deleted_at is null;
create index party_economic_code on party using btree (workspace_id, (peyvand_sort_key_v1("economic_code")) collate "C", id) where deleted_at is null;
create index party_registration_number on party using btree (workspace_id, (peyvand_sort_key_v1("registration_number")) collate "C", id) where deleted_at is null;
create index party_sector on party using btree (workspace_id, (peyvand_sort_key_v1("sector")) collate "C", id) where deleted_at is null;
create index party_annual_revenue on party using btree (workspace_id, annual_revenue, id) where deleted_at is null;
create index party_employees on party using btree (workspace_id, employees, id) where deleted_at is null;
create index party_owner_id on party using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index party_external_id on party using btree (workspace_id, (peyvand_sort_key_v1("external_id")) collate "C", id) where deleted_at is null;
create index party_search_name on party using gin (workspace_id, search_name gin_trgm_ops);
create index party_search_detail on party using gin (workspace_id, search_detail gin_trgm_ops);
alter table party enable row level security;
create policy own on party to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on party to peyvand_system using (true) with check (true);
grant select, insert, update, delete on party to peyvand_app, peyvand_system;

create table relation (
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
  from_id uuid not null,
  kind text not null,
  to_id uuid not null,
  since date,
  until date,
  constraint relation_pk primary key (workspace_id, id),
  constraint relation_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index relation_newest on relation using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index relation_recent on relation using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index relation_bin on relation using btree (workspace_id, deleted_at) where deleted_at is not null;
create index relation_from_id on relation using btree (workspace_id, from_id, created_at desc, id desc) where deleted_at is null;
create index relation_to_id on relation using btree (workspace_id, to_id, created_at desc, id desc) where deleted_at is null;
alter table relation enable row level security;
create policy own on relation to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on relation to peyvand_system using (true) with check (true);
grant select, insert, update, delete on relation to peyvand_app, peyvand_system;

alter table party add constraint party_employer_id_fk foreign key (workspace_id, employer_id) references party (workspace_id, id);

alter table party add constraint party_parent_id_fk foreign key (workspace_id, parent_id) references party (workspace_id, id);

alter table party add constraint party_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table relation add constraint relation_from_id_fk foreign key (workspace_id, from_id) references party (workspace_id, id);

alter table relation add constraint relation_to_id_fk foreign key (workspace_id, to_id) references party (workspace_id, id);
