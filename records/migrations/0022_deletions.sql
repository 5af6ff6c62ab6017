-- What was deleted in one deed comes back in one. The records of it are those of its object that were deleted at its instant.
create table deletion (
  workspace_id integer not null,
  id uuid not null,
  object text not null,
  at timestamptz(3) not null,
  by_id uuid,
  count integer not null default 0,
  state text not null default 'deleted',
  restored_by uuid,
  place uuid,
  restored integer not null default 0,
  refused integer not null default 0,
  reason jsonb,
  failure jsonb,
  constraint deletion_pk primary key (workspace_id, id),
  constraint deletion_at unique (workspace_id, object, at),
  constraint deletion_state_known check (state in ('deleted', 'restoring', 'failed', 'restored')),
  constraint deletion_workspace_fk foreign key (workspace_id) references workspace (id)
);
alter table deletion enable row level security;
create policy own on deletion to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on deletion to peyvand_system using (true) with check (true);
grant select, insert, update, delete on deletion to peyvand_app, peyvand_system;

create index custom_record_bin on custom_record (workspace_id, object_id, deleted_at, id) where deleted_at is not null;
