alter table import add column undo jsonb;

-- Records that the undoing of an import left as they are, each with its reason.
create table import_undo_left (
  workspace_id integer not null,
  import_id uuid not null,
  object text not null,
  record_id uuid not null,
  reason jsonb not null,
  constraint import_undo_left_pk primary key (workspace_id, import_id, record_id),
  constraint import_undo_left_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint import_undo_left_import_id_fk foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
);
alter table import_undo_left enable row level security;
create policy own on import_undo_left to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_undo_left to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_undo_left to peyvand_app, peyvand_system;
