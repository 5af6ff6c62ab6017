create table role (
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
  description text,
  grants jsonb not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint role_pk primary key (workspace_id, id),
  constraint role_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index role_newest on role using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index role_recent on role using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index role_bin on role using btree (workspace_id, deleted_at) where deleted_at is not null;
create index role_search_name on role using gin (workspace_id, search_name gin_trgm_ops);
alter table role enable row level security;
create policy own on role to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on role to peyvand_system using (true) with check (true);
grant select, insert, update, delete on role to peyvand_app, peyvand_system;

create table team (
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
  manager_id uuid,
  parent_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint team_pk primary key (workspace_id, id),
  constraint team_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index team_newest on team using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index team_recent on team using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index team_bin on team using btree (workspace_id, deleted_at) where deleted_at is not null;
create index team_manager_id on team using btree (workspace_id, manager_id, created_at desc, id desc) where deleted_at is null;
create index team_parent_id on team using btree (workspace_id, parent_id, created_at desc, id desc) where deleted_at is null;
create index team_search_name on team using gin (workspace_id, search_name gin_trgm_ops);
alter table team enable row level security;
create policy own on team to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on team to peyvand_system using (true) with check (true);
grant select, insert, update, delete on team to peyvand_app, peyvand_system;

create table member (
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
  job_title text,
  phones jsonb,
  emails jsonb,
  role_id uuid not null,
  team_id uuid,
  active boolean not null,
  access text not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_detail text generated always as (peyvand_fold_v1(coalesce(peyvand_phone_digits("phones"), '') || ' ' || coalesce(peyvand_member_texts("emails", 'address'), ''))) stored,
  constraint member_pk primary key (workspace_id, id),
  constraint member_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index member_newest on member using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index member_recent on member using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index member_bin on member using btree (workspace_id, deleted_at) where deleted_at is not null;
create index member_name on member using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index member_role_id on member using btree (workspace_id, role_id, created_at desc, id desc) where deleted_at is null;
create index member_team_id on member using btree (workspace_id, team_id, created_at desc, id desc) where deleted_at is null;
create index member_search_name on member using gin (workspace_id, search_name gin_trgm_ops);
create index member_search_detail on member using gin (workspace_id, search_detail gin_trgm_ops);
alter table member enable row level security;
create policy own on member to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on member to peyvand_system using (true) with check (true);
grant select, insert, update, delete on member to peyvand_app, peyvand_system;

alter table team add constraint team_manager_id_fk foreign key (workspace_id, manager_id) references member (workspace_id, id);

alter table team add constraint team_parent_id_fk foreign key (workspace_id, parent_id) references team (workspace_id, id);

alter table member add constraint member_role_id_fk foreign key (workspace_id, role_id) references role (workspace_id, id);

alter table member add constraint member_team_id_fk foreign key (workspace_id, team_id) references team (workspace_id, id);
