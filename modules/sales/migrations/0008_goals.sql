create table goal (
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
  title text not null,
  measure text not null,
  count numeric,
  amount numeric,
  amount_currency text,
  period text not null,
  starts_on date not null,
  ends_on date not null,
  scope text not null,
  owner_id uuid,
  team_id uuid,
  product_id uuid,
  note text,
  search_name text generated always as (peyvand_fold_v1(coalesce("title", ''))) stored,
  search_own text,
  constraint goal_pk primary key (workspace_id, id),
  constraint goal_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index goal_newest on goal using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index goal_recent on goal using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index goal_bin on goal using btree (workspace_id, deleted_at) where deleted_at is not null;
create index goal_starts_on on goal using btree (workspace_id, starts_on, id) where deleted_at is null;
create index goal_ends_on on goal using btree (workspace_id, ends_on, id) where deleted_at is null;
create index goal_owner_id on goal using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index goal_team_id on goal using btree (workspace_id, team_id, created_at desc, id desc) where deleted_at is null;
create index goal_product_id on goal using btree (workspace_id, product_id, created_at desc, id desc) where deleted_at is null;
create index goal_search_own on goal using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index goal_search_name on goal using gin (workspace_id, search_name gin_trgm_ops);
alter table goal enable row level security;
create policy own on goal to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on goal to peyvand_system using (true) with check (true);
grant select, insert, update, delete on goal to peyvand_app, peyvand_system;

create table sales_policy (
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
  leaderboard boolean not null,
  closed_until date,
  constraint sales_policy_pk primary key (workspace_id, id),
  constraint sales_policy_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index sales_policy_newest on sales_policy using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index sales_policy_recent on sales_policy using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index sales_policy_bin on sales_policy using btree (workspace_id, deleted_at) where deleted_at is not null;
alter table sales_policy enable row level security;
create policy own on sales_policy to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sales_policy to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sales_policy to peyvand_app, peyvand_system;

alter table goal add constraint goal_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table goal add constraint goal_team_id_fk foreign key (workspace_id, team_id) references team (workspace_id, id);

alter table goal add constraint goal_product_id_fk foreign key (workspace_id, product_id) references product (workspace_id, id);
