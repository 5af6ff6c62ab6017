-- Who was erased on request: no more than an id, so that neither a restore nor an archive brings the person back.
create table erasure (
  workspace_id integer not null,
  object text not null,
  record_id uuid not null,
  at timestamptz(3) not null,
  by_id uuid,
  constraint erasure_pk primary key (workspace_id, object, record_id),
  constraint erasure_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index erasure_newest on erasure (workspace_id, at desc);
alter table erasure enable row level security;
create policy own on erasure to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on erasure to peyvand_system using (true) with check (true);
grant select on erasure to peyvand_app;
grant select, insert, update, delete on erasure to peyvand_system;
