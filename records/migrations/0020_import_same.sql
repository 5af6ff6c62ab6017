-- Rows of a file that its check found to be one with an earlier row of it, and that may be kept apart when it comes in.
create table import_same (
  workspace_id integer not null,
  import_id uuid not null,
  row integer not null,
  with_row integer not null,
  constraint import_same_pk primary key (workspace_id, import_id, row),
  constraint import_same_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint import_same_import_id_fk foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
);
alter table import_same enable row level security;
create policy own on import_same to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_same to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_same to peyvand_app, peyvand_system;
