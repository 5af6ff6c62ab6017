-- What a workspace was given to begin with, so that what a later version brings reaches the workspaces made before it.
create table seeded (
  workspace_id integer not null,
  name text not null,
  at timestamptz(3) not null default now(),
  constraint seeded_pk primary key (workspace_id, name),
  constraint seeded_workspace_fk foreign key (workspace_id) references workspace (id)
);
alter table seeded enable row level security;
create policy own on seeded to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on seeded to peyvand_system using (true) with check (true);
grant select, insert, update, delete on seeded to peyvand_app, peyvand_system;

insert into seeded (workspace_id, name)
select workspace.id, given.name from workspace cross join unnest(array[
  'parties.tags', 'sales.pipeline',
  'rights.party', 'rights.relation', 'rights.tag', 'rights.call', 'rights.file', 'rights.meeting', 'rights.note', 'rights.task',
  'rights.saved_view', 'rights.deal', 'rights.product', 'rights.pipeline', 'rights.stage', 'rights.loss_reason',
  'rights.stage_change', 'rights.lead', 'rights.lead_score_rule', 'rights.lead_assignment_rule'
]) as given (name);
