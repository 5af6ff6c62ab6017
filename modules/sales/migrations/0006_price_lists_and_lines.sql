alter table product add column tax_rate numeric;

create table price_list (
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
  is_default boolean not null,
  active boolean not null,
  valid_from date,
  valid_to date,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_own text,
  constraint price_list_pk primary key (workspace_id, id),
  constraint price_list_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index price_list_newest on price_list using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index price_list_recent on price_list using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index price_list_bin on price_list using btree (workspace_id, deleted_at) where deleted_at is not null;
create index price_list_name on price_list using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index price_list_search_own on price_list using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index price_list_search_name on price_list using gin (workspace_id, search_name gin_trgm_ops);
alter table price_list enable row level security;
create policy own on price_list to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on price_list to peyvand_system using (true) with check (true);
grant select, insert, update, delete on price_list to peyvand_app, peyvand_system;

create table price (
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
  product_id uuid not null,
  price numeric not null,
  price_currency text not null,
  list_id uuid,
  party_id uuid,
  from_quantity numeric not null,
  valid_from date,
  valid_to date,
  constraint price_pk primary key (workspace_id, id),
  constraint price_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index price_newest on price using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index price_recent on price using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index price_bin on price using btree (workspace_id, deleted_at) where deleted_at is not null;
create index price_product_id on price using btree (workspace_id, product_id, created_at desc, id desc) where deleted_at is null;
create index price_price on price using btree (workspace_id, price, id) where deleted_at is null;
create index price_list_id on price using btree (workspace_id, list_id, created_at desc, id desc) where deleted_at is null;
create index price_party_id on price using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null;
alter table price enable row level security;
create policy own on price to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on price to peyvand_system using (true) with check (true);
grant select, insert, update, delete on price to peyvand_app, peyvand_system;

alter table deal add column tax_currency text;

alter table deal add column discount_amount numeric;

alter table deal add column discount_amount_currency text;

alter table deal add column payable numeric;

alter table deal add column tax numeric;

alter table deal add column discount_percent numeric;

alter table deal add column payable_currency text;

create table deal_line (
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
  deal_id uuid not null,
  position numeric not null,
  product_id uuid,
  title text not null,
  quantity numeric not null,
  unit text,
  unit_price numeric not null,
  unit_price_currency text not null,
  list_price numeric,
  list_price_currency text,
  price_source text,
  discount_percent numeric,
  discount_amount numeric,
  discount_amount_currency text,
  tax_rate numeric not null,
  net numeric,
  net_currency text,
  owner_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("title", ''))) stored,
  search_own text,
  constraint deal_line_pk primary key (workspace_id, id),
  constraint deal_line_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index deal_line_newest on deal_line using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index deal_line_recent on deal_line using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index deal_line_bin on deal_line using btree (workspace_id, deleted_at) where deleted_at is not null;
create index deal_line_deal_id on deal_line using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index deal_line_product_id on deal_line using btree (workspace_id, product_id, created_at desc, id desc) where deleted_at is null;
create index deal_line_owner_id on deal_line using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index deal_line_search_own on deal_line using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index deal_line_search_name on deal_line using gin (workspace_id, search_name gin_trgm_ops);
alter table deal_line enable row level security;
create policy own on deal_line to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on deal_line to peyvand_system using (true) with check (true);
grant select, insert, update, delete on deal_line to peyvand_app, peyvand_system;

create table discount_limit (
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
  percent numeric not null,
  role_id uuid,
  team_id uuid,
  constraint discount_limit_pk primary key (workspace_id, id),
  constraint discount_limit_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index discount_limit_newest on discount_limit using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index discount_limit_recent on discount_limit using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index discount_limit_bin on discount_limit using btree (workspace_id, deleted_at) where deleted_at is not null;
create index discount_limit_percent on discount_limit using btree (workspace_id, percent, id) where deleted_at is null;
create index discount_limit_role_id on discount_limit using btree (workspace_id, role_id, created_at desc, id desc) where deleted_at is null;
create index discount_limit_team_id on discount_limit using btree (workspace_id, team_id, created_at desc, id desc) where deleted_at is null;
alter table discount_limit enable row level security;
create policy own on discount_limit to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on discount_limit to peyvand_system using (true) with check (true);
grant select, insert, update, delete on discount_limit to peyvand_app, peyvand_system;

create table discount_approval (
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
  deal_id uuid not null,
  percent numeric not null,
  state text not null,
  note text,
  owner_id uuid,
  decided_by_id uuid,
  decided_at timestamptz(3),
  reason text,
  constraint discount_approval_pk primary key (workspace_id, id),
  constraint discount_approval_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index discount_approval_newest on discount_approval using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index discount_approval_recent on discount_approval using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index discount_approval_bin on discount_approval using btree (workspace_id, deleted_at) where deleted_at is not null;
create index discount_approval_deal_id on discount_approval using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index discount_approval_percent on discount_approval using btree (workspace_id, percent, id) where deleted_at is null;
create index discount_approval_state on discount_approval using btree (workspace_id, state, created_at desc, id desc) where deleted_at is null;
create index discount_approval_owner_id on discount_approval using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index discount_approval_decided_by_id on discount_approval using btree (workspace_id, decided_by_id, created_at desc, id desc) where deleted_at is null;
alter table discount_approval enable row level security;
create policy own on discount_approval to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on discount_approval to peyvand_system using (true) with check (true);
grant select, insert, update, delete on discount_approval to peyvand_app, peyvand_system;

create table sales_party (
  workspace_id integer not null,
  party_id uuid not null,
  price_list_id uuid,
  constraint sales_party_pk primary key (workspace_id, party_id)
);
create index sales_party_price_list_id on sales_party using btree (workspace_id, price_list_id);
alter table sales_party enable row level security;
create policy own on sales_party to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sales_party to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sales_party to peyvand_app, peyvand_system;

alter table price add constraint price_product_id_fk foreign key (workspace_id, product_id) references product (workspace_id, id);

alter table price add constraint price_list_id_fk foreign key (workspace_id, list_id) references price_list (workspace_id, id);

alter table price add constraint price_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id);

alter table deal_line add constraint deal_line_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table deal_line add constraint deal_line_product_id_fk foreign key (workspace_id, product_id) references product (workspace_id, id);

alter table deal_line add constraint deal_line_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table discount_limit add constraint discount_limit_role_id_fk foreign key (workspace_id, role_id) references role (workspace_id, id);

alter table discount_limit add constraint discount_limit_team_id_fk foreign key (workspace_id, team_id) references team (workspace_id, id);

alter table discount_approval add constraint discount_approval_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table discount_approval add constraint discount_approval_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table discount_approval add constraint discount_approval_decided_by_id_fk foreign key (workspace_id, decided_by_id) references member (workspace_id, id);

alter table sales_party add constraint sales_party_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id) on delete cascade;

alter table sales_party add constraint sales_party_price_list_id_fk foreign key (workspace_id, price_list_id) references price_list (workspace_id, id);
