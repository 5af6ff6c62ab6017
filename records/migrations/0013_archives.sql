create table archive (
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
  file_name text not null,
  direction text not null,
  state text not null,
  file text,
  bytes numeric,
  progress jsonb,
  failure jsonb,
  owner_id uuid,
  constraint archive_pk primary key (workspace_id, id),
  constraint archive_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index archive_newest on archive using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index archive_recent on archive using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index archive_bin on archive using btree (workspace_id, deleted_at) where deleted_at is not null;
create index archive_owner_id on archive using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table archive enable row level security;
create policy own on archive to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on archive to peyvand_system using (true) with check (true);
grant select, insert, update, delete on archive to peyvand_app, peyvand_system;

alter table archive add constraint archive_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);
