-- What lies in the file store for each workspace. Content that no row here names is swept away after a day.
create table stored_file (
  workspace_id integer not null,
  sha256 text not null,
  bytes bigint not null,
  created_at timestamptz(3) not null default now(),
  constraint stored_file_pk primary key (workspace_id, sha256),
  constraint stored_file_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint stored_file_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
alter table stored_file enable row level security;
create policy own on stored_file to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on stored_file to peyvand_system using (true) with check (true);
grant select, insert, delete on stored_file to peyvand_app, peyvand_system;
