-- What rows of a long file tell, while it is checked, so that later ones are held against them. Nothing is lost with it: a
-- check that was cut off begins anew. Whence no log of it is written to the disk.
create unlogged table import_met (
  workspace_id integer not null,
  import_id uuid not null,
  -- 64 bits of a hash of a telephone number, a mailbox, an identity number.
  key bigint not null,
  row integer not null,
  -- The first row of those that are one with it.
  first_row integer not null,
  traits jsonb not null,
  constraint import_met_pk primary key (workspace_id, import_id, key, row),
  constraint import_met_import_id_fk foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
);
alter table import_met enable row level security;
create policy own on import_met to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_met to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_met to peyvand_app, peyvand_system;
