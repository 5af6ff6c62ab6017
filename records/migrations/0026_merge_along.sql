-- What was added with a winner since a merge and goes with one that parts from it: of one field all at once, in the background.
create table merge_along (
  workspace_id integer not null,
  merge_id uuid not null,
  field_id text not null,
  to_id uuid not null,
  by_id uuid not null,
  -- What was added later stays.
  until timestamptz(3) not null,
  -- Records that stay though the others go.
  stays uuid[] not null,
  state text not null default 'moving',
  place text,
  moved integer not null default 0,
  refused integer not null default 0,
  reason jsonb,
  failure jsonb,
  constraint merge_along_pk primary key (workspace_id, merge_id, field_id),
  constraint merge_along_state_known check (state in ('moving', 'failed', 'moved')),
  constraint merge_along_merge_id_fk foreign key (workspace_id, merge_id) references merge (workspace_id, id) on delete cascade
);
alter table merge_along enable row level security;
create policy own on merge_along to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on merge_along to peyvand_system using (true) with check (true);
grant select, insert, update, delete on merge_along to peyvand_app, peyvand_system;
create index merge_along_moving on merge_along (workspace_id, merge_id) where state = 'moving';
