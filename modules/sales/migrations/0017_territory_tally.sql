create table territory_tally (
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
  name text not null,
  counted_at timestamptz(3) not null,
  counts jsonb not null,
  constraint territory_tally_pk primary key (workspace_id, id),
  constraint territory_tally_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index territory_tally_newest on territory_tally using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index territory_tally_recent on territory_tally using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index territory_tally_bin on territory_tally using btree (workspace_id, deleted_at) where deleted_at is not null;
alter table territory_tally enable row level security;
create policy own on territory_tally to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on territory_tally to peyvand_system using (true) with check (true);
grant select, insert, update, delete on territory_tally to peyvand_app, peyvand_system;
