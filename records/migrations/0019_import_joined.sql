-- Rows of a file that became one record with an earlier row of it, so that whoever brought it in can look at them.
create table import_joined (
  workspace_id integer not null,
  import_id uuid not null,
  row integer not null,
  with_row integer,
  record_id uuid not null,
  constraint import_joined_pk primary key (workspace_id, import_id, row),
  constraint import_joined_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint import_joined_import_id_fk foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
);
alter table import_joined enable row level security;
create policy own on import_joined to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_joined to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_joined to peyvand_app, peyvand_system;
