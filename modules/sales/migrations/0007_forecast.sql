alter table deal add column forecast_category text;

create table forecast_snapshot (
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
  key text not null,
  taken_on date not null,
  month date not null,
  pipeline_id uuid not null,
  team_id uuid,
  weighted numeric,
  weighted_currency text,
  commit numeric,
  commit_currency text,
  statistical numeric,
  statistical_currency text,
  low numeric,
  low_currency text,
  high numeric,
  high_currency text,
  constraint forecast_snapshot_pk primary key (workspace_id, id),
  constraint forecast_snapshot_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index forecast_snapshot_newest on forecast_snapshot using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index forecast_snapshot_recent on forecast_snapshot using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index forecast_snapshot_bin on forecast_snapshot using btree (workspace_id, deleted_at) where deleted_at is not null;
create index forecast_snapshot_taken_on on forecast_snapshot using btree (workspace_id, taken_on, id) where deleted_at is null;
create index forecast_snapshot_pipeline_id on forecast_snapshot using btree (workspace_id, pipeline_id, created_at desc, id desc) where deleted_at is null;
create index forecast_snapshot_team_id on forecast_snapshot using btree (workspace_id, team_id, created_at desc, id desc) where deleted_at is null;
alter table forecast_snapshot enable row level security;
create policy own on forecast_snapshot to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on forecast_snapshot to peyvand_system using (true) with check (true);
grant select, insert, update, delete on forecast_snapshot to peyvand_app, peyvand_system;

alter table forecast_snapshot add constraint forecast_snapshot_pipeline_id_fk foreign key (workspace_id, pipeline_id) references pipeline (workspace_id, id);

alter table forecast_snapshot add constraint forecast_snapshot_team_id_fk foreign key (workspace_id, team_id) references team (workspace_id, id);
