-- How a workspace arranges an object: its sections, the order of its fields, and their rules. One row an object.
create table custom_layout (
  workspace_id integer not null,
  id uuid not null,
  object text not null,
  definition jsonb not null,
  constraint custom_layout_pk primary key (workspace_id, object),
  constraint custom_layout_workspace_fk foreign key (workspace_id) references workspace (id)
);
alter table custom_layout enable row level security;
create policy own on custom_layout to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on custom_layout to peyvand_system using (true) with check (true);
grant select, insert, update, delete on custom_layout to peyvand_app, peyvand_system;
