alter table team add column region text;

-- Rows of a file that an import left out, each with its reason, so that they can be mended and brought in again.
create table import_left_out (
  workspace_id integer not null,
  import_id uuid not null,
  row integer not null,
  reason jsonb not null,
  constraint import_left_out_pk primary key (workspace_id, import_id, row),
  constraint import_left_out_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint import_left_out_import_id_fk foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
);
alter table import_left_out enable row level security;
create policy own on import_left_out to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_left_out to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_left_out to peyvand_app, peyvand_system;
