alter table lead add column territory_id uuid;

create table territory (
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
  position numeric not null,
  provinces jsonb,
  cities text,
  kinds jsonb,
  sectors text,
  condition jsonb,
  team_id uuid,
  note text,
  active boolean not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_own text,
  constraint territory_pk primary key (workspace_id, id),
  constraint territory_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index territory_newest on territory using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index territory_recent on territory using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index territory_bin on territory using btree (workspace_id, deleted_at) where deleted_at is not null;
create index territory_team_id on territory using btree (workspace_id, team_id, created_at desc, id desc) where deleted_at is null;
create index territory_search_own on territory using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index territory_search_name on territory using gin (workspace_id, search_name gin_trgm_ops);
alter table territory enable row level security;
create policy own on territory to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on territory to peyvand_system using (true) with check (true);
grant select, insert, update, delete on territory to peyvand_app, peyvand_system;

alter table sales_party add column territory_id uuid;

alter table lead add constraint lead_territory_id_fk foreign key (workspace_id, territory_id) references territory (workspace_id, id);

create index lead_territory_id on lead using btree (workspace_id, territory_id, created_at desc, id desc) where deleted_at is null;

alter table territory add constraint territory_team_id_fk foreign key (workspace_id, team_id) references team (workspace_id, id);

alter table sales_party add constraint sales_party_territory_id_fk foreign key (workspace_id, territory_id) references territory (workspace_id, id);

create index sales_party_territory_id on sales_party using btree (workspace_id, territory_id);
