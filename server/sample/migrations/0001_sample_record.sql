-- Which records are sample data, so that one call takes all of them away and nothing else.
create table sample_record (
  workspace_id integer not null,
  object text not null,
  record_id uuid not null,
  constraint sample_record_pk primary key (workspace_id, object, record_id),
  constraint sample_record_workspace_fk foreign key (workspace_id) references workspace (id)
);
alter table sample_record enable row level security;
create policy own on sample_record to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sample_record to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sample_record to peyvand_app, peyvand_system;
