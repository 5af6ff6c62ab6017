alter table import alter column failure type jsonb
  using case when failure is not null then jsonb_build_object('fa', failure, 'en', failure) end;

alter table import add column together text;

create index import_together on import using btree (workspace_id, (peyvand_sort_key_v1("together")) collate "C", id) where deleted_at is null;

-- Mappings that ran, by the names of the file's columns: the next file with the same columns begins with them.
create table import_mapping (
  workspace_id integer not null,
  id uuid not null default uuidv7(),
  object text not null,
  variant text not null,
  signature text not null,
  file_name text not null,
  plan jsonb not null,
  used_at timestamptz(3) not null,
  constraint import_mapping_pk primary key (workspace_id, id),
  constraint import_mapping_one unique (workspace_id, signature, object, variant),
  constraint import_mapping_workspace_fk foreign key (workspace_id) references workspace (id)
);
alter table import_mapping enable row level security;
create policy own on import_mapping to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_mapping to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_mapping to peyvand_app, peyvand_system;

-- Which record became of a row, by the row's own key in its file: files that come in together refer to each other by it.
create table import_key (
  workspace_id integer not null,
  import_id uuid not null,
  key text not null,
  record_id uuid not null,
  constraint import_key_pk primary key (workspace_id, import_id, key),
  constraint import_key_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint import_key_import_id_fk foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
);
alter table import_key enable row level security;
create policy own on import_key to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_key to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_key to peyvand_app, peyvand_system;
