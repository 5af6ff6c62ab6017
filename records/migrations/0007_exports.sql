create table data_export (
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
  object text not null,
  request jsonb not null,
  state text not null,
  rows numeric,
  file text,
  failure text,
  owner_id uuid,
  constraint data_export_pk primary key (workspace_id, id),
  constraint data_export_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index data_export_newest on data_export using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index data_export_recent on data_export using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index data_export_bin on data_export using btree (workspace_id, deleted_at) where deleted_at is not null;
create index data_export_owner_id on data_export using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table data_export enable row level security;
create policy own on data_export to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on data_export to peyvand_system using (true) with check (true);
grant select, insert, update, delete on data_export to peyvand_app, peyvand_system;

alter table data_export add constraint data_export_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);
