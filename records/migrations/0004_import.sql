create table import (
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
  state text not null,
  analysis jsonb not null,
  plan jsonb,
  findings jsonb,
  decisions jsonb,
  progress jsonb,
  failure text,
  owner_id uuid,
  constraint import_pk primary key (workspace_id, id),
  constraint import_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index import_newest on import using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index import_recent on import using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index import_bin on import using btree (workspace_id, deleted_at) where deleted_at is not null;
create index import_owner_id on import using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table import enable row level security;
create policy own on import to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import to peyvand_app, peyvand_system;

alter table import add constraint import_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

-- What was decided about a value in an earlier import: the same trouble is mended the same way next time.
create table import_decision (
  workspace_id integer not null,
  object text not null,
  path text not null,
  code text not null,
  key text not null,
  decision jsonb not null,
  constraint import_decision_pk primary key (workspace_id, object, path, code, key),
  constraint import_decision_workspace_fk foreign key (workspace_id) references workspace (id)
);
alter table import_decision enable row level security;
create policy own on import_decision to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_decision to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_decision to peyvand_app, peyvand_system;
